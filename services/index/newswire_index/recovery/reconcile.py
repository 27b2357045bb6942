"""Use case: compare what the registry calls indexed with what the engine holds, by hour and then by id.

A difference is looked at once more before it is told: an article that is indexed, or taken down, meanwhile is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newswire_shared.accounting.known_articles import KnownArticles, is_taken_down

from newswire_index.engine.census import HOUR_MS, Census, HeldArticle
from newswire_index.engine.ports import Index
from newswire_index.engine.selection import Place, Selection
from newswire_index.recovery.expectations import Expectations, IndexedArticle, indexed_article
from newswire_index.recovery.removed_articles import RemovedArticles, removed_articles

A_PAGE = 1000  # of ids with a capture each: an answer of 100 kB


@dataclass(frozen=True, slots=True)
class HourCount:
    """An hour, since 1970, in which the registry and the engine count differently."""

    hour: int
    accepted: int
    held: int


@dataclass(slots=True)
class Differences:
    """What differs.

    `missing` are articles that the engine lacks, `behind` those of which it lacks the capture that was indexed last, by
    the captures that it has.  `unknown` it holds though nobody accepted them, `removed` though they were taken down or
    are not retained, `merged` though they turned out to be other articles.
    """

    accepted: int = 0
    held: int = 0
    hours: list[HourCount] = field(default_factory=list)
    missing: list[IndexedArticle] = field(default_factory=list)
    behind: dict[str, frozenset[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)

    @property
    def is_none(self) -> bool:
        return not (self.missing or self.behind or self.unknown or self.removed or self.merged)


@dataclass(frozen=True, slots=True)
class Reconcile:
    """Compares both sides; `quick` looks by id only into hours whose counts differ, and so at texts of no other."""

    index: Index
    census: Census
    known: KnownArticles
    expectations: Callable[[], Expectations]

    def __call__(self, selection: Selection, *, quick: bool = False) -> Differences:
        self.index.refresh()  # a census meets what search sees
        removals, found = removed_articles(self.index, self.known), Differences()
        expected = self._expected(selection, removals)
        accepted, held = expected.hours(), self.census.hours(selection)
        found.accepted, found.held = sum(accepted.values()), sum(held.values())
        found.hours = _differing(accepted, held)
        spans = [_within(selection, each.hour) for each in found.hours] if quick else [selection]
        looks = _Looks(self, removals, found)
        for span in spans:
            for page in self._pages(span):
                looks.at_strange(expected.strike(page))
        for articles in expected.left([each.hour for each in found.hours] if quick else None):
            looks.at_left(articles)
        return found

    def _expected(self, selection: Selection, removals: RemovedArticles) -> Expectations:
        expected = self.expectations()
        for part in self.known.walk():
            # one that was found to be another's is answered with that, which comes by its own id
            own = [known for name, known in part.items() if known.article_id == name and not is_taken_down(known)]
            told = [
                told for known in own if _is_asked_for(selection, known.source) and (told := indexed_article(known))
            ]
            expected.expect([each for each in told if _is_within(selection, each, removals)])
        return expected

    def _pages(self, selection: Selection) -> Iterator[list[HeldArticle]]:
        after: Place | None = None
        while page := self.census.page(selection, after, A_PAGE):
            yield page
            after = page[-1].place


@dataclass(frozen=True, slots=True)
class _Looks:
    """The second look at each difference."""

    case: Reconcile
    removals: RemovedArticles
    found: Differences

    def at_strange(self, held: Sequence[HeldArticle]) -> None:
        """At what the engine holds, and the registry does not say so."""
        gone = self.removals.among({each.place.article_id: each.place.first_seen_ms for each in held})
        ids = [each.place.article_id for each in held if each.place.article_id not in gone]
        known = self.case.known.of(ids)
        self.found.removed += sorted(gone)
        self.found.unknown += [name for name in ids if name not in known]
        self.found.merged += [name for name, article in known.items() if article.article_id != name]

    def at_left(self, articles: Sequence[IndexedArticle]) -> None:
        """At what the registry says, and the engine was not seen to hold."""
        gone = self.removals.among({each.article_id: each.first_seen_ms for each in articles})
        kept = [each for each in articles if each.article_id not in gone]
        stored = self.case.index.read([each.article_id for each in kept])
        for each in kept:
            if each.article_id not in stored:
                self.found.missing.append(each)
                continue
            captures = frozenset(capture.capture_id for capture in stored[each.article_id].document.captures)
            if each.capture_id not in captures:
                self.found.behind[each.article_id] = captures


def _is_asked_for(selection: Selection, source: str) -> bool:
    return selection.source in ("", source)


def _is_within(selection: Selection, article: IndexedArticle, removals: RemovedArticles) -> bool:
    is_in_time = selection.since_ms <= article.first_seen_ms < selection.until_ms
    return is_in_time and not removals.named.has(article.article_id, article.first_seen_ms)


def _differing(accepted: Mapping[int, int], held: Mapping[int, int]) -> list[HourCount]:
    hours = sorted({*accepted, *held})
    counted = [HourCount(hour, accepted.get(hour, 0), held.get(hour, 0)) for hour in hours]
    return [each for each in counted if each.accepted != each.held]


def _within(selection: Selection, hour: int) -> Selection:
    begin = hour * HOUR_MS
    since, until = max(begin, selection.since_ms), min(begin + HOUR_MS, selection.until_ms)
    return Selection(selection.source, since, until)
