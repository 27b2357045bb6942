"""Use case: the work of the ingest group once a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.registry import RegistryUpgrade
from newswire_shared.contracts.events import FetchDue, PollSource

from newswire_ingest.fetching.rechecks import Rechecks
from newswire_ingest.frontier.ports import Frontier
from newswire_ingest.sources.ports import SourceStore

POLLS_A_TICK = 200  # 4 ms of a processor each: as many as two workers' processors poll in a second
UPGRADE_S = 0.8  # of every second: intake waits for it, and a million articles take about five minutes
LOOPS_A_TICK = 2  # a free worker waits a second for one; the number that runs finds itself, for loops last ten


@dataclass(frozen=True, slots=True)
class IngestTick:
    """Upkeep, the upgrade of the registry and its filing, due sources, due re-checks, loops for what waits in the
    frontier, and every 15 s the sources' health.

    `loops_waiting` counts the loops that wait for a free worker; while some do, no more are queued, so the
    number of loops finds the number of workers by itself.
    """

    upkeep: Callable[[], None]
    registry: RegistryUpgrade
    sources: SourceStore
    rechecks: Rechecks
    frontier: Frontier
    publisher: EventPublisher
    loops_waiting: Callable[[], int]
    watch: Callable[[], None] = lambda: None
    filing: Callable[[], None] = lambda: None

    def __call__(self) -> None:
        self.upkeep()
        if self.registry.step(UPGRADE_S):
            self.filing()
        self.publisher.publish_all([PollSource(source=name) for name in self.sources.claim_due(POLLS_A_TICK)])
        self.rechecks.accept_due()  # before the loops are counted: an address that comes back is fetched in this second
        wanted = min(LOOPS_A_TICK, self.frontier.size()) - self.loops_waiting()
        for _ in range(wanted):
            self.publisher.publish(FetchDue())
        self.watch()  # last: it takes longer than all else where there are many sources
