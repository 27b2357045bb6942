"""The ports of a stack that the use cases need beside the engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from newswire_shared.accounting.epoch import Epoch
from newswire_shared.accounting.known_articles import KnownArticles
from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.pauses import Pauses
from newswire_shared.accounting.pressure import Pressure
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.accounting.removals import Forgetful, Removals
from newswire_shared.accounting.restoration import Reteller
from newswire_shared.archive.captures import Archive
from newswire_shared.archive.segments import Segments
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.stories import Placements, StoryReader
from newswire_shared.running.assembly import Assembly
from newswire_shared.running.offers import of_all, offered
from newswire_shared.state.known_articles import RedisKnownArticles
from newswire_shared.state.pressure import RedisPressure
from newswire_shared.state.recipe import declared_recipe
from newswire_shared.state.removals import RedisForgetful
from newswire_shared.state.stories import RedisPlacements, RedisStories

from newswire_index.articles.batching import BatchLimits
from newswire_index.changes.changes import Changes
from newswire_index.changes.redis_changes import RedisChanges
from newswire_index.composition.engines import open_versions
from newswire_index.engine.engine_watch import EngineBoard
from newswire_index.engine.redis_engine_board import RedisEngineBoard
from newswire_index.engine.versions import IndexVersions
from newswire_index.migration.ports import MigrationLease
from newswire_index.migration.redis_lease import RedisMigrationLease
from newswire_index.rebuild.cursor import Cursors
from newswire_index.rebuild.redis_cursors import RedisCursors
from newswire_index.recovery.progress import CopyJournal
from newswire_index.recovery.sqlite_journal import SqliteJournal
from newswire_index.settings import IndexSettings

RETELLERS = "newswire.retellers"  # the entry points by which services tell an index that was lost what they know


@dataclass(frozen=True, slots=True)
class IndexPorts:
    """The ports of a stack that the use cases need beside the engine, and the settings."""

    settings: IndexSettings
    archive: Archive
    segments: Segments
    ledger: Ledger
    registry: UrlRegistry
    removals: Removals
    linking: Forgetful
    publisher: EventPublisher
    pressure: Pressure
    placements: Placements
    stories: StoryReader
    changes: Changes
    cursors: Cursors
    declared_recipe: Callable[[], str]
    epoch: Epoch
    pauses: Pauses
    retellers: Callable[[], Sequence[Reteller]]
    known: KnownArticles
    journal: CopyJournal
    versions: IndexVersions | None  # None for the embedded file, whose first worker upgrades it in place
    migration_lease: MigrationLease
    engine_board: EngineBoard


def ports_of(parts: Assembly) -> IndexPorts:
    """The ports that the adapters of a process give."""
    settings = load(IndexSettings)
    return IndexPorts(
        settings=settings,
        archive=parts.archive,
        segments=parts.archive.segments,
        ledger=parts.ledger,
        registry=parts.registry,
        removals=parts.removals,
        linking=RedisForgetful(parts.state),
        publisher=parts.publisher,
        pressure=pressure_of(parts, settings),
        placements=RedisPlacements(parts.state),
        stories=RedisStories(parts.state),
        changes=RedisChanges(parts.state, settings.changes_kept),
        cursors=RedisCursors(parts.state),
        declared_recipe=lambda: declared_recipe(parts.state),
        epoch=parts.epoch,
        pauses=parts.pauses,
        retellers=partial(offered_retellers, parts.settings),
        known=RedisKnownArticles(parts.state),
        journal=SqliteJournal(parts.settings.data_dir / "index-restore.sqlite"),
        versions=open_versions(parts.settings),
        migration_lease=RedisMigrationLease(parts.state, parts.pauses, SystemClock()),
        engine_board=RedisEngineBoard(parts.state),
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
