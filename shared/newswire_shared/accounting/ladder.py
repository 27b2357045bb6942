"""The ladder of fates, the same for a message and for a fetch: done, tried later, or buried.

What passes by itself is tried later; what does not becomes a dead letter.  Order of effects: the durable copy of the
work, then the event, then the ledger; each can be repeated.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

import structlog

from newswire_shared.accounting.dead_letters import DeadLetter, DeadLetters
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.events import CaptureMessage, CaptureRef
from newswire_shared.contracts.outcomes import Ended, Onward, Outcome
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.topology import route_of_stage

log = structlog.get_logger(__name__)

STARTS_ALLOWED = 3  # without an orderly end: one may be a deployment, and two bad luck


class KilledItsWorker(PermanentError):
    """Work on a capture never ended in an orderly way, however often it was started."""


class Advance(Protocol):
    """Moves one capture onward in the ledger."""

    def __call__(self, to: Stage | End, fields: Mapping[str, str], reason: Reason | None) -> object:
        """To a stage, or to its end for a reason."""


def on_the_ladder(
    work: Callable[[], None], later: Callable[[TransientError], None], bury: Callable[[BaseException], None]
) -> None:
    """Do some work and decide its fate, which `later` or `bury` writes down; both may raise TransientError."""
    try:
        work()
    except SystemExit:
        raise  # a hard time limit arrives so: the start stays counted and the message comes back
    except TransientError as error:
        later(error)
    except BaseException as error:  # a MemoryError too: one that leaves a task ends its worker
        bury(error)


def settle(outcome: Outcome, capture: CaptureRef, lane: Lane, publisher: EventPublisher, advance: Advance) -> None:
    """Publish the event that follows from an outcome, in its capture's lane; then advance the capture."""
    if isinstance(outcome, Ended):
        advance(outcome.end, outcome.fields, outcome.reason)
        return
    publisher.publish(next_message(capture, lane, outcome))
    advance(outcome.stage, outcome.fields, None)


def bury(letters: DeadLetters, letter: DeadLetter, error: BaseException, **about: str) -> None:
    """Keep what died as a dead letter, which ends its capture; `about` are further words of the log's line."""
    event = "capture.buried" if letter.capture_id else "message.buried"
    if letter.capture_id:
        about = {"stage": letter.stage, "capture": letter.capture_id, "article": letter.article_id, **about}
    log.error(event, letter=letter.id, task=letter.task, source=letter.source, why=repr(error), **about)
    letters.bury(letter, Reason.KILLS_WORKER if isinstance(error, KilledItsWorker) else None)


def next_message(capture: CaptureRef, lane: Lane, outcome: Onward) -> CaptureMessage:
    """The message that starts the next stage on a capture."""
    kind = route_of_stage(outcome.stage).message
    assert issubclass(kind, CaptureMessage)
    home = capture.home if outcome.article_id == capture.article_id else ""  # else it is another article's
    onward = capture.model_copy(update={"ref": outcome.ref, "article_id": outcome.article_id, "home": home})
    return kind(lane=lane, captures=(onward,))
