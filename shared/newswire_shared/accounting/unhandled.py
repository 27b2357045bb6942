"""Messages about no capture, from their publishing until they are handled; what is lost in between is published again.

A capture has its record, by which the sweeper finds that its message was lost.  A change of a story, of a placement or
of what people made has none: what the message says is noted here before it is published, and forgotten when it was
handled.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import structlog

from newswire_shared.accounting.dead_letters import message_id
from newswire_shared.accounting.due_queue import Claim, DueQueue
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.queues import BACKLOG, QueueLengths, longest
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.events import Message
from newswire_shared.contracts.topology import PLACEMENTS, RECORD, STORY, Route, route_of, route_of_task

log = structlog.get_logger(__name__)

KEPT = (RECORD, STORY, PLACEMENTS)  # what else is about no capture comes again by itself: ticks, polls, fetch loops
LIMIT = 100  # messages a sweep, so that a tick stays short
LEASE_S = 30.0  # far longer than publishing so many takes


@dataclass(frozen=True, slots=True)
class Unhandled:
    """What was published and not handled, each overdue after `overdue_s`."""

    due: DueQueue
    queues: QueueLengths
    overdue_s: float

    def note(self, route: Route, message: Message) -> None:
        """A message is about to be published.  Raises TransientError when that cannot be noted."""
        if route in KEPT:
            payload = json.dumps({"task": route.task, "message": message.encode()})
            self.due.put(message_id(message), self.overdue_s, payload)

    def forget(self, route: Route, message: Message) -> None:
        """A message was handled or buried."""
        if route in KEPT:
            self.due.remove(message_id(message))

    def publish_again(self, publisher: EventPublisher) -> None:
        """Publish what is overdue; done with every sweep of those who handle it."""
        if longest(self.queues, (route.queue() for route in KEPT)) > BACKLOG:
            return
        for claim in self.due.claim(LIMIT, LEASE_S):
            try:
                _publish(claim, publisher)
            except (PermanentError, KeyError) as error:  # of another release; what is behind it goes on
                log.error("message.held", message=claim.member, error=str(error))
            self.due.release(claim, self.overdue_s)


def _publish(claim: Claim, publisher: EventPublisher) -> None:
    kept: dict[str, Any] = json.loads(claim.payload)
    route = route_of_task(kept["task"])
    log.warning("message.overdue", task=route.task, message=claim.member, what="published again")
    publisher.publish(route.message.decode(kept["message"]), route)


@dataclass(frozen=True, slots=True)
class NotingPublisher:
    """Notes what must be handled before it publishes it."""

    publisher: EventPublisher
    unhandled: Unhandled

    def publish(self, message: Message, route: Route | None = None) -> None:
        """Note and publish a message."""
        self.unhandled.note(route or route_of(type(message)), message)
        self.publisher.publish(message, route)

    def publish_all(self, messages: Sequence[Message]) -> None:
        """Note and publish many."""
        for message in messages:
            self.unhandled.note(route_of(type(message)), message)
        self.publisher.publish_all(messages)
