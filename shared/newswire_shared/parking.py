"""Parking: a message that should be tried later lies under its own id until it is due, then is published."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any, Protocol

import structlog

from newswire_shared.due_queue import Claim, RedisDueQueue
from newswire_shared.errors import PermanentError
from newswire_shared.events import Message
from newswire_shared.publishing import EventPublisher
from newswire_shared.scripts import State, as_json
from newswire_shared.topology import Route, route_of_task

PUMP_LEASE_S = 30
PUMP_LIMIT = 200
UNREADABLE_WAIT_S = 600

log = structlog.get_logger(__name__)


def parking_of(route: Route) -> str:
    """The due queue that a route's messages are parked in."""
    return "parked." + route.task.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Parked:
    """A message to park: under which id, of which capture and stage, and which count of starts to take back."""

    id: str
    message: Message
    capture_id: str = ""
    stage: str = ""
    count: str = ""


class Parking(Protocol):
    """Parks messages.  Raises TransientError when the state cannot be reached."""

    def park(self, route: Route, parked: Parked, wait_s: float) -> None:
        """Keep a message until it is due and take its start back, in one step."""


class RedisParking:
    """Parking in Redis."""

    def __init__(self, state: State) -> None:
        self._state = state

    def park(self, route: Route, parked: Parked, wait_s: float) -> None:
        payload = as_json({"task": route.task, "message": parked.message.encode()})
        self._state.call(
            "park", parking_of(route), parked.id, payload, int(wait_s * 1000),
            parked.capture_id, parked.stage, parked.count,
        )  # fmt: skip

    def pump(self, route: Route, publisher: EventPublisher) -> int:
        """Publish what is due of a route's parking; publish first, then remove, so that nothing is lost."""
        queue = RedisDueQueue(self._state, parking_of(route))
        claims = queue.claim(PUMP_LIMIT, PUMP_LEASE_S)
        for claim in claims:
            try:
                self._publish(claim, publisher)
            except (PermanentError, KeyError) as error:  # of another release; what is parked behind it goes on
                log.error("cannot be published", parked=claim.member, error=str(error))
                queue.release(claim, UNREADABLE_WAIT_S)
            else:
                queue.complete(claim)
        return len(claims)

    def _publish(self, claim: Claim, publisher: EventPublisher) -> None:
        kept: dict[str, Any] = json.loads(claim.payload)
        route = route_of_task(kept["task"])
        publisher.publish(route.message.decode(kept["message"]), route)


def backoff_s(tries: int, first_s: float, longest_s: float) -> float:
    """The wait before the next try: doubled each time, between half and all of it by chance."""
    whole = min(longest_s, first_s * 2.0 ** min(tries - 1, 30))
    return whole * (0.5 + random.random() / 2)
