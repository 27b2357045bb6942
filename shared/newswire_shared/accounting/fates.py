"""What becomes of a message: the one place that decides it, inside the task's body.

Celery's own hooks come too late: by default a hard time limit acknowledges without calling them and the
capture is lost, and a MemoryError that leaves a task ends the worker.  Order of effects: the handler's
durable copy, then the event, then the ledger, then the acknowledgement; each can be repeated.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog

from newswire_shared.accounting.dead_letters import DeadLetter, DeadLetters
from newswire_shared.accounting.ledger import Begin, CaptureRecord, Ledger
from newswire_shared.accounting.parking import Parked, Parking, backoff_s
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.errors import Overtime, PermanentError, TransientError
from newswire_shared.contracts.events import CaptureMessage, CaptureRef, Message
from newswire_shared.contracts.outcomes import Ended, Onward, Outcome
from newswire_shared.contracts.reasons import Lane, Reason, Stage
from newswire_shared.contracts.topology import Route, route_of_queue, route_of_stage
from newswire_shared.contracts.tracebacks import fingerprint_of, traceback_of

log = structlog.get_logger(__name__)

PAUSED_WAIT_S = 10
LETTER_CHARACTERS = 10_000  # of what cannot be read: ours are under 4 kB, and letters are kept in Redis
UNREADABLE = "unreadable-"  # how ids of letters begin that hold no message
CUT = " … (cut)"
CaptureHandler = Callable[[CaptureRef, CaptureRecord], Outcome]
MessageHandler = Callable[[Message], None]


@dataclass(frozen=True, slots=True)
class RetryRule:
    """Waits in seconds between tries, how many tries, and how many starts make a suspect."""

    first_s: float = 1
    longest_s: float = 300
    tries: int = 50
    starts: int = 3


class KilledItsWorker(PermanentError):
    """A capture's handler never ended in an orderly way, however often it was started."""


@dataclass(frozen=True, slots=True)
class Fates:
    """Runs handlers and decides fates."""

    ledger: Ledger
    parking: Parking
    dead_letters: DeadLetters
    publisher: EventPublisher
    rule: RetryRule

    def decide_message(self, route: Route, message: Message, handler: MessageHandler) -> None:
        """Handle a message that is about no single capture."""
        try:
            handler(message)
        except SystemExit:
            raise
        except TransientError as error:
            log.warning("tried again later", task=route.task, message=message.summary(), why=str(error))
            if route.expires_s:  # the next one of its kind is already on its way
                return
            wait_s = error.retry_after_s or backoff_s(3, self.rule.first_s, self.rule.longest_s)
            self.parking.park(route, Parked(message_id(message), message), wait_s)
        except BaseException as error:
            self._bury(route, message, None, error)

    def decide_captures(self, route: Route, message: CaptureMessage, handler: CaptureHandler) -> None:
        """Handle a message about captures; each has its own fate."""
        for capture in message.captures:
            self._decide(route, message.only(capture), capture, handler)

    def _decide(self, route: Route, message: CaptureMessage, capture: CaptureRef, handler: CaptureHandler) -> None:
        assert route.stage is not None
        suspect = message.lane is Lane.SUSPECT
        count = f"starts:{'suspect' if suspect else route.stage}" if route.counts_starts else ""
        begin = self.ledger.begin(capture.capture_id, route.stage, count)
        if begin.passed:
            return
        parked = Parked(f"{capture.capture_id}:{route.stage}", message, capture.capture_id, route.stage, count)
        if begin.paused:
            self.parking.park(route, parked, PAUSED_WAIT_S)
        elif begin.record is None:
            lost = PermanentError(f"capture {capture.capture_id} has no record: the state in Redis was lost")
            self._bury(route, message, capture, lost)
        elif begin.starts > self.rule.starts:
            self._isolate(route, message, capture, begin)
        else:
            self._handle(route, parked, capture, begin.record, handler)

    def _isolate(self, route: Route, message: CaptureMessage, capture: CaptureRef, begin: Begin) -> None:
        """Send a capture that was started too often to the suspects, or end it there."""
        if message.lane is not Lane.SUSPECT:
            log.warning("is a suspect now", capture=capture.capture_id, starts=begin.starts - 1)
            self.publisher.publish(message.only(capture, Lane.SUSPECT), route)
            return
        error = KilledItsWorker(f"started {begin.starts - 1} times alone without an orderly end: {message.summary()}")
        self._bury(route, message, capture, error, Reason.KILLS_WORKER)

    def _handle(
        self, route: Route, parked: Parked, capture: CaptureRef, record: CaptureRecord, handler: CaptureHandler
    ) -> None:
        assert route.stage is not None
        try:
            self.settle(route.stage, capture, record.lane, handler(capture, record))
        except SystemExit:
            raise  # a hard time limit arrives so: the start stays counted and the message comes back
        except TransientError as error:
            self._park(route, parked, route.stage, error)
        except BaseException as error:
            self._bury(route, parked.message, capture, error)

    def settle(self, stage: Stage, capture: CaptureRef, lane: Lane, outcome: Outcome) -> None:
        """Publish what follows from an outcome, in the lane that the capture came in, and write it into the ledger."""
        if isinstance(outcome, Ended):
            self.ledger.advance(capture.capture_id, outcome.end, outcome.fields, outcome.reason, by=stage)
            return
        self.publisher.publish(next_message(capture, lane, outcome))
        self.ledger.advance(capture.capture_id, outcome.stage, outcome.fields, by=stage)

    def _park(self, route: Route, parked: Parked, stage: Stage, error: TransientError) -> None:
        tries = self.ledger.failed_try(parked.capture_id, stage)
        if tries >= self.rule.tries:
            gave_up = PermanentError(f"given up after {tries} tries: {error}")
            gave_up.__cause__ = error
            self._bury(route, parked.message, _only_capture(parked.message), gave_up)
            return
        wait_s = error.retry_after_s or backoff_s(tries, self.rule.first_s, self.rule.longest_s)
        log.warning("tried again later", capture=parked.capture_id, stage=stage, tries=tries, why=str(error))
        self.parking.park(route, alone(parked) if isinstance(error, Overtime) else parked, wait_s)

    def bury_unreadable(self, route: Route, encoded: object, error: PermanentError) -> None:
        """Keep a message that this release cannot read."""
        log.error("cannot be read", task=route.task, error=str(error))
        self.dead_letters.bury(unreadable_letter(route, encoded, error))

    def bury_frame(self, queue: str, frame: bytes, error: PermanentError) -> None:
        """Keep what lay in a queue and is no message of ours at all."""
        log.error("cannot be read", queue=queue, error=str(error))
        letter = unreadable_letter(route_of_queue(queue), frame.decode("utf-8", "replace"), error)
        self.dead_letters.bury(replace(letter, source=queue))

    def _bury(
        self,
        route: Route,
        message: Message,
        capture: CaptureRef | None,
        error: BaseException,
        reason: Reason | None = None,
    ) -> None:
        log.error("is a dead letter", task=route.task, message=message.summary(), error=repr(error))
        self.dead_letters.bury(letter_of(route, message, capture, error), reason)


