"""The fate of each message: the one place that decides it, inside the task's body.

Celery's own hooks come too late: by default a hard time limit acknowledges without calling them and the
capture is lost, and a MemoryError that leaves a task ends the worker.  Order of effects: the handler's
durable copy, then the event, then the ledger, then the acknowledgement; each can be repeated.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import structlog

from newswire_shared.accounting.backoff import backoff_s
from newswire_shared.accounting.dead_letters import DeadLetters, letter_of, message_id, unreadable_letter
from newswire_shared.accounting.ladder import STARTS_ALLOWED, KilledItsWorker, bury, on_the_ladder, settle
from newswire_shared.accounting.ledger import Begin, CaptureRecord, Ledger, Move
from newswire_shared.accounting.outcome_log import log_outcome
from newswire_shared.accounting.parking import Parked, Parking
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.stage_traces import StageTrace, StageTracer, untraced
from newswire_shared.accounting.unhandled import Unhandled
from newswire_shared.contracts.errors import Overtime, PermanentError, TransientError
from newswire_shared.contracts.events import CaptureMessage, CaptureRef, Message
from newswire_shared.contracts.outcomes import Outcome
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.topology import Route, route_of_queue

log = structlog.get_logger(__name__)

PAUSED_WAIT_S = 10  # a resumed stage goes on within it; shorter would park thousands of messages over and over
CaptureHandler = Callable[[CaptureRef, CaptureRecord], Outcome]
BatchHandler = Callable[[Sequence[CaptureRef]], "Sequence[Outcome | BaseException]"]
MessageHandler = Callable[[Message], None]


@dataclass(frozen=True, slots=True)
class RetryRule:
    """Waits in seconds between tries, how many tries, and how many starts make a suspect."""

    first_s: float = 1  # doubled with each try
    longest_s: float = 300  # after an outage everything is tried again within five minutes
    tries: int = 50  # two to four hours of them, by chance: longer than a mishap, and then a person should look
    starts: int = STARTS_ALLOWED


@dataclass(frozen=True, slots=True)
class Fates:
    """Runs handlers and decides fates."""

    ledger: Ledger
    parking: Parking
    dead_letters: DeadLetters
    publisher: EventPublisher
    unhandled: Unhandled
    rule: RetryRule
    traced: StageTracer = untraced

    def decide_message(self, route: Route, message: Message, handler: MessageHandler) -> None:
        """Handle a message that is about no single capture."""

        def handle() -> None:
            handler(message)
            self.unhandled.forget(route, message)

        def bury_message(error: BaseException) -> None:
            self._bury(route, message, None, error)
            self.unhandled.forget(route, message)

        on_the_ladder(
            handle,
            later=lambda error: self._park_message(route, message, error),
            bury=bury_message,
        )

    def _park_message(self, route: Route, message: Message, error: TransientError) -> None:
        log.warning("message.parked", task=route.task, message=message.summary(), why=str(error))
        if route.expires_s:  # the next one of its kind is already on its way
            return
        # nothing counts its tries: a wait like that of a third one
        wait_s = error.retry_after_s or backoff_s(3, self.rule.first_s, self.rule.longest_s)
        self.parking.park(route, Parked(message_id(message), message), wait_s)

    def decide_captures(self, route: Route, message: CaptureMessage, handler: CaptureHandler) -> None:
        """Handle a message about captures; each has its own fate."""
        for capture in message.captures:
            parked = _parked(route, message, capture)
            begin = self.ledger.begin(capture.capture_id, _stage_of(route), parked.count)
            if begun := self._begun(route, parked, capture, begin):
                self._handle(route, parked, capture, begun, handler)

    def decide_together(self, route: Route, message: CaptureMessage, handler: BatchHandler) -> None:
        """Handle all captures of a message in one call, and the ledger with as few; each has its own fate.

        For stages that count no starts: who killed the worker is not known of a batch.
        """
        stage = _stage_of(route)
        begins = self.ledger.begin_all([capture.capture_id for capture in message.captures], stage)
        parked = [_parked(route, message, capture) for capture in message.captures]
        begun = [
            (each, capture, record)
            for each, capture, begin in zip(parked, message.captures, begins, strict=True)
            if (record := self._begun(route, each, capture, begin))
        ]
        if not begun:
            return
        began = time.monotonic()
        outcomes = _outcomes(handler, [capture for _, capture, _ in begun])
        took_s = time.monotonic() - began
        moves: list[Move] = []
        for (each, capture, record), outcome in zip(begun, outcomes, strict=True):
            self._settle_one(route, each, capture, record, outcome, took_s, moves)
        if moves:
            self.ledger.advance_all(moves, by=stage)
        known = {capture.capture_id: (capture, record) for _, capture, record in begun}
        for move in moves:
            self._tell(stage, *known[move.capture_id], move, took_s)

    def _settle_one(
        self, route: Route, parked: Parked, capture: CaptureRef, record: CaptureRecord,
        outcome: Outcome | BaseException, took_s: float, moves: list[Move],
    ) -> None:  # fmt: skip
        def take_note(to: Stage | End, fields: Mapping[str, str], reason: Reason | None) -> None:
            moves.append(Move(capture.capture_id, to, fields, reason))

        def settled() -> None:
            if isinstance(outcome, BaseException):
                raise outcome
            settle(outcome, capture, record.lane, self.publisher, take_note)

        def failed(error: BaseException, to: End | None) -> None:
            self.traced(StageTrace(_stage_of(route), record, to, took_s, capture.article_id, str(error)))

        self._climb(settled, route, parked, capture, failed)

    def _climb(
        self, work: Callable[[], None], route: Route, parked: Parked, capture: CaptureRef,
        failed: Callable[[BaseException, End | None], None],
    ) -> None:  # fmt: skip
        """Do some work on a capture; `failed` is told, once it is written down, that it is tried later, or dead."""

        def later(error: TransientError) -> None:
            failed(error, self._park(route, parked, _stage_of(route), error))

        def bury_it(error: BaseException) -> None:
            self._bury(route, parked.message, capture, error)
            failed(error, End.DEAD)

        on_the_ladder(work, later, bury_it)

    def _begun(self, route: Route, parked: Parked, capture: CaptureRef, begin: Begin) -> CaptureRecord | None:
        """The record of a capture that the stage is to go on with; what becomes of any other is decided."""
        message = parked.message
        assert isinstance(message, CaptureMessage)
        if begin.passed:  # delivered twice: the first one did it
            return None
        if begin.paused:
            self.parking.park(route, parked, PAUSED_WAIT_S)
        elif begin.record is None:
            lost = PermanentError(f"capture {capture.capture_id} has no record: the state in Redis was lost")
            self._bury(route, message, capture, lost)
        elif begin.starts > self.rule.starts:
            self._isolate(route, message, capture, begin)
        else:
            return begin.record
        return None

    def timed_out(self, route: Route, message: CaptureMessage) -> None:
        """Count the start that a hard limit ended as all that are allowed, so that the next one is alone.

        Of a message's captures that is the one which began and did not end.  Alone each start counts once: the limit
        goes by the clock, and on a busy machine a good page may meet it.
        """
        if message.lane is Lane.SUSPECT or not route.counts_starts or route.stage is None:
            return
        for capture in message.captures:
            record = self.ledger.record(capture.capture_id)
            began = record.starts(route.stage) if record else 0
            for _ in range(began, self.rule.starts if began else 0):
                self.ledger.begin(capture.capture_id, route.stage, f"starts:{route.stage}")

    def _isolate(self, route: Route, message: CaptureMessage, capture: CaptureRef, begin: Begin) -> None:
        """Send a capture that was started too often to the suspects, or end it there."""
        if message.lane is not Lane.SUSPECT:
            log.warning("capture.suspected", capture=capture.capture_id, starts=begin.starts - 1)
            self.publisher.publish(message.only(capture, Lane.SUSPECT), route)
            return
        error = KilledItsWorker(f"started {begin.starts - 1} times alone without an orderly end: {message.summary()}")
        self._bury(route, message, capture, error)

    def _handle(
        self, route: Route, parked: Parked, capture: CaptureRef, record: CaptureRecord, handler: CaptureHandler
    ) -> None:
        stage, began = _stage_of(route), time.monotonic()

        def failed(error: BaseException, to: End | None) -> None:
            self.traced(StageTrace(stage, record, to, time.monotonic() - began, capture.article_id, str(error)))

        self._climb(
            lambda: self._settle(stage, capture, record, handler(capture, record), began),
            route, parked, capture, failed,
        )  # fmt: skip

    def _settle(self, stage: Stage, capture: CaptureRef, record: CaptureRecord, outcome: Outcome, began: float) -> None:
        took_s = time.monotonic() - began

        def advance(to: Stage | End, fields: Mapping[str, str], reason: Reason | None) -> None:
            self.ledger.advance(capture.capture_id, to, fields, reason, by=stage)
            self._tell(stage, capture, record, Move(capture.capture_id, to, fields, reason), took_s)

        settle(outcome, capture, record.lane, self.publisher, advance)

    def _tell(self, stage: Stage, capture: CaptureRef, record: CaptureRecord, move: Move, took_s: float) -> None:
        """Tell what became of a capture, under the id that its article has from now on."""
        article = move.fields.get("article", capture.article_id)
        log_outcome(
            stage, move.to, took_s, capture=capture.capture_id, article=article, source=capture.source,
            reason=move.reason,
        )  # fmt: skip
        self.traced(StageTrace(stage, record, move.to, took_s, article, str(move.reason or "")))

    def _park(self, route: Route, parked: Parked, stage: Stage, error: TransientError) -> End | None:
        """Park a capture for its next try, or bury what had all of them; answers the end that it came to."""
        tries = self.ledger.failed_try(parked.capture_id, stage)
        if tries >= self.rule.tries:
            gave_up = PermanentError(f"given up after {tries} tries: {error}")
            gave_up.__cause__ = error
            self._bury(route, parked.message, _only_capture(parked.message), gave_up)
            return End.DEAD
        wait_s = error.retry_after_s or backoff_s(tries, self.rule.first_s, self.rule.longest_s)
        log.warning("capture.parked", capture=parked.capture_id, stage=stage, tries=tries, why=str(error))
        self.parking.park(route, alone(parked) if isinstance(error, Overtime) else parked, wait_s)
        return None

    def bury_unreadable(self, route: Route, encoded: object, error: PermanentError) -> None:
        """Keep a message that this release cannot read."""
        self.dead_letters.bury(unreadable_letter(route, encoded, error))
        log.error("message.unreadable", task=route.task, error=str(error))  # once it is: it comes again until then

    def bury_frame(self, queue: str, frame: bytes, error: PermanentError) -> None:
        """Keep what lay in a queue and is no message of ours at all."""
        letter = unreadable_letter(route_of_queue(queue), frame.decode("utf-8", "replace"), error)
        self.dead_letters.bury(replace(letter, source=queue))
        log.error("message.unreadable", queue=queue, error=str(error))

    def _bury(self, route: Route, message: Message, capture: CaptureRef | None, error: BaseException) -> None:
        bury(self.dead_letters, letter_of(route, message, capture, error), error)


def alone(parked: Parked) -> Parked:
    """The same message in the lane in which one is handled at a time."""
    capture = _only_capture(parked.message)
    assert isinstance(parked.message, CaptureMessage) and capture is not None
    return replace(parked, message=parked.message.only(capture, Lane.SUSPECT))


def _parked(route: Route, message: CaptureMessage, capture: CaptureRef) -> Parked:
    """One capture of a message, as it is parked."""
    stage = _stage_of(route)
    count = f"starts:{'suspect' if message.lane is Lane.SUSPECT else stage}" if route.counts_starts else ""
    return Parked(f"{capture.capture_id}:{stage}", message.only(capture), capture.capture_id, stage, count)


def _stage_of(route: Route) -> Stage:
    assert route.stage is not None
    return route.stage


def _outcomes(handler: BatchHandler, captures: Sequence[CaptureRef]) -> Sequence[Outcome | BaseException]:
    try:
        return handler(captures)
    except SystemExit:
        raise  # as on the ladder: the message comes back
    except BaseException as error:
        return [error] * len(captures)


def _only_capture(message: Message) -> CaptureRef | None:
    return message.captures[0] if isinstance(message, CaptureMessage) else None
