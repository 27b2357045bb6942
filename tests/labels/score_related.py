"""Score the related items of `newswire extract` against the labelled links of recorded pages.

    python tests/labels/score_related.py PREDICTIONS.jsonl PAGES [--half development|judging] [--errors]

PAGES is a folder of sets: `SET/gold.json` ({id: {"url", …}}) and `SET/html/ID.html.gz`.  Items are compared by address,
fragments aside.  A labelled page without a prediction counts as an empty one.  Leaked are anchor texts of four words or
more of related items, promotions, tickers and most-read lists that are lines of the body, as a share of its characters.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

from newswire_enrich.extraction.markup.page import parse
from newswire_enrich.extraction.text.decoding import decode

LABELS = Path(__file__).parent / "related"
HALVES = ("development", "judging")
OFFERED = frozenset({"related", "in_text_promo"})
OUTSIDE = OFFERED | {"ticker", "most_read"}
FEWEST_WORDS = 4  # of an anchor that counts as leaked; shorter ones stand in texts by chance


@dataclass(slots=True)
class Score:
    """Counts over the pages of a half."""

    right: int = 0
    offered: int = 0
    predicted: int = 0
    leaked: int = 0
    characters: int = 0
    wrong: Counter[str] = field(default_factory=Counter)

    def lines(self, half: str) -> Iterator[str]:
        precision = self.right / self.predicted if self.predicted else 1.0
        recall = self.right / self.offered if self.offered else 1.0
        yield f"{half}: {self.offered} items, {self.predicted} found"
        yield f"  precision     {precision:.3f}"
        yield f"  recall        {recall:.3f}"
        yield f"  leaked        {self.leaked / max(1, self.characters):.4f}"
        yield f"  wrong by kind {dict(self.wrong.most_common())}"


@dataclass(frozen=True, slots=True)
class Link:
    kind: str
    address: str
    text: str


def main() -> None:
    """Print precision, recall and leakage of each half."""
    options = arguments()
    predicted = {line["id"]: line for line in read_lines(options.predictions)}
    for half in [options.half] if options.half else HALVES:
        score = Score()
        for page in read_lines(LABELS / f"{half}.jsonl"):
            add_page(score, labelled_links(page, options.pages), predicted.get(page["id"], {}), options.errors, page)
        print("\n".join(score.lines(half)))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score related items against labelled links.")
    parser.add_argument("predictions", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--errors", action="store_true", help="print what is wrong and what is missing, by page")
    return parser.parse_args()


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def labelled_links(page: dict[str, Any], pages: Path) -> list[Link]:
    """The labelled links of a page; exits where a link is no longer what was labelled."""
    folder = pages / page["set"]
    url = json.loads((folder / "gold.json").read_text("utf-8"))[page["id"]]["url"]
    body = gzip.decompress((folder / "html" / f"{page['id']}.html.gz").read_bytes())
    anchors = [a for a in parse(decode(body, "text/html")).iter("a") if a.get("href") is not None]
    return [labelled(anchors[index], digest, kind, url) for index, digest, kind in page["links"]]


def labelled(anchor: Any, digest: str, kind: str, url: str) -> Link:
    href = anchor.get("href")
    if hashlib.sha1(href.encode("utf-8", "surrogatepass")).hexdigest()[:12] != digest:
        raise SystemExit(f"{url}: the link {href} is not the one that was labelled; use the pages of the labels")
    return Link(kind, address(urljoin(url, href.strip())), " ".join(anchor.text_content().split()))


def address(url: str) -> str:
    return urldefrag(url).url.rstrip("/")


def add_page(score: Score, links: list[Link], found: dict[str, Any], errors: bool, page: dict[str, Any]) -> None:
    gold = {link.address for link in links if link.kind in OFFERED}
    predicted = {address(item["url"]) for item in found.get("related") or [] if item.get("url")}
    kinds = {link.address: link.kind for link in links}
    score.right += len(gold & predicted)
    score.offered += len(gold)
    score.predicted += len(predicted)
    score.wrong.update(kinds.get(each, "not labelled") for each in predicted - gold)
    lines = {line.removeprefix("- ") for line in (found.get("body") or "").split("\n\n")}
    texts = {link.text for link in links if link.kind in OUTSIDE and len(link.text.split()) >= FEWEST_WORDS}
    score.leaked += sum(map(len, lines & texts))
    score.characters += len(found.get("body") or "")
    if errors:
        for difference in differences(page["id"], gold, predicted, kinds, lines & texts):
            print(difference)


def differences(
    page: str, gold: set[str], predicted: set[str], kinds: dict[str, str], leaked: set[str]
) -> Iterator[str]:
    yield from (f"{page}: wrong ({kinds.get(each, 'not labelled')}) {each}" for each in sorted(predicted - gold))
    yield from (f"{page}: missing {each}" for each in sorted(gold - predicted))
    yield from (f"{page}: leaked {text}" for text in sorted(leaked))


if __name__ == "__main__":
    main()
