"""The composition root of the index: its use cases over the engine and the stack of the settings.  Nothing connects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from newswire_shared.accounting.epoch import Epoch
from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.pressure import Pressure
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.restoration import Phase, Restorer, Reteller
from newswire_shared.archive.captures import Archive
from newswire_shared.archive.segments import Segments
from newswire_shared.contracts.clock import Clock, SystemClock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.stories import Placements, StoryReader
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.offers import of_all, offered
from newswire_shared.state.pressure import RedisPressure
from newswire_shared.state.recipe import declared_recipe
from newswire_shared.state.stories import RedisPlacements, RedisStories

from newswire_index.articles.batching import BatchLimits
from newswire_index.articles.index_article import IndexArticle
from newswire_index.articles.index_articles import IndexArticles
from newswire_index.changes.changes import Changes
from newswire_index.changes.redis_changes import RedisChanges
from newswire_index.engine.installation import install_patiently
from newswire_index.engine.ports import Index
from newswire_index.engine.sqlite_index import SqliteIndex
from newswire_index.rebuild.cursor import Cursors
from newswire_index.rebuild.redis_cursors import RedisCursors
from newswire_index.rebuild.run import RunRebuild
from newswire_index.records import KeepRecord
from newswire_index.restoration.state_watch import StateWatch
from newswire_index.restoration.survivors import IndexSurvivors
from newswire_index.restoration.unfinished import SendUnfinished
from newswire_index.settings import IndexSettings
from newswire_index.stories.index_story import IndexStory
from newswire_index.stories.place_articles import PlaceArticles
from newswire_index.tasks import UseCases

RETELLERS = "newswire.retellers"  # the entry points by which services tell an index that was lost what they know


RENEWED_AT_ONCE = 100  # articles: about 0.3 s in which no other worker writes, of the second between two ticks


@dataclass(frozen=True, slots=True)
class IndexPorts:
    """The ports of a stack that the use cases need beside the engine, and the settings."""

    settings: IndexSettings
    archive: Archive
    segments: Segments
    ledger: Ledger
    registry: UrlRegistry
    publisher: EventPublisher
    pressure: Pressure
    placements: Placements
    stories: StoryReader
    changes: Changes
    cursors: Cursors
    declared_recipe: Callable[[], str]
    epoch: Epoch
    retellers: Callable[[], Sequence[Reteller]]


@dataclass(frozen=True, slots=True)
class IndexService:
    """The engine, and the use cases over it.

    `ports` is called by those that need more than the engine, so what only looks at the index needs no stack.
    """

    index: Index
    ports: Callable[[], IndexPorts]
    clock: Clock

    @classmethod
    def open(cls, settings: SharedSettings) -> IndexService:
        """The service of a command.  Its use cases raise MissingStack where no stack runs; the engine needs none."""
        return cls(open_index(settings), lambda: ports_of(assemble("index", settings)), SystemClock())

    @classmethod
    def over(cls, parts: Assembly, index: Index | None = None) -> IndexService:
        """The service of a process that has its adapters already; over another engine where one is given."""
        return cls(index or open_index(parts.settings), lambda: ports_of(parts), SystemClock())

    def install(self) -> None:
        """Create what the engine lacks, and wait while it is still starting itself."""
        install_patiently(self.index, self.clock)

    def use_cases(self) -> UseCases:
        """What the tasks delegate to.  The threads of a process share one of these, and so its batches."""
        ports, clock, index = self.ports(), self.clock, self.index
        settings, placements, changes = ports.settings, ports.placements, ports.changes
        flush = IndexArticles(index, placements, ports.registry, changes, clock)
        return UseCases(
            index_article=IndexArticle(ports.archive, flush, limits_of(settings)),
            keep_record=KeepRecord(index),
            index_story=IndexStory(ports.stories, index, changes, clock),
            place_articles=PlaceArticles(index, placements, changes, clock),
        )

    def rebuild(self, on_wait: Callable[[str], None]) -> RunRebuild:
        """A run of `newswire index rebuild`; `on_wait` is called with each reason to wait."""
        ports = self.ports()
        return RunRebuild(
            self.index, ports.segments, ports.ledger, ports.publisher, ports.pressure, self.clock,
            ports.cursors, ports.declared_recipe, on_wait, ports.retellers,
        )  # fmt: skip

    def renew_words(self) -> None:
        """Renew some of the words that an earlier release wrote into the embedded index; a lock is waited for later."""
        if isinstance(self.index, SqliteIndex):
            with suppress(TransientError):
                self.index.renew_words(RENEWED_AT_ONCE)

    def state_watch(self) -> StateWatch:
        """What begins the epoch of a new state, or says that it was lost."""
        return StateWatch(self.ports().epoch, self.index)

    def survivors(self) -> IndexSurvivors:
        """What the index holds, for `newswire restore`."""
        return IndexSurvivors(self.index)

    def restorers(self) -> tuple[Restorer, ...]:
        """The part that `newswire restore` brings back."""
        ports = self.ports()
        unfinished = SendUnfinished(
            ports.segments, ports.archive, self.index, ports.registry, ports.ledger, ports.publisher,
            ports.pressure, self.clock,
        )  # fmt: skip
        return (Restorer("unfinished", Phase.UNFINISHED, unfinished),)


def open_index(settings: SharedSettings) -> Index:
    """Elasticsearch where an address is set, else the embedded file.

    Connects to nothing yet, so it may be called before a fork.  Raises UsageError where the package
    `elasticsearch` is needed and missing, or the address is none.
    """
    if settings.elasticsearch_url is None:
        return SqliteIndex(settings.index_file)
    from newswire_index.engine.elasticsearch_index import ElasticsearchIndex  # its package is an extra

    return ElasticsearchIndex(settings.elasticsearch_url, settings.alias_prefix)


def ports_of(parts: Assembly) -> IndexPorts:
    """The ports that the adapters of a process give."""
    settings = load(IndexSettings)
    return IndexPorts(
        settings=settings,
        archive=parts.archive,
        segments=parts.archive.segments,
        ledger=parts.ledger,
        registry=parts.registry,
        publisher=parts.publisher,
        pressure=pressure_of(parts, settings),
        placements=RedisPlacements(parts.state),
        stories=RedisStories(parts.state),
        changes=RedisChanges(parts.state, settings.changes_kept),
        cursors=RedisCursors(parts.state),
        declared_recipe=lambda: declared_recipe(parts.state),
        epoch=parts.epoch,
        retellers=partial(offered_retellers, parts.settings),
    )


def offered_retellers(settings: SharedSettings) -> list[Reteller]:
    """What services tell an index that was lost.  Raises UsageError where one of them is not installed here."""
    return [teller for point in of_all(offered(RETELLERS)) for teller in point.load()(settings)]


def pressure_of(parts: Assembly, settings: IndexSettings) -> RedisPressure:
    """What makes a rebuild wait: half of the mark at which intake stops, which it would else hold up."""
    half = max(1, parts.settings.high_water_messages // 2)
    return RedisPressure(parts.broker, parts.state, half, settings.rebuild_memory_stop_percent, takes_in=False)


def limits_of(settings: IndexSettings) -> BatchLimits:
    """The limits of batches, from the settings."""
    return BatchLimits(settings.batch_documents, outcome_wait_s=settings.outcome_wait_s)
