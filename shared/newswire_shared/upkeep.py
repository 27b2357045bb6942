"""What each worker group does once a second: move parked retries, and publish again what was lost.

A crash between two effects, or a message that a broker lost, leaves a capture in its stage for longer than
its lane should take; its event is published again from its record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import structlog

from newswire_shared.ledger import RedisLedger
from newswire_shared.parking import RedisParking, parking_of
from newswire_shared.publishing import EventPublisher
from newswire_shared.reasons import Stage
from newswire_shared.scripts import State, translated
from newswire_shared.ticks import note_tick
from newswire_shared.topology import Route, group_of

log = structlog.get_logger(__name__)

SWEEP_S = 5
SWEEP_LIMIT = 100
BACKLOG = 1000


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The upkeep of one stage's worker group."""

    broker: Any
    state: State
    ledger: RedisLedger
    parking: RedisParking
    publisher: EventPublisher
    route: Route
    stage: Stage

    def __call__(self) -> None:
        note_tick(self.state, group_of(self.route).name)
        self.parking.pump(self.route, self.publisher)
        if self._is_turn() and not self._has_backlog():
            self.sweep()

    def sweep(self) -> list[str]:
        """Publish the events of overdue captures again, and answer their ids."""
        late = self.ledger.overdue(self.stage, parking_of(self.route), SWEEP_LIMIT)
        for capture_id in late:
            record = self.ledger.record(capture_id)
            if record and self.stage is not Stage.FETCH:  # an address went back into the frontier already
                self.publisher.publish(record.message(self.stage))
        if late:
            log.warning("overdue, published again", stage=self.stage, captures=late)
        return late

    def _is_turn(self) -> bool:
        with translated():
            key = self.state.key("sweep", self.stage)
            return bool(self.state.client.set(key, "1", nx=True, ex=SWEEP_S))

    def _has_backlog(self) -> bool:
        """A message may rightly wait behind many others; then being late is no sign of loss."""
        return any(queue_length(self.broker, queue) > BACKLOG for queue in set(self.route.queues.values()))


def queue_length(broker: Any, queue: str) -> int:
    """How many messages wait in a queue, by a Redis client of the broker."""
    with translated():
        return int(broker.llen(queue))
