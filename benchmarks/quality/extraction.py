"""Extraction beside others: bodies, titles, authors, times, what breaks, and the processor time it takes."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType

from newswire_enrich.languages.detection import detect

from benchmarks.peers.asking import CRASHED, TOO_LONG, Answer, Peer, ask_together
from benchmarks.quality.figures import Figure, figures_of
from benchmarks.quality.sets import Page, Sets

OWN, BASE = "newswire", "trafilatura"
EXTRACTORS = (
    Peer(OWN, "benchmarks.peers.own:extractor", "newswire"),
    Peer(BASE, "benchmarks.peers.extractors:trafilatura"),
    Peer("newspaper4k", "benchmarks.peers.extractors:newspaper4k"),
    Peer("news-please", "benchmarks.peers.extractors:news_please"),
    Peer("readability-lxml", "benchmarks.peers.extractors:readability"),
    Peer("mcmetadata", "benchmarks.peers.extractors:mcmetadata", "mediacloud"),
    Peer("goose3", "benchmarks.peers.extractors:goose3"),
)
DRAWS = 10_000  # of the bootstrap
SEED = 1  # so that the same pages give the same interval
FEWEST_PAGES = 2  # of a language that has a row of its own; one page says nothing of a language
BODY, FIELDS = ("body_f1", "body_p", "body_r"), ("title_exact", "title_folded", "author_f1", "date_day", "date_minute")
Scored = dict[str, float | None]


def extracted(pages: Sequence[Page]) -> dict[str, list[Answer]]:
    """What each extractor gives for each page, asked in turns: what else the machine does meets all alike."""
    return ask_together(EXTRACTORS, [page.asked for page in pages])


def measure(sets: Sets, pages: Sequence[Page], answers: Mapping[str, Sequence[Answer]]) -> Iterator[Figure]:
    """All figures of extraction."""
    score = sets.scorer("pages")
    scored = {name: [_score(score, page, a) for page, a in zip(pages, each, strict=True)]
              for name, each in answers.items()}  # fmt: skip
    for name, rows in scored.items():
        yield from _bodies(score, name, pages, rows)
        yield from _fields(score, name, pages, rows, answers[name])
        yield from _languages(score, name, pages, rows)
        yield from _lead(name, scored[OWN], rows)
    yield from speed(answers)


def _score(score: ModuleType, page: Page, answer: Answer) -> Scored:
    scores: Scored = score.score_page(page.gold, answer.given)
    return scores


def _bodies(score: ModuleType, name: str, pages: Sequence[Page], rows: Sequence[Scored]) -> Iterator[Figure]:
    by_set: dict[str, list[Scored]] = defaultdict(list)
    for page, row in zip(pages, rows, strict=True):
        by_set[page.set].append(row)
    for where, some in {**by_set, "all": rows}.items():
        yield from figures_of("body", where, name, _only(BODY, score.summarise(some)), len(some))


def _only(measures: Sequence[str], scores: Mapping[str, float]) -> dict[str, float | None]:
    return {measure: scores[measure] for measure in measures if measure in scores}


def _fields(
    score: ModuleType, name: str, pages: Sequence[Page], rows: Sequence[Scored], answers: Sequence[Answer]
) -> Iterator[Figure]:
    """Titles, authors and times; none where no answer of a tool has such a thing."""
    labelled = [(page, row) for page, row in zip(pages, rows, strict=True) if page.gold.get("title")]
    given = {
        "author_f1": any(a.given.get("authors") for a in answers),
        "date_minute": any(":" in str(a.given.get("published")) for a in answers),
        "date_day": any(a.given.get("published") for a in answers),
    }
    scores = _only(FIELDS, score.summarise(row for _, row in labelled))
    shown = {measure: value if given.get(measure, True) else None for measure, value in scores.items()}
    where = ", ".join(sorted({page.set for page, _ in labelled}))
    yield from figures_of("fields", where, name, shown, len(labelled))


def _languages(score: ModuleType, name: str, pages: Sequence[Page], rows: Sequence[Scored]) -> Iterator[Figure]:
    """Bodies of all pages, and the fields of those that have them, by the language of the labelled text."""
    for topic, measures, wanted in (("languages of pages", BODY[:1], "body"), ("languages of fields", FIELDS, "title")):
        some = [(page, row) for page, row in zip(pages, rows, strict=True) if page.gold.get(wanted)]
        for where, group in _by_language(some).items():
            yield from figures_of(topic, where, name, _only(measures, score.summarise(group)), len(group))


def _by_language(rows: Sequence[tuple[Page, Scored]]) -> dict[str, list[Scored]]:
    groups: dict[str, list[Scored]] = defaultdict(list)
    for page, row in rows:
        groups[detect(page.gold["body"]) or "unknown"].append(row)
    common = {language: group for language, group in groups.items() if len(group) >= FEWEST_PAGES}
    rare = [row for language, group in groups.items() if language not in common for row in group]
    return {**common, "others": rare} if rare else common


def _lead(name: str, own: Sequence[Scored], others: Sequence[Scored]) -> Iterator[Figure]:
    """The mean difference of body F1 by page, and the ends of its 95 % interval (paired bootstrap)."""
    if name == OWN:
        return
    differences = [(a["body_f1"] or 0.0) - (b["body_f1"] or 0.0) for a, b in zip(own, others, strict=True)]
    chance, size = random.Random(SEED), len(differences)
    means = sorted(sum(chance.choices(differences, k=size)) / size for _ in range(DRAWS))
    found = {"mean": sum(differences) / size, "low": means[int(0.025 * DRAWS)], "high": means[int(0.975 * DRAWS)]}
    yield from figures_of("lead", "all", name, found, size)


def speed(answers: Mapping[str, Sequence[Answer]]) -> Iterator[Figure]:
    """What a page takes, as a share of what trafilatura's takes, and on how many pages each tool failed."""
    base_ms = sum(answer.ms for answer in answers[BASE])
    for name, each in answers.items():
        found: dict[str, float | None] = {
            "time": sum(answer.ms for answer in each) / base_ms,
            "slowest": max(answer.ms for answer in each) * len(each) / base_ms,
            "errors": sum(a.fault is not None and a.fault not in (TOO_LONG, CRASHED) for a in each),
            "crashed": sum(answer.fault == CRASHED for answer in each),
            "too long": sum(answer.fault == TOO_LONG for answer in each),
            "empty": sum(answer.fault is None and not answer.given.get("body") for answer in each),
        }
        yield from figures_of("speed", "all", name, found, len(each))
