"""The use cases over the engine and the ports."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from newswire_shared.accounting.restoration import Phase, Restorer, Reteller
from newswire_shared.contracts.clock import Clock, SystemClock
from newswire_shared.contracts.errors import MissingStack, TransientError, UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.console.output import bar

from newswire_index.articles.index_article import IndexArticle
from newswire_index.articles.index_articles import IndexArticles
from newswire_index.articles.unite_articles import UniteArticles
from newswire_index.composition.engines import open_census, open_index, open_snapshots
from newswire_index.composition.ports import IndexPorts, limits_of, ports_of
from newswire_index.engine.block_watch import BlockWatch
from newswire_index.engine.census import Census
from newswire_index.engine.engine_watch import EngineWatch
from newswire_index.engine.installation import install_patiently
from newswire_index.engine.ports import Index
from newswire_index.engine.snapshots import Snapshots
from newswire_index.engine.write_tally import WriteTally
from newswire_index.migration.lift_blocks import LiftBlocks
from newswire_index.migration.migrate import Migrate
from newswire_index.rebuild.make_links import MakeLinks
from newswire_index.rebuild.run import RunRebuild
from newswire_index.records import KeepRecord
from newswire_index.recovery.mend import Mend
from newswire_index.recovery.put_back import NothingKnown, PutBack
from newswire_index.recovery.reconcile import Reconcile
from newswire_index.recovery.restore_index import RestoreIndex
from newswire_index.recovery.sqlite_expectations import SqliteExpectations
from newswire_index.removal.retention import Retain
from newswire_index.removal.take_downs import TakeDowns
from newswire_index.removal.watch import RemovalWatch, RestoreRemovals, RetellRemovals
from newswire_index.removal.withdrawal import Withdraw
from newswire_index.restoration.state_watch import StateWatch
from newswire_index.restoration.survivors import IndexSurvivors
from newswire_index.restoration.unfinished import SendUnfinished
from newswire_index.stories.index_story import IndexStory
from newswire_index.stories.place_articles import PlaceArticles
from newswire_index.tasks import UseCases

RENEWED_AT_ONCE = 100  # articles: about 0.3 s in which no other worker writes, of the second between two ticks


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
    tally: WriteTally = field(default_factory=WriteTally)

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
        flush = IndexArticles(
            index, placements, ports.registry, changes, clock, ports.removals, self.withdraw(), self.unite(),
            tally=self.tally,
        )  # fmt: skip
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

    def unite(self) -> UniteArticles:
        """What makes one document of those that turned out to be one article."""
        ports = self.ports()
        return UniteArticles(
            self.index, ports.known, ports.registry, ports.placements, ports.changes, self.clock, self.withdraw()
        )

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
            self.index, ports.segments, ports.placements, ports.registry, ports.known, ports.journal, self.clock,
            ports.retellers,
        )  # fmt: skip

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
        return Mend(
            ports.segments, ports.ledger, ports.publisher, ports.pressure, self.clock, on_wait, self.unite()
        )  # fmt: skip

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
        """Renew some of the words that an earlier release wrote; an engine that is busy is asked the next time."""
        with suppress(TransientError):
            self.index.renew_words(RENEWED_AT_ONCE)

    def state_watch(self) -> StateWatch:
        """What begins the epoch of a new state, or says that it was lost."""
        return StateWatch(self.ports().epoch, self.index)

    def engine_watch(self) -> EngineWatch:
        """What tells whoever watches how the engine is, and pauses the stage while it takes no writes."""
        ports = self.ports()
        return EngineWatch(self.index, ports.engine_board, BlockWatch(ports.pauses), self.tally)

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
