"""Use case: write enriched articles to the index in batches, each with its own fate.

Read what is stored, merge in pure Python, write with compare-and-set; who lost a race reads again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.removals import Removals
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.documents import Article, ArticleDocument, StorySection
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.outcomes import Ended, rejected
from newswire_shared.contracts.reasons import End, Reason
from newswire_shared.contracts.stories import Placements

from newswire_index.articles.announcement import announce
from newswire_index.articles.homes import agreed_homes
from newswire_index.articles.merge import merge, outcome, replace_time
from newswire_index.articles.placements import placed, read_placed
from newswire_index.articles.shortening import shortened
from newswire_index.changes.changes import Changes
from newswire_index.engine.compare_and_set import REFUSALS, TRIES, Attempt, CompareAndSet, with_fate
from newswire_index.engine.ports import LinkedStore, Stored, Write, WriteFate, WriteResult
from newswire_index.engine.write_tally import WriteTally
from newswire_index.links.edges import Linking
from newswire_index.links.write_links import known_links, write_linked

ArticleFate = Ended | BaseException


@dataclass(frozen=True, slots=True)
class Enriched:
    """An article to index, where its enriched copy lies, and where the index has the article as far as is known."""

    article: Article
    ref: str
    home: str = ""


@dataclass(frozen=True, slots=True)
class IndexArticles:
    """Indexes a batch; `tries` bounds the rounds of read, merge, write."""

    index: LinkedStore
    placements: Placements
    registry: UrlRegistry
    changes: Changes
    clock: Clock
    removals: Removals
    withdraw: Callable[[Mapping[str, Reason]], object]
    unite: Callable[[Sequence[str]], Mapping[str, ArticleDocument | None]]
    tries: int = TRIES
    tally: WriteTally = field(default_factory=WriteTally)

    def __call__(self, batch: Sequence[Enriched]) -> list[ArticleFate]:
        """The fate of each article, in order."""
        writer = _BatchWriter(self)
        queue = [_Queued(position, enriched) for position, enriched in enumerate(batch)]
        for left in CompareAndSet(self.clock, self.tries, shrinks=True)(queue, writer):
            writer.fates[left.position] = TransientError(
                f"others kept writing it, or the index was busy, {self.tries} times"
            )
        return [writer.fates[position] for position in range(len(batch))]

    def merged(
        self, enriched: Enriched, stored: Stored | None, section: StorySection | None, home: str = ""
    ) -> _Merged:
        """A capture merged into what is stored, and placed; `home` is where a new article is created."""
        existing = stored.document if stored else None
        document = placed(shortened(merge(existing, enriched.article, enriched.ref)), section)
        end = End(outcome(existing, document, enriched.article.capture_id))
        if existing is not None and replace_time(document, existing) == existing:
            return _Merged(document, end, None)
        timed = document.model_copy(update={"indexed_at": self.clock.now()})
        others = (enriched.article, *([existing.article] if existing else []))
        linking = Linking(document.article, tuple(each for each in others if each.links))
        return _Merged(timed, end, Write(timed, stored.version if stored else None, home), linking)


@dataclass(frozen=True, slots=True)
class _Queued:
    """An article of a batch."""

    position: int
    enriched: Enriched


@dataclass(frozen=True, slots=True)
class _Merged:
    """An article's document with a capture in it; `write` is None where the index holds it like that."""

    document: ArticleDocument
    end: End
    write: Write | None
    linking: Linking | None = None


@dataclass(frozen=True, slots=True)
class _BatchWriter:
    """The steps for one batch, and the fates so far, by position."""

    case: IndexArticles
    fates: dict[int, ArticleFate] = field(default_factory=dict)

    def key_of(self, item: _Queued) -> str:
        return item.enriched.article.article_id

    def prepare(self, items: Sequence[_Queued]) -> list[Attempt[_Queued, _Merged]]:
        items = self._kept(items)
        known = {self.key_of(item): item.enriched.home for item in items}
        stored, sections = read_placed(self.case.index, self.case.placements, [*known], known)
        first_seen = {self.key_of(item): item.enriched.article.first_seen_at for item in items}
        homes = agreed_homes(self.case.index, self.case.registry, first_seen, known, stored)
        attempts = [
            Attempt(item, self.case.merged(item.enriched, stored.get(key), sections.get(key), homes.get(key, "")))
            for item in items
            for key in [self.key_of(item)]
        ]
        self._end([attempt for attempt in attempts if attempt.write.write is None], only=End.INDEXED)
        return [attempt for attempt in attempts if attempt.write.write is not None]

    def write(self, writes: Sequence[_Merged]) -> list[WriteResult]:
        links = known_links(self.case.registry, [merged.linking for merged in writes if merged.linking])
        documents = [merged.write for merged in writes if merged.write]
        return [*self.case.tally.of(lambda: write_linked(self.case.index, links, documents))]

    def note(self, attempts: Sequence[Attempt[_Queued, _Merged]], results: Sequence[WriteResult]) -> None:
        done = with_fate(attempts, results, WriteFate.DONE)
        # what was removed since it was asked, before it was written: either this sees it, or who removes finds it there
        kept = {id(item) for item in self._kept([attempt.item for attempt in done])}
        self._end([attempt for attempt in done if id(attempt.item) in kept])
        for attempt, result in zip(attempts, results, strict=True):
            if result.fate in REFUSALS:
                self.fates[attempt.item.position] = PermanentError(f"the index refuses the document: {result.detail}")

    def _kept(self, items: Sequence[_Queued]) -> list[_Queued]:
        """Those that were not removed on purpose; the others end so, and are taken out if they are there."""
        seen = {self.key_of(item): to_ms(item.enriched.article.first_seen_at) for item in items}
        reasons = self.case.removals.reasons(seen)
        if reasons:
            self.case.withdraw(reasons)
        out = [item for item in items if self.key_of(item) in reasons]
        self.fates.update({item.position: rejected(reasons[self.key_of(item)]) for item in out})
        return [item for item in items if self.key_of(item) not in reasons]

    def _end(self, attempts: Sequence[Attempt[_Queued, _Merged]], only: End | None = None) -> None:
        """Unite, announce, then end.

        Of what stands already only what was indexed is announced (`only`): who wrote it may have been killed before.
        """
        united = self.case.unite([self.key_of(attempt.item) for attempt in attempts]) if attempts else {}
        alone = [a for a in attempts if self.key_of(a.item) not in united and (only is None or a.write.end is only)]
        announce([attempt.write.document for attempt in alone], self.case.registry, self.case.changes)
        for attempt in attempts:
            holding = united.get(self.key_of(attempt.item), attempt.write.document)
            self.fates[attempt.item.position] = _fate(attempt, holding)


def _fate(attempt: Attempt[_Queued, _Merged], holding: ArticleDocument | None) -> ArticleFate:
    """The end of an article, once the document that came of it holds its capture.

    Whoever united it meanwhile may have read it before this capture was in it.
    """
    capture = attempt.item.enriched.article.capture_id
    if holding is None or all(each.capture_id != capture for each in holding.captures):
        return TransientError("it turned out to be another article, whose document others are writing")
    return Ended(attempt.write.end)
