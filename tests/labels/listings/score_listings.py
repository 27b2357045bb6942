"""Score the headlines that are found on made-up pages against their labels.

    PYTHONPATH=tests python -m labels.listings.score_listings [--half development|judging] [--errors]

Rules were written with the pages of the development half; the half of a page is decided by a hash of its id.  Articles
in boxes beside the list count neither as right nor as wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newswire_ingest.listings.reading import read_listing
from newswire_shared.contracts.identity import canonicalize

HERE = Path(__file__).parent
HALVES = ("development", "judging")


@dataclass(slots=True)
class Tally:
    """Counts over the pages of a half; a title is right where it is the headline, but for blanks."""

    pages: int = 0
    recognised: int = 0
    labelled: int = 0
    found: int = 0
    right: int = 0
    titled: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0


def half_of(name: str) -> str:
    return HALVES[hashlib.sha256(name.encode()).digest()[0] % 2]


def labels() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((HERE / "labels.json").read_text("utf-8"))
    return found


def add(tally: Tally, name: str, label: dict[str, Any]) -> Iterator[str]:
    """Count a page; answers what is wrong with it, in lines."""
    body = (HERE / "pages" / f"{name}.html").read_bytes()
    listing = read_listing(body, "text/html; charset=utf-8", label["url"])
    offered = {canonicalize(url).key: title for url, title in label["headlines"].items()}
    optional = {canonicalize(url).key for url in label["optional"]}
    found = {canonicalize(item.url).key: item for item in listing.items if listing.kind == "listing"}
    right = {key for key in found if key in offered}
    wrong = [key for key in found if key not in offered and key not in optional]
    tally.pages += 1
    tally.recognised += listing.kind == "listing"
    tally.labelled += len(offered)
    tally.found += len(right) + len(wrong)
    tally.right += len(right)
    tally.titled += sum(found[key].title == offered[key] for key in right)
    yield f"{name}: {listing.kind}, {len(right)} of {len(offered)}"
    yield from (f"  wrong   {found[key].url} {found[key].title}" for key in wrong)
    yield from (f"  missing {title}" for key, title in offered.items() if key not in found)
    yield from (f"  title   {found[key].title} / {offered[key]}" for key in right if found[key].title != offered[key])


def tally(half: str, lines: list[str] | None = None) -> Tally:
    """The counts of a half."""
    counted = Tally()
    for name, label in labels().items():
        if half_of(name) == half:
            said = list(add(counted, name, label))
            if lines is not None and len(said) > 1:
                lines += said
    return counted


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--errors", action="store_true")
    chosen = parser.parse_args()
    for half in [chosen.half] if chosen.half else HALVES:
        lines: list[str] = []
        score = tally(half, lines)
        print(*(lines if chosen.errors else ()), sep="\n")
        print(
            f"{half}: {score.recognised} of {score.pages} pages are listings; {score.labelled} headlines, {score.found} found"
        )
        print(
            f"  precision {score.precision:.3f}  recall {score.recall:.3f}  titles {score.titled / max(1, score.right):.3f}"
        )


if __name__ == "__main__":
    main()
