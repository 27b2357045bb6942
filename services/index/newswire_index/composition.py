"""The composition root of the index: its use cases over the engine and the stack of the settings.  Nothing connects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
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
from newswire_shared.accounting.restoration import Phase, Restorer, Reteller
from newswire_shared.archive.captures import Archive
from newswire_shared.archive.segments import Segments
from newswire_shared.contracts.clock import Clock, SystemClock
from newswire_shared.contracts.errors import MissingStack, TransientError, UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.stories import Placements, StoryReader
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.console.output import bar
from newswire_shared.running.offers import of_all, offered
from newswire_shared.state.known_articles import RedisKnownArticles
from newswire_shared.state.pressure import RedisPressure
from newswire_shared.state.recipe import declared_recipe
from newswire_shared.state.removals import RedisForgetful
from newswire_shared.state.stories import RedisPlacements, RedisStories

from newswire_index.articles.batching import BatchLimits
from newswire_index.articles.index_article import IndexArticle
from newswire_index.articles.index_articles import IndexArticles
from newswire_index.changes.changes import Changes
from newswire_index.changes.redis_changes import RedisChanges
from newswire_index.engine.block_watch import BlockWatch
from newswire_index.engine.census import Census
from newswire_index.engine.homes import refuse_partition
from newswire_index.engine.installation import install_patiently
from newswire_index.engine.ports import Index
from newswire_index.engine.snapshots import Snapshots
from newswire_index.engine.sqlite_census import SqliteCensus
from newswire_index.engine.sqlite_index import SqliteIndex
from newswire_index.engine.sqlite_snapshots import SqliteSnapshots
from newswire_index.engine.versions import IndexVersions
from newswire_index.migration.lift_blocks import LiftBlocks
from newswire_index.migration.migrate import Migrate
from newswire_index.migration.ports import MigrationLease
from newswire_index.migration.redis_lease import RedisMigrationLease
from newswire_index.rebuild.cursor import Cursors
from newswire_index.rebuild.make_links import MakeLinks
from newswire_index.rebuild.redis_cursors import RedisCursors
from newswire_index.rebuild.run import RunRebuild
from newswire_index.records import KeepRecord
from newswire_index.recovery.mend import Mend
from newswire_index.recovery.progress import CopyJournal
from newswire_index.recovery.put_back import NothingKnown, PutBack
from newswire_index.recovery.reconcile import Reconcile
from newswire_index.recovery.restore_index import RestoreIndex
from newswire_index.recovery.sqlite_expectations import SqliteExpectations
from newswire_index.recovery.sqlite_journal import SqliteJournal
from newswire_index.removal.retention import Retain
from newswire_index.removal.take_downs import TakeDowns
from newswire_index.removal.watch import RemovalWatch, RestoreRemovals, RetellRemovals
from newswire_index.removal.withdrawal import Withdraw
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


@dataclass(frozen=True, slots=True)
class IndexService:
    """The engine, and the use cases over it.

    `ports` is called by those that need more than the engine, so what only looks at the index needs no stack.
    """

    index: Index
    ports: Callable[[], IndexPorts]
    clock: Clock
    snapshots: Callable[[], Snapshots] = lambda: open_snapshots(load(SharedSettings))
    census: Callable[[], Census] = lambda: open_census(load(SharedSettings))

    @classmethod
    def open(cls, settings: SharedSettings) -> IndexService:
        """The service of a command.  Its use cases raise MissingStack where no stack runs; the engine needs none."""
        return cls._of(settings, lambda: ports_of(assemble("index", settings)))

    @classmethod
    def over(cls, parts: Assembly, index: Index | None = None) -> IndexService:
        """The service of a process that has its adapters already; over another engine where one is given."""
        return cls._of(parts.settings, lambda: ports_of(parts), index)

    @classmethod
    def _of(cls, settings: SharedSettings, ports: Callable[[], IndexPorts], index: Index | None = None) -> IndexService:
        snapshots, census = partial(open_snapshots, settings), partial(open_census, settings)
        return cls(index or open_index(settings), ports, SystemClock(), snapshots, census)

    def install(self) -> None:
        """Create what the engine lacks, and wait while it is still starting itself."""
        install_patiently(self.index, self.clock)

    def use_cases(self) -> UseCases:
        """What the tasks delegate to.  The threads of a process share one of these, and so its batches."""
        ports, clock, index = self.ports(), self.clock, self.index
        settings, placements, changes = ports.settings, ports.placements, ports.changes
        flush = IndexArticles(index, placements, ports.registry, changes, clock, ports.removals, self.withdraw())
        return UseCases(
            index_articles=IndexArticle(ports.archive, flush, limits_of(settings)),
            keep_record=KeepRecord(index),
            index_story=IndexStory(ports.stories, index, changes, clock),
            place_articles=PlaceArticles(index, placements, changes, clock),
        )

    def withdraw(self) -> Withdraw:
        """What takes articles out of the index."""
        ports = self.ports()
        return Withdraw(self.index, ports.linking, ports.stories, ports.placements, ports.changes, self.clock)

    def take_downs(self) -> TakeDowns:
        """Articles that are taken down by an operator's word."""
        ports = self.ports()
        return TakeDowns(
            self.index, ports.removals, ports.registry, ports.ledger, ports.publisher, ports.archive, self.withdraw(),
            self.clock,
        )  # fmt: skip

    def removal_watch(self) -> RemovalWatch:
        """What keeps out what was removed."""
        return RemovalWatch(self.index, self.ports().removals, self.withdraw())

    def retain(self) -> Retain:
        """What deletes articles by their age."""
        ports = self.ports()
        return Retain(self.index, ports.removals, ports.linking, self.withdraw(), self.clock)

    def retellers(self) -> tuple[Reteller, ...]:
        """What an index that was lost is told of removals."""
        return (Reteller("take-downs", RetellRemovals(self.index, self.ports().removals)),)

    def rebuild(self, on_wait: Callable[[str], None]) -> RunRebuild:
        """A run of `newswire index rebuild`; `on_wait` is called with each reason to wait."""
        ports = self.ports()
        return RunRebuild(
            self.index, ports.segments, ports.ledger, ports.publisher, ports.pressure, self.clock,
            ports.cursors, ports.declared_recipe, on_wait, ports.retellers,
        )  # fmt: skip

    def restore_from_archive(self) -> RestoreIndex:
        """A run of `newswire index restore --from-archive`."""
        ports = self.ports()
        return RestoreIndex(
            self.index, ports.segments, ports.placements, ports.known, ports.journal, self.clock, ports.retellers
        )

    def put_back(self) -> PutBack:
        """What `newswire index restore --snapshot` calls; where no stack runs, the snapshot is all there is."""
        try:
            ports = self.ports()
        except MissingStack:
            return PutBack(self.index, self.snapshots(), NothingKnown(), tuple)
        return PutBack(self.index, self.snapshots(), ports.known, ports.retellers)

    def reconcile(self) -> Reconcile:
        """What `newswire index reconcile` calls."""
        return Reconcile(self.index, self.census(), self.ports().known, SqliteExpectations)

    def mend(self, on_wait: Callable[[str], None]) -> Mend:
        """What sends again; `on_wait` is called with each reason to wait."""
        ports = self.ports()
        return Mend(ports.segments, ports.ledger, ports.publisher, ports.pressure, self.clock, on_wait)

    def make_links(self) -> MakeLinks:
        """What makes the links of what was indexed by a release that wrote none."""
        ports = self.ports()
        return MakeLinks(self.index, ports.registry, ports.cursors)

    def migrate(self, say: Callable[[str], None]) -> Migrate:
        """A run of `newswire index migrate`; `say` is called with what it waits for.

        Raises UsageError for the embedded file.
        """
        ports = self.ports()
        if ports.versions is None:
            raise UsageError(
                "the embedded file has no versions: its first worker of a new release upgrades it in place"
            )
        longest_s = ports.settings.migration_pause_s
        return Migrate(ports.versions, self.index, ports.migration_lease, self.clock, bar, say, longest_s)

    def lift_blocks(self) -> Callable[[], None]:
        """What takes writes again that a killed migration left refused."""
        ports = self.ports()
        return LiftBlocks(ports.versions, ports.migration_lease) if ports.versions else lambda: None

    def renew_words(self) -> None:
        """Renew some of the words that an earlier release wrote into the embedded index; a lock is waited for later."""
        if isinstance(self.index, SqliteIndex):
            with suppress(TransientError):
                self.index.renew_words(RENEWED_AT_ONCE)

    def state_watch(self) -> StateWatch:
        """What begins the epoch of a new state, or says that it was lost."""
        return StateWatch(self.ports().epoch, self.index)

    def block_watch(self) -> BlockWatch:
        """What pauses the stage while the engine takes no writes."""
        return BlockWatch(self.index, self.ports().pauses)

    def survivors(self) -> IndexSurvivors:
        """What the index holds, for `newswire restore`."""
        return IndexSurvivors(self.index)

    def restorers(self) -> tuple[Restorer, ...]:
        """The parts that `newswire restore` brings back."""
        ports = self.ports()
        unfinished = SendUnfinished(
            ports.segments, ports.archive, self.index, ports.registry, ports.ledger, ports.publisher,
            ports.pressure, self.clock,
        )  # fmt: skip
        removals = Restorer("removals", Phase.PEOPLE, RestoreRemovals(ports.removals))
        return (
            removals,
            Restorer("unfinished", Phase.UNFINISHED, unfinished),
        )


