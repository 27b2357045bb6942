"""The upkeep of a worker group, once a second: parked retries are published, and so is again what was lost.

A crash between two effects, or a message that a broker lost, leaves a capture in its stage for longer than
its lane should take; its event is published again from its record.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from newswire_shared.accounting.ledger import Ledger
from newswire_shared.accounting.parking import Parking, parking_of
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.queues import BACKLOG, MessagesUnderWay, QueueLengths, longest
from newswire_shared.accounting.ticks import Ticks
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.topology import Route, group_of

log = structlog.get_logger(__name__)

SWEEP_S = 5  # what is overdue has waited for minutes: a look costs two commands and need not come with each tick
SWEEP_LIMIT = 100  # captures a look, so that a tick ends within its second also after an outage


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The upkeep of one stage's worker group; `also` is what the group looks after besides, each time it sweeps."""

    ticks: Ticks
    queues: QueueLengths
    under_way: MessagesUnderWay
    ledger: Ledger
    parking: Parking
    publisher: EventPublisher
    route: Route
    stage: Stage
    also: Callable[[], None] = lambda: None

    def __call__(self) -> None:
        self.ticks.note(group_of(self.route).name)
        self.parking.pump(self.route, self.publisher)
        if self.ticks.is_turn(self.stage, SWEEP_S):
            if self._longest_queue() <= BACKLOG:  # behind many others a message may rightly wait: late is not lost
                self.sweep()
            self.also()

    def sweep(self) -> list[str]:
        """Publish the events of overdue captures again, and answer their ids.

        What a message is about that waits behind a slow one, or is worked on, is late and not lost.
        """
        overdue = self.ledger.overdue(self.stage, parking_of(self.route), SWEEP_LIMIT, waits=self._longest_queue() > 0)
        known = self.under_way.about({*self.route.queues.values()}, overdue)
        late = [capture_id for capture_id in overdue if capture_id not in known]
        for capture_id in late:
            record = self.ledger.record(capture_id)
            if record and self.stage is not Stage.FETCH:  # an address went back into the frontier already
                self.publisher.publish(record.message(self.stage))
        if late:
            log.warning("capture.overdue", stage=self.stage, captures=late, what="published again")
        return late

    def _longest_queue(self) -> int:
        return longest(self.queues, self.route.queues.values())