def next_message(capture: CaptureRef, lane: Lane, outcome: Onward) -> CaptureMessage:
    """The message that starts the next stage on a capture."""
    kind = route_of_stage(outcome.stage).message
    assert issubclass(kind, CaptureMessage)
    onward = capture.model_copy(update={"ref": outcome.ref, "article_id": outcome.article_id})
    return kind(lane=lane, captures=(onward,))


def alone(parked: Parked) -> Parked:
    """The same message in the lane in which one is handled at a time."""
    capture = _only_capture(parked.message)
    assert isinstance(parked.message, CaptureMessage) and capture is not None
    return replace(parked, message=parked.message.only(capture, Lane.SUSPECT))


def message_id(message: Message) -> str:
    """The id that a message about no capture is parked or buried under: the same content, the same id."""
    content = json.dumps(message.encode(), sort_keys=True)
    return f"{type(message).__name__}-{hashlib.sha256(content.encode()).hexdigest()[:16]}"


def letter_of(
    route: Route, message: Message, capture: CaptureRef | None, error: BaseException, at: Stage | None = None
) -> DeadLetter:
    """The dead letter of a message and the error that it died of, at the route's stage if no other is given."""
    stage = str(at or route.stage or "") if capture else ""
    return DeadLetter(
        id=f"{capture.capture_id}:{stage}" if capture else message_id(message),
        task=route.task,
        stage=stage,
        capture_id=capture.capture_id if capture else "",
        article_id=capture.article_id if capture else "",
        source=capture.source if capture else message.summary(),
        message=json.dumps(message.encode()),
        error=str(error) or type(error).__name__,
        kind=type(error).__name__,
        traceback=traceback_of(error),
        fingerprint=fingerprint_of(error),
    )


def unreadable_letter(route: Route, encoded: object, error: PermanentError) -> DeadLetter:
    """The dead letter of a message that could not be decoded."""
    content = json.dumps(encoded, sort_keys=True, default=str)
    digest = hashlib.sha256(content.encode()).hexdigest()[:16]
    if len(content) > LETTER_CHARACTERS:  # a reader who wants to replay it is told that it is no message
        content = json.dumps(content[:LETTER_CHARACTERS] + CUT)
    return DeadLetter(
        id=f"{UNREADABLE}{digest}", task=route.task, stage="",
        capture_id="", article_id="", source="", message=content, error=str(error),
        kind=type(error).__name__, traceback=traceback_of(error), fingerprint=fingerprint_of(error),
    )  # fmt: skip


def _only_capture(message: Message) -> CaptureRef | None:
    return message.captures[0] if isinstance(message, CaptureMessage) else None
