"""The one Task base class: it decodes, lets Fates decide, and ends."""

from __future__ import annotations

import time
from typing import cast

import structlog
from celery import Celery, Task
from celery.exceptions import Reject

from newswire_shared.accounting.fates import Fates
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.events import CaptureMessage, CaptureRef
from newswire_shared.contracts.outcomes import Outcome
from newswire_shared.contracts.topology import Route, route_of_task

log = structlog.get_logger(__name__)

FATES = "newswire_fates"  # the attribute of an application that holds its Fates
REQUEUE_WAIT_S = 0.5  # else an outage of the state would spin: the message is delivered again at once


class NewswireTask(Task):  # type: ignore[type-arg]
    """Every task is one of these; `run` handles one capture, all of a message, or a message that is about none."""

    abstract = True
    Request = "newswire_shared.messaging.hard_limits:LimitedRequest"

    def __call__(self, encoded: object) -> None:
        try:
            self._decide(route_of_task(self.name), encoded)
        except TransientError as error:  # not even its fate could be written down: back to the queue
            log.warning("message.requeued", task=self.name, why=str(error))
            time.sleep(REQUEUE_WAIT_S)
            raise Reject(str(error), requeue=True) from error

    def timed_out(self, encoded: object) -> None:
        """Note, in the parent, that a hard limit ended a child at this message."""
        route = route_of_task(self.name)
        try:
            message = route.message.decode(encoded)
            if isinstance(message, CaptureMessage):
                fates_of(self.app).timed_out(route, message)
        except (PermanentError, TransientError) as error:  # then its starts are counted one by one
            log.warning("message.timed_out", task=self.name, why=str(error))

    def _decide(self, route: Route, encoded: object) -> None:
        fates = fates_of(self.app)
        try:
            message = route.message.decode(encoded)
        except PermanentError as error:
            fates.bury_unreadable(route, encoded, error)
            return
        if isinstance(message, CaptureMessage) and route.together:
            fates.decide_together(route, message, self.run)
        elif isinstance(message, CaptureMessage):
            fates.decide_captures(route, message, self._handle_capture)
        else:
            fates.decide_message(route, message, self.run)

    def _handle_capture(self, capture: CaptureRef, record: CaptureRecord) -> Outcome:
        return cast(Outcome, self.run(capture, record))


def give_fates(app: Celery, fates: Fates) -> None:
    """Tell an application by what its tasks' fates are decided; the composition root does this."""
    setattr(app, FATES, fates)


def fates_of(app: Celery) -> Fates:
    """What `give_fates` gave."""
    return cast(Fates, getattr(app, FATES))
