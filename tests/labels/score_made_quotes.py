"""Score quotes, speakers and sources on articles that were written for this test: `quotes/made`.

    python tests/labels/score_made_quotes.py [--half HALF] [--language de] [--worst]

A file holds the articles of one language, each with its half, its text and its labels.  In the text `{1|words}` is a
part of the first quote, `{1i|words}` of an indirect one; below it stand the right speakers of each quote (`-`: nobody
by name, behind ` = ` how the text describes who says it) and the sources.  With a question mark a label is neither
right nor wrong.  What somebody goes on to say in one paragraph may be found as one quote or as two.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.entities.recognition.spacy_recogniser import open_recogniser
from newswire_enrich.offline.tagging import tag_articles
from newswire_enrich.settings import EnrichSettings
from newswire_shared.contracts.settings import load

sys.path.insert(0, str(Path(__file__).parents[1]))
from labels.score_quotes import SHARED, shared, spans_of

MADE = Path(__file__).parent / "quotes" / "made"
PART = re.compile(r"\{(\d+i?\??)\|([^{}]*)\}")
HALVES = ("dev", "judging", "second", "third", "fourth", "edges", "edges-judging")
SPEAKER = re.compile(r"(\d+) (.+)")
SOURCE = re.compile(r"(told|reports|according to|credit|citing)(\?)?: (.+)")


@dataclass(slots=True)
class MadeArticle:
    """A made article: its text without the labels, and what is to be found in it."""

    language: str
    half: str
    body: str = ""
    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    speakers: dict[str, list[str]] = field(default_factory=dict)
    described: dict[str, str] = field(default_factory=dict)
    sources: list[tuple[str, list[str], bool]] = field(default_factory=list)


def made_articles(half: str, language: str | None) -> Iterator[MadeArticle]:
    """The articles of a half."""
    for path in sorted(MADE.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = part.partition("\n")
            if name == half and language in (None, path.stem):
                yield read_article(path.stem, name, rest)


def read_article(language: str, half: str, lines: str) -> MadeArticle:
    """An article from its lines."""
    made, text = MadeArticle(language, half), []
    for line in lines.rstrip().split("\n"):
        if speaker := SPEAKER.fullmatch(line):
            names, _, described = speaker[2].partition(" = ")
            made.speakers[speaker[1]] = [name.strip() for name in names.split(";")]
            if described:
                made.described[speaker[1]] = described
        elif source := SOURCE.fullmatch(line):
            made.sources.append((source[1], [name.strip() for name in source[3].split(";")], bool(source[2])))
        else:
            text.append(line)
    _place(made, "\n".join(text).strip())
    return made


def _place(made: MadeArticle, marked: str) -> None:
    at = 0
    for part in PART.finditer(marked):
        made.body += marked[at : part.start()]
        made.spans.setdefault(part[1], []).append((len(made.body), len(made.body) + len(part[2])))
        made.body += part[2]
        at = part.end()
    made.body += marked[at:]


def is_name(found: str | None, answers: list[str]) -> bool:
    """Whether a speaker or source is one of the answers: its words are theirs or the other way round."""
    if found is None:
        return "-" in answers
    words = set(found.casefold().split())
    each = [set(answer.casefold().split()) for answer in answers if answer != "-"]
    return any(a <= words or words <= a for a in each)


def score(made: MadeArticle, tags: dict[str, Any], counts: Counter[str]) -> list[str]:
    """Count one article; returns what went wrong."""
    return [*_score_quotes(made, tags, counts), *_score_sources(made, tags, counts)]


def _score_quotes(made: MadeArticle, tags: dict[str, Any], counts: Counter[str]) -> Iterator[str]:
    used: list[dict[str, Any]] = []
    for name in made.spans:
        optional, number = name.endswith("?"), name.rstrip("i?")
        kind = "indirect" if "i" in name else "direct"
        of_kind = (one for one in tags["quotes"] if one["kind"] == kind)
        match = next((one for one in of_kind if shared(made.spans[name], spans_of(one)) >= SHARED), None)
        used += [match] if match else []
        if not optional:
            yield from _score_quote(made, name, number, match, counts)
    extra = [one for one in tags["quotes"] if one not in used and one["kind"] == "direct"]
    counts["extra"] += len(extra)
    yield from (f"extra                    {one['text'][:60]!r} by {one['speaker']!r}" for one in extra)


def _score_quote(
    made: MadeArticle, name: str, number: str, match: dict[str, Any] | None, counts: Counter[str]
) -> Iterator[str]:
    answers, said = made.speakers[number], made.body[slice(*made.spans[name][0])][:40]
    right = match is not None and is_name(match["speaker"], answers)
    counts.update({"quotes": 1, "found": match is not None, "right": right})
    if not right or match is None:
        yield f"{'missed' if match is None else repr(match['speaker']):<24} {said!r} by {answers}"
    exact = match is not None and _is_exact(made, name, spans_of(match))
    counts["exact"] += exact
    if match is not None and not exact:
        yield f"edges                    {[made.body[slice(*span)] for span in spans_of(match)]}"
    if number in made.described:
        described = match.get("described") if match else None
        counts.update({"roles": 1, "described": described == made.described[number]})
        if described != made.described[number]:
            yield f"described {described!r:<14} {said!r} by {made.described[number]!r}"


def _is_exact(made: MadeArticle, name: str, found: list[tuple[int, int]]) -> bool:
    """Whether the spans are those of a label, others of the same speaker beside them."""
    speakers = made.speakers[name.rstrip("i?")]
    same = {
        span for other, spans in made.spans.items() if made.speakers[other.rstrip("i?")] == speakers for span in spans
    }
    return set(made.spans[name]) <= set(found) <= same


def _score_sources(made: MadeArticle, tags: dict[str, Any], counts: Counter[str]) -> Iterator[str]:
    left = [(one["relation"], one["source"]) for one in tags["attribution"]]
    for relation, answers, optional in made.sources:
        match = next((one for one in left if one[0] == relation and is_name(one[1], answers)), None)
        left = [one for one in left if one is not match]
        counts["sources"] += not optional
        counts["sources found"] += match is not None and not optional
        if match is None and not optional:
            yield f"missed source            {relation} {answers}"
    counts["sources extra"] += len(left)
    yield from (f"extra source             {one}" for one in left)


def figures(counts: Counter[str]) -> str:
    """What was counted, in a line."""
    quotes, found, right = counts["quotes"], counts["found"], counts["right"]
    sources, named = counts["sources"], counts["sources found"]
    return (
        f"{quotes:>4} quotes, found {found / max(1, quotes):.3f}, right {right / max(1, quotes):.3f}, "
        f"extra {counts['extra']:>2}, edges {counts['exact'] / max(1, found):.3f}, "
        f"described {counts['described']} of {counts['roles']}; {sources:>3} sources, precision "
        f"{named / max(1, named + counts['sources extra']):.3f}, recall {named / max(1, sources):.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, default="dev")
    parser.add_argument("--language")
    parser.add_argument("--worst", action="store_true", help="name each fault")
    options = parser.parse_args()
    recogniser, catalogue = open_recogniser(load(EnrichSettings).model), load_catalogue()
    recogniser.load()
    groups: dict[str, Counter[str]] = {"English": Counter(), "others": Counter()}
    for made in made_articles(options.half, options.language):
        article = {"id": made.language, "title": "", "body": made.body, "language": made.language}
        tags = json.loads(json.dumps(next(tag_articles([article], recogniser, catalogue))))
        one: Counter[str] = Counter()
        faults = score(made, tags, one)
        groups["English" if made.language == "en" else "others"] += one
        if options.worst:
            print("\n".join([f"{made.language} {figures(one)}", *(f"    {fault}" for fault in faults)]))
    for name, counts in groups.items():
        print(f"{name:<8}{figures(counts)}")


if __name__ == "__main__":
    main()
