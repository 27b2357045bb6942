"""Use case: write enriched articles to the index in batches, each with its own fate.

Read what is stored, merge in pure Python, write with compare-and-set; who lost a race reads again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.documents import Article, ArticleDocument, StorySection
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End
from newswire_shared.contracts.stories import Placements

from newswire_index.articles.merge import merge, outcome, placed
from newswire_index.articles.shortening import shortened
from newswire_index.changes.changes import Changes
from newswire_index.engine.ports import ArticleIndex, Stored, Write, WriteFate, WriteResult

BUSY_WAIT_S = 0.2
Result = Ended | BaseException


@dataclass(frozen=True, slots=True)
class Enriched:
    """An article to index, and where its enriched copy lies."""

    article: Article
    ref: str


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One article's document on its way into the index."""

    position: int
    enriched: Enriched
    merged: ArticleDocument
    write: Write | None
    end: End


@dataclass(frozen=True, slots=True)
class IndexArticles:
    """Indexes a batch; `tries` bounds the rounds of read, merge, write."""

    index: ArticleIndex
    placements: Placements
    registry: UrlRegistry
    changes: Changes
    clock: Clock
    tries: int

    def __call__(self, batch: Sequence[Enriched]) -> list[Result]:
        """The fate of each article, in order."""
        results: dict[int, Result] = {}
        waiting = dict(enumerate(batch))
        size = len(batch)
        for _ in range(self.tries):
            if not waiting:
                break
            size = self._round(waiting, results, size)
            waiting = {n: item for n, item in waiting.items() if n not in results}
        for position in waiting:
            results[position] = TransientError(f"others kept writing it, or the index was busy, {self.tries} times")
        return [results[position] for position in range(len(batch))]

    def _round(self, waiting: Mapping[int, Enriched], results: dict[int, Result], size: int) -> int:
        """One round over what waits, in requests of at most `size`; answers the size for the next round."""
        attempts = self._prepare(first_of_each(waiting))
        standing = [attempt for attempt in attempts if attempt.write is None]
        self._announce(
            [a for a in standing if a.end is End.INDEXED]
        )  # who wrote it may have been killed before it said so
        results.update({attempt.position: Ended(attempt.end) for attempt in standing})
        writing = [attempt for attempt in attempts if attempt.write]
        while writing:
            chunk, writing = writing[:size], writing[size:]
            fates = write_in_parts(self.index, [attempt.write for attempt in chunk if attempt.write])
            size = self._note(chunk, fates, results, size)
        return size

    def _prepare(self, waiting: Mapping[int, Enriched]) -> list[_Attempt]:
        ids = list(dict.fromkeys(item.article.article_id for item in waiting.values()))
        stored, sections = read_placed(self.index, self.placements, ids)
        return [
            self._attempt(n, item, stored.get(item.article.article_id), sections.get(item.article.article_id))
            for n, item in waiting.items()
        ]

    def _attempt(
        self, position: int, enriched: Enriched, stored: Stored | None, section: StorySection | None
    ) -> _Attempt:
        existing = stored.document if stored else None
        merged = placed(shortened(merge(existing, enriched.article, enriched.ref)), section)
        end = End(outcome(existing, merged, enriched.article.capture_id))
        if existing is not None and replace_time(merged, existing) == existing:
            return _Attempt(position, enriched, merged, None, end)
        timed = merged.model_copy(update={"indexed_at": self.clock.now()})
        return _Attempt(position, enriched, timed, Write(timed, stored.version if stored else None), end)

    def _note(
        self, chunk: Sequence[_Attempt], fates: Sequence[WriteResult], results: dict[int, Result], size: int
    ) -> int:
        written = [a for a, fate in zip(chunk, fates, strict=True) if fate.fate is WriteFate.DONE]
        self._announce(written)
        for attempt in written:
            results[attempt.position] = Ended(attempt.end)
        for attempt, fate in zip(chunk, fates, strict=True):
            if fate.fate in (WriteFate.REFUSED, WriteFate.TOO_LARGE):
                results[attempt.position] = PermanentError(f"the index refuses the document: {fate.detail}")
        if any(fate.fate is WriteFate.BUSY for fate in fates):
            self.clock.sleep(BUSY_WAIT_S)
            return max(1, size // 2)
        return size

    def _announce(self, written: Sequence[_Attempt]) -> None:
        """After the bulk and before the acknowledgement: the registry learns the text, readers the change."""
        if written:
            newest = [attempt.merged.article for attempt in written]
            self.registry.note_all({a.article_id: {"digest": a.digest, "digest_of": a.capture_id} for a in newest})
            self.changes.announce([attempt.merged for attempt in written])


def read_placed(
    index: ArticleIndex, placements: Placements, article_ids: Sequence[str]
) -> tuple[dict[str, Stored], Mapping[str, StorySection]]:
    """What is stored of articles, and where they are placed, asked in this order.

    So a write that succeeds at the version read never puts an older placement in the place of a newer one.
    """
    if not article_ids:
        return {}, {}
    stored = index.read(article_ids)
    return stored, placements.of(article_ids)


def write_in_parts(index: ArticleIndex, writes: Sequence[Write]) -> list[WriteResult]:
    """The fate of each write; a request that is too large is split until what is too large stands alone."""
    fates = index.write(writes)
    if len(writes) == 1 or any(fate.fate is not WriteFate.TOO_LARGE for fate in fates):
        return fates
    middle = len(writes) // 2
    return [*write_in_parts(index, writes[:middle]), *write_in_parts(index, writes[middle:])]


def first_of_each(waiting: Mapping[int, Enriched]) -> dict[int, Enriched]:
    """The first waiting capture of each article: two of one article in one request would race each other."""
    seen: set[str] = set()
    first = {}
    for position, item in waiting.items():
        if item.article.article_id not in seen:
            seen.add(item.article.article_id)
            first[position] = item
    return first


def replace_time(document: ArticleDocument, other: ArticleDocument) -> ArticleDocument:
    """The document with the other's time of indexing, to compare what matters."""
    return document.model_copy(update={"indexed_at": other.indexed_at})