def open_index(settings: SharedSettings) -> Index:
    """Elasticsearch where an address is set, else the embedded file.

    Connects to nothing yet, so it may be called before a fork.  Raises UsageError where the package
    `elasticsearch` is needed and missing, the address is none, or the embedded file is to be parted.
    """
    partition = load(IndexSettings).partition
    if settings.elasticsearch_url is None:
        refuse_partition(partition)
        return SqliteIndex(settings.index_file)
    from newswire_index.engine.elasticsearch_index import ElasticsearchIndex  # its package is an extra

    return ElasticsearchIndex(ElasticsearchAccess.of(settings), settings.alias_prefix, partition)


def open_census(settings: SharedSettings) -> Census:
    """That of Elasticsearch where an address is set, else that of the embedded file."""
    if settings.elasticsearch_url is None:
        return SqliteCensus(settings.index_file)
    from newswire_index.engine.elasticsearch_census import ElasticsearchCensus  # its package is an extra

    return ElasticsearchCensus(ElasticsearchAccess.of(settings), settings.alias_prefix)


def open_snapshots(settings: SharedSettings) -> Snapshots:
    """Those in the repository of Elasticsearch where an address is set, else those of the embedded file."""
    if settings.elasticsearch_url is None:
        return SqliteSnapshots(settings.index_file, settings.data_dir / "snapshots")
    from newswire_index.engine.elasticsearch_snapshots import ElasticsearchSnapshots  # its package is an extra

    repository = load(IndexSettings).snapshot_repository
    access = ElasticsearchAccess.of(settings)
    return ElasticsearchSnapshots(access, settings.alias_prefix, repository, SystemClock())


def open_versions(settings: SharedSettings) -> IndexVersions | None:
    """The versions of the indices where they have some.  Connects to nothing yet; raises as `open_index`."""
    if settings.elasticsearch_url is None:
        return None
    from newswire_index.engine.elasticsearch_versions import ElasticsearchVersions  # its package is an extra

    return ElasticsearchVersions(ElasticsearchAccess.of(settings), settings.alias_prefix)


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
