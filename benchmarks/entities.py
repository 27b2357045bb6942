"""Gain of each pass over an article's names, cost of finding entities, and a check that memory stays bounded.

    python -m benchmarks.entities GOLD.jsonl.xz [GOLD.jsonl.xz …]
    python -m benchmarks.entities --articles 20000

GOLD holds `{"id", "text", "entities": [{"start", "end", "type"}]}` a line.  Counted is the exact span with its type:
persons, organisations and places; a leading "the" and a trailing "'s" aside, demonyms and roles left out.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue, load
from newswire_enrich.entities.passes.consistency import each_pass
from newswire_enrich.entities.recognition.mentions import FoundName, Recogniser, recognised, texts_of
from newswire_enrich.entities.recognition.spacy_recogniser import open_recogniser
from newswire_enrich.entities.recognition.trimming import trimmed
from newswire_enrich.entities.tagging import tag_article
from newswire_enrich.files.json_lines import read_objects
from newswire_enrich.settings import EnrichSettings
from newswire_shared.contracts.settings import load as load_settings

from benchmarks.process_memory import proportional_bytes

TYPES = ("person", "organisation", "place")
COLUMNS = ("all", *TYPES, "spans")
WORDS_OF_AN_ARTICLE = 150  # made up and new each, so that vocabularies grow as fast as they can
Span = tuple[int, int, str]
Counts = dict[str, Counter[str]]


def spans_of(text: str, found: Sequence[tuple[int, int, str]]) -> set[Span]:
    """The spans that count, trimmed."""
    return {(*trimmed(text, start, end), kind) for start, end, kind in found if kind in TYPES}


def names_after(
    recogniser: Recogniser, catalogue: EntityCatalogue, text: str
) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """The spans after each pass, and at last those of the entities."""
    texts = texts_of("", text)
    found = recognised(recogniser, texts, "en")
    for step, names in (("model", found), *each_pass(texts, found, catalogue)):
        yield step, [(n.start, n.end, n.type) for n in names if not is_demonym(catalogue, n)]
    entities = tag_article(recogniser, catalogue, "", text)
    yield (
        "entities",
        [(m.start, m.end, e.type) for e in entities for m in e.mentions if m.kind not in ("demonym", "role")],
    )


def is_demonym(catalogue: EntityCatalogue, name: FoundName) -> bool:
    """Whether the catalogue has a name for a people."""
    found = catalogue.candidates(name.text)
    return bool(found) and found[0].kind == "demonym"


def count(counts: Counts, wanted: set[Span], got: set[Span]) -> None:
    """Add what one document gave to the counts of a step."""
    for column in COLUMNS:
        w, g = (_column(spans, column) for spans in (wanted, got))
        counts[column].update(right=len(w & g), wanted=len(w), got=len(g))


def _column(spans: set[Span], column: str) -> set[Any]:
    if column == "spans":
        return {span[:2] for span in spans}
    return spans if column == "all" else {span for span in spans if span[2] == column}


def f1(counts: Mapping[str, int]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * counts["right"] / (counts["wanted"] + counts["got"] or 1)


def ablation(path: Path, recogniser: Recogniser, catalogue: EntityCatalogue) -> None:
    """Print a line for each pass, and the words for each second of processor time."""
    steps: dict[str, Counts] = defaultdict(lambda: defaultdict(Counter))
    words = seconds = 0.0
    for document in read_objects(path):
        text = document["text"]
        wanted = spans_of(text, [(e["start"], e["end"], e["type"]) for e in document["entities"]])
        for step, found in names_after(recogniser, catalogue, text):
            count(steps[step], wanted, spans_of(text, found))
        began = time.process_time()
        tag_article(recogniser, catalogue, "", text)
        seconds += time.process_time() - began
        words += len(text.split())
    print(f"\n{path.name}: F1; {words / seconds:,.0f} words for each second of processor time")
    print(f"{'':24}" + "".join(f"{column:>14}" for column in COLUMNS))
    for step, counts in steps.items():
        print(f"{step:24}" + "".join(f"{f1(counts[column]):14.3f}" for column in COLUMNS))


def soak(articles: int, recogniser: Recogniser, catalogue: EntityCatalogue) -> None:
    """Tag made-up articles of ever new words, and print the memory that is this process's share."""
    chance = random.Random(1)
    for number in range(articles + 1):
        if number % (articles // 5) == 0:
            print(f"{number:>8,} articles: {proportional_bytes() / 1e6:.0f} MB")
        tag_article(recogniser, catalogue, "", made_up(chance))


def made_up(chance: random.Random) -> str:
    """A text of words that no text had before."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(4, 9))) for _ in range(WORDS_OF_AN_ARTICLE)]
    return " ".join(word.capitalize() if chance.random() < 0.2 else word for word in words) + "."


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=0, help="tag so many made-up articles and watch the memory")
    arguments = parser.parse_args()
    began = time.process_time()
    recogniser, catalogue = open_recogniser(load_settings(EnrichSettings).model), load()
    catalogue.gazetteer()
    loaded = time.process_time()
    recogniser.load()
    print(f"catalogue {loaded - began:.1f} s, model {time.process_time() - loaded:.1f} s, ", end="")
    print(f"{proportional_bytes() / 1e6:.0f} MB")
    for path in arguments.gold:
        ablation(path, recogniser, catalogue)
    if arguments.articles:
        soak(arguments.articles, recogniser, catalogue)


if __name__ == "__main__":
    main()
