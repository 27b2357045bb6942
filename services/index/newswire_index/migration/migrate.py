"""Use case: a new version of an index takes the place of the one in use, or gives it back, under writers and readers.

It is copied in rounds, each of what was written since the last.  Before the last one, which is short, writes are
refused, so that nothing can be missed.  Every step may be repeated: after a kill the same command goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.index_schema import Partition, home_of

from newswire_index.engine.ports import RecordStore
from newswire_index.engine.progress import Progress
from newswire_index.engine.removals import NamedRemovals, named_removals
from newswire_index.engine.versions import COLLECTIONS, Collection, IndexVersions, Switch
from newswire_index.migration.comparison import Comparison
from newswire_index.migration.copying import Copying, Target
from newswire_index.migration.plan import Plan, held_up, left_versions, plan_back, plan_forward
from newswire_index.migration.ports import MigrationLease

LONGEST_PAUSE_S = 2.0  # a last round that takes longer is given up, and writers go on
SHORT = 500  # writes that a last round may have: some tenths of a second
ROUNDS = 50  # each has what was written during the one before; where that does not shrink, writers are the faster ones
SWITCHES = 5  # last rounds that are tried
WAIT_S = 1.0  # between two looks at whether another migration has ended
PATIENCE_S = 30.0  # three times what a right lasts that nobody keeps, so that a killed run is gone on with at once
LOST = "this migration stood still, and another one began: wait for that"
WHY = "a migration puts another version of the index in place"

Bar = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]


@dataclass(frozen=True, slots=True)
class MigrationReport:
    """What is in place now: the number of the version for each collection, documents, and how it went."""

    versions: dict[Collection, int]
    documents: dict[Collection, int]
    compared: int
    dropped: int
    rounds: int
    pause_s: float
    resumed: bool


@dataclass(slots=True)
class _Tally:
    """What a run counts as it goes on."""

    compared: int = 0
    dropped: int = 0
    rounds: int = 0
    pause_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Migrate:
    """Migrates articles and stories.  `bar` shows how far the copy is; `say` tells what is waited for."""

    versions: IndexVersions
    records: RecordStore
    lease: MigrationLease
    clock: Clock
    bar: Bar
    say: Callable[[str], None]
    longest_pause_s: float = LONGEST_PAUSE_S

    def __call__(self, *, back: bool = False, partition: Partition | None = None) -> MigrationReport:
        """Migrate there, or back.

        Raises UsageError for what cannot be done, PermanentError for a document that stands in the way, TransientError
        where the engine is away or too busy.  What is in place stays in place then.
        """
        self._take()
        try:
            return _Run(self, back, partition)()
        finally:
            self.lease.give_back()

    def clean(self) -> dict[Collection, list[int]]:
        """Delete what no alias stands for: versions that were left, and copies that were cut off."""
        self._take()
        try:
            left = {collection: left_versions(self.versions.versions(collection)) for collection in COLLECTIONS}
            for collection, numbers in left.items():
                for number in numbers:
                    self.versions.delete(collection, number)
            return left
        finally:
            self.lease.give_back()

    def _take(self) -> None:
        ends = self.clock.monotonic_s() + PATIENCE_S
        while not self.lease.take():
            if self.clock.monotonic_s() > ends:
                raise UsageError("another migration is under way: wait for it, or end it")
            self.say("another migration is under way, or was just killed")
            self.clock.sleep(WAIT_S)


@dataclass(slots=True)
class _Run:
    """One run."""

    case: Migrate
    back: bool
    partition: Partition | None
    tally: _Tally = field(default_factory=_Tally)

    def __call__(self) -> MigrationReport:
        plans = {collection: self._plan(collection) for collection in COLLECTIONS}
        # both were switched at once: where one is still to be noted as done, so is nothing else
        switched = {collection: plan for collection, plan in plans.items() if plan.is_switched}
        plans = switched or plans
        targets = [Target(collection, plan.target, plan.progress) for collection, plan in plans.items()]
        self._lift(targets)  # what a killed run may have left
        if not switched:
            targets = self._switched(self._copied(targets))
        report = self._report(any(plan.is_resumed for plan in plans.values()))
        for target in targets:  # at last: who is killed before, and asks again, is told the same
            self._noted(target, self._as_done(target.progress))
        return report

    def _plan(self, collection: Collection) -> Plan:
        found = self.case.versions.versions(collection)
        if self.back:
            return plan_back(found, self.case.clock.now())
        return plan_forward(found, self.partition if collection == "articles" else "none")

    def _lift(self, targets: Sequence[Target]) -> None:
        self.case.versions.await_changes()  # a switch whose answer was lost may be under way still
        for target in targets:
            number = held_up(self.case.versions.versions(target.collection))
            if number is not None:
                self.case.versions.unblock(target.collection, number)

    def _copied(self, targets: list[Target]) -> list[Target]:
        """The first copy, and rounds until little is left; then some of it is compared."""
        for target in targets:
            homes = [home_of(target.progress.partition, self.case.clock.now())]  # one at least, for what comes next
            self.case.versions.make(target.collection, target.number, homes, target.progress)
        behind = sum(map(self._copying().behind, targets))
        with self.case.bar("copying", behind) as show:
            targets = self._rounds(targets, _Shown(show).add)
        removals = self._removals()
        for target in targets:
            self.case.versions.settle(target.collection, target.number)
            self.tally.compared += self._comparison().contents(target, removals)
        return targets

    def _rounds(self, targets: list[Target], on_copied: Callable[[int], None] = lambda number: None) -> list[Target]:
        copying = self._copying(on_copied)
        for _ in range(ROUNDS):
            self.tally.rounds += 1
            removals = self._removals()
            targets = [copying(target, removals) for target in targets]
            for target in targets:
                self.case.versions.note(target.collection, target.number, target.progress)
                self.case.versions.refresh(target.collection, target.number)
                self.case.versions.remove(target.collection, target.number, removals)
            if sum(map(copying.behind, targets)) <= SHORT:
                return targets
        raise TransientError(f"more is written than can be copied: {ROUNDS} rounds did not shorten what is left")

    def _switched(self, targets: list[Target]) -> list[Target]:
        for _ in range(SWITCHES):
            targets = [self._switching(target) for target in self._rounds(targets)]
            try:
                switched = self._last_round(targets)
            except TransientError as error:
                self.case.say(str(error))
                switched = self._in_place(targets)  # its answer may be all that was lost of a switch
            if switched:
                return switched
            self.tally.dropped += sum(map(self._comparison().drop_surplus, targets))
        raise TransientError(
            f"no last round of {SWITCHES} was over in {self.case.longest_pause_s:g} s and left both versions even: "
            "the same command tries again, best when less is written"
        )

    def _in_place(self, targets: list[Target]) -> list[Target]:
        found = {t.collection: self.case.versions.versions(t.collection) for t in targets}
        live = {collection: next(v.number for v in versions if v.is_live) for collection, versions in found.items()}
        return targets if live == {target.collection: target.number for target in targets} else []

    def _switching(self, target: Target) -> Target:
        """Noted before writes are refused: whoever finds them refused knows by it that they may be taken again."""
        return self._noted(target, replace(target.progress, is_switching=True))

    def _last_round(self, targets: list[Target]) -> list[Target]:
        """Put the versions in place; nothing where that took too long or something is missing, and writers go on."""
        begun_s = self.case.clock.monotonic_s()
        if not self.case.lease.take():  # anew, whole: it outlasts the longest pause, so nobody lets writers go on in it
            raise TransientError(LOST)
        with self.case.lease.pausing(WHY):
            try:
                self.case.versions.block([(target.collection, target.progress.source) for target in targets])
                ready = self._ready(targets)
                if not ready or self.case.clock.monotonic_s() - begun_s > self.case.longest_pause_s:
                    return []
                self.case.versions.switch([Switch(t.collection, t.progress.source, t.number) for t in ready])
                return ready
            finally:
                self._lift(targets)
                self.tally.pause_s = self.case.clock.monotonic_s() - begun_s

    def _ready(self, targets: list[Target]) -> list[Target]:
        removals, copying = self._removals(), self._copying()
        targets = [copying(target, removals) for target in targets]
        for target in targets:
            self.case.versions.refresh(target.collection, target.number)
            if self.case.versions.remove(target.collection, target.number, removals):
                self.case.versions.refresh(target.collection, target.number)
        if not all(self._comparison().is_even(target, removals) for target in targets):
            return []
        return [replace(target, progress=replace(target.progress, began=self._newest(target))) for target in targets]

    def _newest(self, target: Target) -> dict[str, int]:
        return {i.uuid: i.newest for i in self.case.versions.copied_indices(target.collection, target.number)}

    def _as_done(self, progress: Progress) -> Progress:
        """In place since now, or since a run that was killed noted it."""
        switched_at = progress.switched_at or self.case.clock.now()
        return replace(progress, is_switching=False, switched_at=switched_at, done=True)

    def _noted(self, target: Target, progress: Progress) -> Target:
        self.case.versions.note(target.collection, target.number, progress)
        return replace(target, progress=progress)

    def _report(self, resumed: bool) -> MigrationReport:
        engine, tally = self.case.versions, self.tally
        live = {of: next(v.number for v in engine.versions(of) if v.is_live) for of in COLLECTIONS}
        counts = {of: engine.count(of, number, NamedRemovals()) for of, number in live.items()}
        return MigrationReport(live, counts, tally.compared, tally.dropped, tally.rounds, tally.pause_s, resumed)

    def _removals(self) -> NamedRemovals:
        return named_removals(self.case.records)

    def _copying(self, on_copied: Callable[[int], None] = lambda number: None) -> Copying:
        return Copying(self.case.versions, self.case.clock, self.case.lease.keep, on_copied)

    def _comparison(self) -> Comparison:
        return Comparison(self.case.versions, self.case.lease.keep)


@dataclass(slots=True)
class _Shown:
    """A bar that is added to."""

    show: Callable[[int], None]
    total: int = 0

    def add(self, number: int) -> None:
        self.total += number
        self.show(self.total)
