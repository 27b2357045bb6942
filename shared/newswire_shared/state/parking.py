"""Parked messages in Redis, in a due queue for each worker group."""

from __future__ import annotations

import json
from typing import Any

import structlog

from newswire_shared.accounting.due_queue import Claim
from newswire_shared.accounting.parking import Parked, parking_of
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.topology import Route, route_of_task
from newswire_shared.state.due_queue import RedisDueQueue
from newswire_shared.state.redis_state import State, as_json
from newswire_shared.state.scripts import SCRIPTS

PUMP_LEASE_S = 30  # far longer than publishing PUMP_LIMIT messages takes; a killed worker's claims come back after it
PUMP_LIMIT = 200  # messages a tick: some 40 ms of publishing, so that a tick stays short
UNREADABLE_WAIT_S = 600  # until a worker of the release that parked it may be there

log = structlog.get_logger(__name__)


class RedisParking:
    """Parking in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def park(self, route: Route, parked: Parked, wait_s: float) -> None:
        payload = as_json({"task": route.task, "message": parked.message.encode()})
        self._state.call(SCRIPTS["park"], parking_of(route), parked.id, payload, int(wait_s * 1000),
            parked.capture_id, parked.stage, parked.count,
        )  # fmt: skip

    def pump(self, route: Route, publisher: EventPublisher) -> int:
        queue = RedisDueQueue(self._state, parking_of(route))
        claims = queue.claim(PUMP_LIMIT, PUMP_LEASE_S)
        for claim in claims:
            try:
                self._publish(claim, publisher)
            except (PermanentError, KeyError) as error:  # of another release; what is parked behind it goes on
                log.error("message.held", parked=claim.member, error=str(error))
                queue.release(claim, UNREADABLE_WAIT_S)
            else:
                queue.complete(claim)
        return len(claims)

    def _publish(self, claim: Claim, publisher: EventPublisher) -> None:
        kept: dict[str, Any] = json.loads(claim.payload)
        route = route_of_task(kept["task"])
        publisher.publish(route.message.decode(kept["message"]), route)
