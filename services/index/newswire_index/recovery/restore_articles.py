"""Use case: write the enriched copies of some articles into the index, merged as the indexer merges them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.archive.segments import Segments
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.documents import Article, ArticleDocument, StorySection
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.stories import Placements

from newswire_index.articles.merge import merge, replace_time, under
from newswire_index.articles.placements import placed, read_placed
from newswire_index.articles.shortening import shortened
from newswire_index.engine.compare_and_set import REFUSALS, TRIES, Attempt, CompareAndSet
from newswire_index.engine.ports import LinkedStore, Stored, Write, WriteFate, WriteResult
from newswire_index.links.edges import Linking
from newswire_index.links.write_links import known_links, write_linked
from newswire_index.recovery.enriched_copies import EnrichedCopy, written_at
from newswire_index.recovery.progress import StoryCard
from newswire_index.recovery.removed_articles import RemovedArticles
from newswire_index.recovery.told_stories import card_of, section_of


@dataclass(slots=True)
class RestoredPart:
    """What became of some copies; `refusals` are the engine's words, `cards` of what linking does not remember."""

    written: int = 0
    left_out: int = 0
    unreadable: int = 0
    refusals: list[str] = field(default_factory=list)
    cards: list[StoryCard] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RestoreArticles:
    """Writes copies whether the index is empty or not: what is there is merged with, and nothing comes twice."""

    index: LinkedStore
    segments: Segments
    placements: Placements
    registry: UrlRegistry
    removals: RemovedArticles
    clock: Clock

    def __call__(self, copies: Sequence[EnrichedCopy]) -> RestoredPart:
        """Raises TransientError where others kept writing the same, or the engine is busy."""
        part = RestoredPart(unreadable=sum(copy.article is None for copy in copies))
        captures = self._captures([(copy.article, copy) for copy in copies if copy.article])
        gone = self.removals.among({each.article.article_id: to_ms(each.article.first_seen_at) for each in captures})
        kept = [each for each in captures if each.article.article_id not in gone]
        part.left_out = len(captures) - len(kept)
        left = CompareAndSet(self.clock, TRIES, shrinks=True)(_by_article(kept), _PartWriter(self, part))
        if left:
            raise TransientError(f"others kept writing {left[0].article_id}, or the index was busy, {TRIES} times")
        return part

    def _captures(self, read: Sequence[tuple[Article, EnrichedCopy]]) -> list[_Capture]:
        """Copies have the ids of their time: some turned out to be other articles since."""
        names = [*dict.fromkeys(article.article_id for article, _ in read)]
        led_to = self.registry.resolve(names) if names else {}
        return [_Capture(under(led_to[article.article_id], article), copy) for article, copy in read]

    def merged(self, captures: Sequence[_Capture], stored: Stored | None) -> ArticleDocument:
        """All captures in what is stored; of one that was enriched twice the copy that was written last holds."""
        document = stored.document if stored else None
        for capture in captures:
            if document is None or not self._is_outdated(capture, document):
                document = merge(document, capture.article, capture.copy.ref)
        assert document is not None
        return shortened(document)

    def _is_outdated(self, capture: _Capture, document: ArticleDocument) -> bool:
        known = (each.ref for each in document.captures if each.capture_id == capture.article.capture_id)
        held = next(known, capture.copy.ref)
        return held != capture.copy.ref and written_at(self.segments, held) > capture.copy.written_at


@dataclass(frozen=True, slots=True)
class _Capture:
    """An article as one copy has it."""

    article: Article
    copy: EnrichedCopy


@dataclass(frozen=True, slots=True)
class _Captures:
    """The captures of one article, by when their copies were written."""

    article_id: str
    captures: tuple[_Capture, ...]


def _by_article(captures: Sequence[_Capture]) -> list[_Captures]:
    found = defaultdict[str, list[_Capture]](list)
    for capture in sorted(captures, key=lambda each: each.copy.written_at):
        found[capture.article.article_id].append(capture)
    return [_Captures(name, tuple(group)) for name, group in found.items()]


@dataclass(frozen=True, slots=True)
class _PartWriter:
    """The steps for one part, which note in it what becomes of each article."""

    case: RestoreArticles
    part: RestoredPart

    def key_of(self, item: _Captures) -> str:
        return item.article_id

    def prepare(self, items: Sequence[_Captures]) -> list[Attempt[_Captures, Write]]:
        stored, sections = read_placed(self.case.index, self.case.placements, [*map(self.key_of, items)])
        found = [
            (item, self._write(item, stored.get(item.article_id), sections.get(item.article_id))) for item in items
        ]
        return [Attempt(item, write) for item, write in found if write]

    def _write(self, item: _Captures, stored: Stored | None, section: StorySection | None) -> Write | None:
        """What is to be written, None where the index holds it like that."""
        merged = self.case.merged(item.captures, stored)
        told = section or section_of(merged.article)
        document = placed(merged, told)
        if told and section is None:
            self.part.cards.append(card_of(document.article, told.id))
        if stored and replace_time(document, stored.document) == stored.document:
            return None
        timed = document.model_copy(update={"indexed_at": self.case.clock.now()})
        return Write(timed, stored.version if stored else None)

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        links = known_links(self.case.registry, [Linking(write.document.article) for write in writes])
        return write_linked(self.case.index, links, writes)

    def note(self, attempts: Sequence[Attempt[_Captures, Write]], results: Sequence[WriteResult]) -> None:
        self.part.written += sum(result.fate is WriteFate.DONE for result in results)
        for attempt, result in zip(attempts, results, strict=True):
            if result.fate in REFUSALS:
                self.part.refusals.append(f"{attempt.item.article_id}: {result.detail}")
