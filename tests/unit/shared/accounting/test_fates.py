"""Every message has a fate, and it is decided in one place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import pytest
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.accounting.fates import PAUSED_WAIT_S, Fates, RetryRule
from newswire_shared.accounting.ledger import Acceptance, CaptureRecord, Counts, Offer
from newswire_shared.accounting.unhandled import Unhandled
from newswire_shared.contracts.errors import Overtime, PermanentError, TransientError
from newswire_shared.contracts.events import ArticleEnriched, ArticleFetched, CaptureRef, PollSource, Tick
from newswire_shared.contracts.outcomes import Ended, Onward, Outcome, rejected
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.topology import ENRICH, ENRICH_TICK, INDEX, POLL, Due
from newswire_shared.contracts.tracebacks import fingerprint_of, traceback_of
from newswire_shared.testing import (
    FakeDeadLetters,
    FakeDueQueue,
    FakeLedger,
    FakeParking,
    FakeQueueLengths,
    Memory,
    RecordingPublisher,
)
from structlog.testing import capture_logs

OVERDUE_S = 300
RULE = RetryRule(first_s=1, longest_s=60, tries=4, starts=3)
ONWARD = Onward(Stage.INDEX, "f:0:9", "a", {"digest": "d"})


@dataclass
class Desk:
    """A Fates over fakes, and captures that wait to be enriched."""

    memory: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        self.ledger, self.parking = FakeLedger(self.memory), FakeParking(self.memory)
        self.letters, self.publisher = FakeDeadLetters(self.memory), RecordingPublisher()
        self.unhandled = Unhandled(FakeDueQueue(self.memory, Due.UNHANDLED), FakeQueueLengths(), OVERDUE_S)
        self.fates = Fates(self.ledger, self.parking, self.letters, self.publisher, self.unhandled, RULE)
        self.seen: list[str] = []

    def captures(self, *keys: str, stage: Stage = Stage.ENRICH) -> tuple[CaptureRef, ...]:
        offers = (Offer(key=k, url=f"u/{k}", source="desk", stage=stage, ref=f"raw:{k}:1") for k in keys)
        return tuple(reference(self.ledger.accept(offer)) for offer in offers)

    def enrich(self, captures: tuple[CaptureRef, ...], answer: Callable[[], Outcome], lane: Lane = Lane.LIVE) -> None:
        """Deliver a message once."""

        def handler(capture: CaptureRef, _: CaptureRecord) -> Outcome:
            self.seen.append(capture.article_id)
            return answer()

        self.fates.decide_captures(ENRICH, ArticleFetched(lane=lane, captures=captures), handler)

    def state(self, capture: CaptureRef) -> str:
        record = self.ledger.record(capture.capture_id)
        return record.state if record else "unknown"

    def counts(self) -> Counts:
        (bucket,) = self.ledger.buckets(0)
        return self.ledger.counts(bucket)

    def letter(self) -> DeadLetter:
        (letter_id,) = self.letters.ids()
        return self.letters.get(letter_id)

    def begin_in_vain(self, capture: CaptureRef, times: int, lane: Lane = Lane.LIVE) -> None:
        """Let as many workers be killed by a capture."""
        for _ in range(times):
            with pytest.raises(SystemExit):
                self.enrich((capture,), lambda: fails(SystemExit(1)), lane)


def reference(acceptance: Acceptance) -> CaptureRef:
    return CaptureRef(capture_id=acceptance.capture_id, article_id=acceptance.article_id, source="desk", ref="raw:a:1")


def fails(error: BaseException) -> Outcome:
    raise error


def failing(error: BaseException) -> Callable[[object], None]:
    def handler(_: object) -> None:
        raise error

    return handler


@pytest.fixture
def desk() -> Desk:
    """Nothing has happened yet."""
    return Desk()


def test_what_is_done_goes_on_to_the_next_stage_with_its_copy(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.enrich((capture,), lambda: ONWARD)
    onward = capture.model_copy(update={"ref": "f:0:9"})
    assert desk.publisher.messages == [ArticleEnriched(lane=Lane.LIVE, captures=(onward,))]
    record = desk.ledger.record(capture.capture_id)
    assert record is not None and record.state == Stage.INDEX
    assert (record.ref("index"), record.kept["digest"]) == ("f:0:9", "d")


@pytest.mark.parametrize(("outcome", "counts"), [
    (Ended(End.INDEXED), Counts(accepted=1, indexed=1)),
    (Ended(End.UNCHANGED), Counts(accepted=1, unchanged=1)),
    (rejected(Reason.TOO_SHORT, "3 words"), Counts(accepted=1, rejected=1, reasons={Reason.TOO_SHORT: 1})),
])  # fmt: skip
def test_an_expected_end_is_counted_and_publishes_nothing(desk: Desk, outcome: Ended, counts: Counts) -> None:
    (capture,) = desk.captures("a")
    desk.enrich((capture,), lambda: outcome)
    record = desk.ledger.record(capture.capture_id)
    assert record is not None and record.detail == outcome.detail
    assert (desk.counts(), desk.publisher.messages, desk.letters.ids()) == (counts, [], [])


def test_what_may_pass_is_parked_longer_each_time(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    waits = []
    for _ in range(3):
        desk.enrich((capture,), lambda: fails(TransientError("the engine is away")))
        waits.append(desk.parking.waits[f"{capture.capture_id}:enrich"])
    assert all(low <= wait <= 2 * low for low, wait in zip((0.5, 1, 2), waits, strict=True)), waits
    assert desk.counts() == Counts(accepted=1, in_flight=1)


def test_the_wait_that_was_asked_for_is_kept(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.enrich((capture,), lambda: fails(TransientError("busy", retry_after_s=17)))
    assert list(desk.parking.waits.values()) == [17]


def test_what_is_parked_comes_back_as_it_was(desk: Desk) -> None:
    captures = desk.captures("a", "b")
    desk.enrich(captures, lambda: fails(TransientError("busy", retry_after_s=17)), Lane.BACKFILL)
    desk.memory.clock.sleep(18)
    desk.parking.pump(ENRICH, desk.publisher)
    assert desk.publisher.messages == [ArticleFetched(lane=Lane.BACKFILL, captures=(c,)) for c in captures]


def test_what_never_passes_is_given_up_with_the_last_error_as_its_cause(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    for _ in range(RULE.tries):
        desk.enrich((capture,), lambda: fails(TransientError("the engine is away")))
    letter = desk.letter()
    assert (letter.kind, letter.error) == ("PermanentError", "given up after 4 tries: the engine is away")
    assert "TransientError: the engine is away" in letter.traceback
    assert desk.counts() == Counts(accepted=1, dead=1)


def raise_a_permanent_error() -> Outcome:
    raise PermanentError("has another shape")


def raise_a_defect() -> Outcome:
    raise KeyError("title")


def raise_a_memory_error() -> Outcome:
    raise MemoryError


@pytest.mark.parametrize(("answer", "kind", "error"), [
    (raise_a_permanent_error, "PermanentError", "has another shape"),
    (raise_a_defect, "KeyError", "'title'"),
    (raise_a_memory_error, "MemoryError", "MemoryError"),
])  # fmt: skip
def test_what_fails_for_good_is_a_letter_with_all_that_a_person_needs(
    desk: Desk, answer: Callable[[], Outcome], kind: str, error: str
) -> None:
    (capture,) = desk.captures("a")
    desk.enrich((capture,), answer)
    letter = desk.letter()
    assert (letter.id, letter.kind, letter.error) == (f"{capture.capture_id}:enrich", kind, error)
    assert (letter.task, letter.stage, letter.article_id, letter.source) == (ENRICH.task, "enrich", "a", "desk")
    assert f"in {answer.__name__}" in letter.traceback and kind in letter.traceback
    assert ArticleFetched.decode(json.loads(letter.message)).captures == (capture,)
    assert desk.counts() == Counts(accepted=1, dead=1)


def test_errors_of_one_kind_at_one_place_have_one_fingerprint(desk: Desk) -> None:
    for key, answer in (("a", raise_a_defect), ("b", raise_a_defect), ("c", raise_a_memory_error)):
        desk.enrich(desk.captures(key), answer)
    prints = [desk.letters.get(letter_id).fingerprint for letter_id in desk.letters.ids()]
    assert len(prints) == 3 and len(set(prints)) == 2
    assert all(len(print_) == 8 and int(print_, 16) >= 0 for print_ in prints)


def test_an_error_that_was_never_raised_has_a_fingerprint_and_a_long_traceback_keeps_its_end() -> None:
    error = ValueError("x" * 50_000 + " the end")
    assert fingerprint_of(error) != fingerprint_of(KeyError())
    assert len(traceback_of(error)) == 8000 and traceback_of(error).endswith("the end\n")


def test_a_hard_limit_passes_through_and_leaves_its_start_counted(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.begin_in_vain(capture, 2)
    record = desk.ledger.record(capture.capture_id)
    assert record is not None and record.starts("enrich") == 2
    assert (desk.letters.ids(), desk.parking.waits, desk.publisher.messages) == ([], {}, [])


@pytest.mark.parametrize("answer", [
    lambda: ONWARD, lambda: Ended(End.UNCHANGED), lambda: fails(TransientError("x")), raise_a_defect,
])  # fmt: skip
def test_every_orderly_end_takes_the_start_back(desk: Desk, answer: Callable[[], Outcome]) -> None:
    (capture,) = desk.captures("a")
    desk.begin_in_vain(capture, 2)
    desk.enrich((capture,), answer)
    record = desk.ledger.record(capture.capture_id)
    assert record is not None and record.starts("enrich") == 0


def test_a_message_with_three_starts_is_a_suspect_and_runs_alone(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.begin_in_vain(capture, RULE.starts)
    desk.enrich((capture,), lambda: ONWARD)
    assert desk.seen == ["a"] * RULE.starts, "it is not started among the others again"
    assert desk.publisher.messages == [ArticleFetched(lane=Lane.SUSPECT, captures=(capture,))]
    assert desk.publisher.queues() == ["enrich.suspect"]
    assert desk.counts().in_flight == 1


def test_after_a_hard_limit_one_start_is_as_good_as_three(desk: Desk) -> None:
    hit, other = desk.captures("a", "b")
    desk.begin_in_vain(hit, 1)
    desk.fates.timed_out(ENRICH, ArticleFetched(lane=Lane.LIVE, captures=(hit, other)))
    desk.enrich((hit, other), lambda: ONWARD)
    assert desk.seen == ["a", "b"], "what was hit is not started among the others again, what waited beside it is"
    assert "enrich.suspect" in desk.publisher.queues()


def test_alone_a_hard_limit_counts_one_start_for_it_goes_by_the_clock(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.begin_in_vain(capture, 1)
    desk.begin_in_vain(capture, 1, Lane.SUSPECT)
    desk.fates.timed_out(ENRICH, ArticleFetched(lane=Lane.SUSPECT, captures=(capture,)))
    record = desk.ledger.record(capture.capture_id)
    assert record is not None and (record.starts("enrich"), record.starts("suspect")) == (1, 1)


def test_a_hard_limit_at_a_capture_that_nobody_remembers_counts_nothing(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    lost = capture.model_copy(update={"capture_id": "lost"})
    desk.fates.timed_out(ENRICH, ArticleFetched(lane=Lane.LIVE, captures=(lost, capture)))
    record = desk.ledger.record(capture.capture_id)
    assert record is not None and record.starts("enrich") == 0


def test_what_the_clock_cut_short_is_tried_again_alone_and_is_no_suspect_of_killing(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.enrich((capture,), lambda: fails(Overtime("the clock ran out")))
    assert desk.counts() == Counts(accepted=1, in_flight=1)
    desk.memory.clock.sleep(RULE.longest_s)
    desk.parking.pump(ENRICH, desk.publisher)
    assert desk.publisher.messages == [ArticleFetched(lane=Lane.SUSPECT, captures=(capture,))]
    record = desk.ledger.record(capture.capture_id)
    assert record is not None and record.starts("enrich") == 0


def test_what_is_cut_short_alone_too_is_tried_again_there(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.enrich((capture,), lambda: fails(Overtime("the clock ran out")), Lane.SUSPECT)
    desk.memory.clock.sleep(RULE.longest_s)
    desk.parking.pump(ENRICH, desk.publisher)
    assert desk.publisher.queues() == ["enrich.suspect"]
    assert desk.counts() == Counts(accepted=1, in_flight=1)


def test_a_suspect_that_turns_out_well_goes_on_in_the_lane_it_came_from(desk: Desk) -> None:
    offer = Offer(key="a", url="u", source="desk", stage=Stage.ENRICH, lane=Lane.BACKFILL, ref="raw:a:1")
    capture = reference(desk.ledger.accept(offer))
    desk.enrich((capture,), lambda: ONWARD, Lane.SUSPECT)
    assert desk.publisher.queues() == ["index.backfill"]


def test_a_suspect_that_kills_alone_too_is_dead_and_says_why(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.begin_in_vain(capture, RULE.starts)
    desk.begin_in_vain(capture, RULE.starts, Lane.SUSPECT)
    desk.enrich((capture,), lambda: ONWARD, Lane.SUSPECT)
    assert len(desk.seen) == 2 * RULE.starts
    assert (desk.letter().kind, desk.letter().reason) == ("KilledItsWorker", Reason.KILLS_WORKER)
    assert desk.counts() == Counts(accepted=1, dead=1, reasons={Reason.KILLS_WORKER: 1})


def test_what_was_killed_can_be_replayed_with_all_its_starts(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.begin_in_vain(capture, RULE.starts)
    desk.begin_in_vain(capture, RULE.starts, Lane.SUSPECT)
    desk.enrich((capture,), lambda: ONWARD, Lane.SUSPECT)
    assert desk.letters.revive(desk.letter())
    desk.enrich((capture,), lambda: ONWARD)
    assert desk.state(capture) == Stage.INDEX


def test_batches_of_the_indexer_are_never_suspects(desk: Desk) -> None:
    (capture,) = desk.captures("a", stage=Stage.INDEX)
    message = ArticleEnriched(lane=Lane.LIVE, captures=(capture,))
    for _ in range(20):
        with pytest.raises(SystemExit):
            desk.fates.decide_captures(INDEX, message, lambda *_: fails(SystemExit(1)))
    desk.fates.decide_captures(INDEX, message, lambda *_: Ended(End.INDEXED))
    assert desk.state(capture) == End.INDEXED


@dataclass
class Together:
    """Captures of one message that wait to be indexed, and what a worker says of them in one call."""

    desk: Desk
    captures: tuple[CaptureRef, ...]
    asked: list[list[str]] = field(default_factory=list)

    def index(self, *fates: Outcome | BaseException) -> None:
        """Deliver the message once."""

        def handler(captures: Sequence[CaptureRef]) -> Sequence[Outcome | BaseException]:
            self.asked.append([capture.article_id for capture in captures])
            return fates

        self.desk.fates.decide_together(INDEX, ArticleEnriched(lane=Lane.BACKFILL, captures=self.captures), handler)

    def states(self) -> list[str]:
        return [self.desk.state(capture) for capture in self.captures]


@pytest.fixture
def together(desk: Desk) -> Together:
    """Four captures in a message."""
    return Together(desk, desk.captures(*"abcd", stage=Stage.INDEX))


def test_the_captures_of_a_message_that_are_handled_together_end_each_by_itself(together: Together) -> None:
    desk = together.desk
    together.index(Ended(End.INDEXED), TransientError("busy"), PermanentError("refused"), rejected(Reason.RETIRED))
    assert together.asked == [["a", "b", "c", "d"]]
    assert together.states() == [End.INDEXED, Stage.INDEX, End.DEAD, End.REJECTED]
    assert [*desk.parking.waits] == [f"{together.captures[1].capture_id}:index"]
    assert (desk.letter().article_id, desk.letter().error) == ("c", "refused")
    desk.memory.clock.sleep(RULE.longest_s)
    desk.parking.pump(INDEX, desk.publisher)
    assert desk.publisher.messages == [ArticleEnriched(lane=Lane.BACKFILL, captures=(together.captures[1],))]


def test_of_captures_that_are_handled_together_what_has_ended_is_left_out(together: Together) -> None:
    together.desk.ledger.advance(together.captures[0].capture_id, End.INDEXED)
    together.desk.ledger.advance(together.captures[2].capture_id, End.UNCHANGED)
    together.index(Ended(End.INDEXED), Ended(End.INDEXED))
    together.index()
    assert together.asked == [["b", "d"]], "and where all have ended nobody is asked"
    assert together.states() == [End.INDEXED, End.INDEXED, End.UNCHANGED, End.INDEXED]


def test_what_a_worker_raises_for_all_is_the_fate_of_each(together: Together) -> None:
    def fail(captures: Sequence[CaptureRef]) -> Sequence[Outcome]:
        raise ZeroDivisionError("a defect")

    together.desk.fates.decide_together(INDEX, ArticleEnriched(lane=Lane.LIVE, captures=together.captures), fail)
    assert together.states() == [End.DEAD] * 4


def test_a_worker_that_is_ended_leaves_all_of_a_message_where_it_was(together: Together) -> None:
    with pytest.raises(SystemExit):
        together.index(Ended(End.INDEXED), SystemExit(1), Ended(End.INDEXED), Ended(End.INDEXED))
    assert together.states() == [Stage.INDEX] * 4


@pytest.mark.parametrize("past", [Stage.INDEX, *End])
def test_a_capture_that_is_past_a_stage_is_skipped(desk: Desk, past: Stage | End) -> None:
    (capture,) = desk.captures("a")
    desk.ledger.advance(capture.capture_id, past)
    desk.enrich((capture,), lambda: ONWARD)
    assert (desk.seen, desk.publisher.messages, desk.state(capture)) == ([], [], past)


def test_a_capture_that_the_ledger_has_not_moved_yet_is_handled(desk: Desk) -> None:
    (capture,) = desk.captures("a", stage=Stage.FETCH)
    desk.enrich((capture,), lambda: ONWARD)
    assert desk.state(capture) == Stage.INDEX


def test_a_capture_that_nobody_remembers_is_a_dead_letter(desk: Desk) -> None:
    desk.enrich((CaptureRef(capture_id="x", article_id="a", source="desk", ref="r"),), lambda: ONWARD)
    assert (desk.seen, desk.publisher.queues()) == ([], [])
    assert "has no record" in desk.letter().error


def test_a_paused_stage_parks_and_counts_no_start(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.memory.paused[Stage.ENRICH] = "by hand"
    for _ in range(2 * RULE.starts):
        desk.enrich((capture,), lambda: ONWARD)
    assert (desk.seen, desk.parking.waits) == ([], {f"{capture.capture_id}:enrich": PAUSED_WAIT_S})
    del desk.memory.paused[Stage.ENRICH]
    desk.enrich((capture,), lambda: ONWARD)
    assert desk.state(capture) == Stage.INDEX


def test_in_a_batch_each_capture_has_a_fate_of_its_own(desk: Desk) -> None:
    captures = desk.captures("a", "b", "c", "d", "e")
    desk.ledger.advance(captures[4].capture_id, End.REJECTED)
    answers: Iterator[Callable[[], Outcome]] = iter(
        (lambda: ONWARD, raise_a_defect, lambda: fails(TransientError("later")), lambda: Ended(End.UNCHANGED))
    )
    desk.enrich(captures, lambda: next(answers)(), Lane.BACKFILL)
    assert [desk.state(c) for c in captures] == ["index", "dead", "enrich", "unchanged", "rejected"]
    assert list(desk.parking.waits) == [f"{captures[2].capture_id}:enrich"]
    assert ArticleFetched.decode(json.loads(desk.letter().message)).captures == (captures[1],)
    assert desk.counts().is_balanced


def test_the_event_is_published_before_the_ledger_is_written(desk: Desk) -> None:
    (capture,) = desk.captures("a")
    desk.publisher.fault = TransientError("the broker is away")
    desk.enrich((capture,), lambda: ONWARD)
    assert desk.state(capture) == Stage.ENRICH
    assert list(desk.parking.waits) == [f"{capture.capture_id}:enrich"]


class Away(FakeDeadLetters):
    """Letters that cannot be written."""

    def bury(self, letter: DeadLetter, reason: Reason | None = None) -> None:
        raise TransientError("Redis is away")


def test_a_fate_that_cannot_be_written_down_is_left_to_the_queue() -> None:
    desk = Desk()
    desk.fates = Fates(desk.ledger, desk.parking, Away(desk.memory), desk.publisher, desk.unhandled, RULE)
    (capture,) = desk.captures("a")
    with pytest.raises(TransientError, match="Redis is away"):
        desk.enrich((capture,), raise_a_defect)
    assert desk.state(capture) == Stage.ENRICH


def test_a_message_about_no_capture_is_parked_under_its_content(desk: Desk) -> None:
    for source in ("a", "b", "a"):
        desk.fates.decide_message(POLL, PollSource(source=source), failing(TransientError("x")))
    assert len(desk.parking.waits) == 2
    desk.memory.clock.sleep(100)
    assert desk.parking.pump(POLL, desk.publisher) == 2
    assert {m.source for m in desk.publisher.messages if isinstance(m, PollSource)} == {"a", "b"}


def test_a_message_about_no_capture_waits_as_after_a_third_try_or_as_it_was_asked_to(desk: Desk) -> None:
    desk.fates = replace(desk.fates, rule=RetryRule(first_s=10, longest_s=300))
    for _ in range(10):
        desk.fates.decide_message(POLL, PollSource(source="a"), failing(TransientError("x")))
        assert all(20 <= wait <= 40 for wait in desk.parking.waits.values()), desk.parking.waits
    desk.fates.decide_message(POLL, PollSource(source="a"), failing(TransientError("x", retry_after_s=7)))
    assert [*desk.parking.waits.values()] == [7]


def test_what_expires_by_itself_is_not_parked(desk: Desk) -> None:
    desk.fates.decide_message(ENRICH_TICK, Tick(), failing(TransientError("x")))
    assert (desk.parking.waits, desk.letters.ids()) == ({}, [])


def test_a_defect_with_a_message_about_no_capture_is_one_letter_however_often(desk: Desk) -> None:
    for _ in range(3):
        desk.fates.decide_message(POLL, PollSource(source="a"), failing(KeyError("x")))
    letter = desk.letter()
    assert (letter.kind, letter.stage, letter.capture_id, letter.source) == ("KeyError", "", "", "a")
    assert PollSource.decode(json.loads(letter.message)) == PollSource(source="a")


def test_a_hard_limit_passes_through_a_message_about_no_capture(desk: Desk) -> None:
    with pytest.raises(SystemExit):
        desk.fates.decide_message(POLL, PollSource(source="a"), failing(SystemExit(1)))
    assert desk.letters.ids() == []


@pytest.mark.parametrize("encoded", [{"version": 99}, {"lane": "live"}, {}, [1, 2], "text", None])
def test_an_unreadable_message_is_kept_as_it_came(desk: Desk, encoded: object) -> None:
    with pytest.raises(PermanentError) as unreadable:
        ArticleFetched.decode(encoded)
    for _ in range(2):
        desk.fates.bury_unreadable(ENRICH, encoded, unreadable.value)
    letter = desk.letter()
    assert json.loads(letter.message) == encoded
    assert (letter.task, letter.kind, letter.capture_id) == (ENRICH.task, "PermanentError", "")


def test_what_cannot_be_kept_yet_is_no_line_of_the_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(letter: DeadLetter) -> None:
        raise TransientError("Redis is full")

    queue = ENRICH.queues[Lane.LIVE]
    monkeypatch.setattr(desk.letters, "bury", refused)
    with capture_logs() as lines:
        for bury in (partial(desk.fates.bury_unreadable, ENRICH, {}), partial(desk.fates.bury_frame, queue, b"x")):
            with pytest.raises(TransientError):
                bury(PermanentError("it is no message"))
    assert lines == [], "it comes again, perhaps a hundred times"


def test_a_frame_that_is_no_message_is_kept_with_the_queue_that_it_lay_in(desk: Desk) -> None:
    queue = ENRICH.queues[Lane.LIVE]
    desk.fates.bury_frame(queue, b"\xffnoise", PermanentError("it is no message"))
    letter = desk.letter()
    assert (letter.source, letter.task, letter.error) == (queue, ENRICH.task, "it is no message")
    assert json.loads(letter.message) == "\N{REPLACEMENT CHARACTER}noise"


# What the log tells


def told(work: Callable[[], None]) -> list[dict[str, object]]:
    """The lines about stages that ended, without what the work took."""
    with capture_logs() as lines:
        work()
    ended = [dict(line) for line in lines if line["event"] == "stage.ended"]
    assert all(isinstance(line.pop("ms"), int) and line.pop("log_level") == "info" for line in ended)
    return ended


@pytest.mark.parametrize(("outcome", "more"), [
    (ONWARD, {"article": "a"}),
    (Ended(End.UNCHANGED), {"end": "unchanged", "article": "k"}),
    (rejected(Reason.TOO_SHORT, "3 words"), {"end": "rejected", "reason": "too short", "article": "k"}),
])  # fmt: skip
def test_a_stage_that_ends_is_one_line_with_the_words_of_the_metrics(
    desk: Desk, outcome: Outcome, more: dict[str, str]
) -> None:
    (capture,) = desk.captures("k")
    lines = told(lambda: desk.enrich((capture,), lambda: outcome))
    same = {"event": "stage.ended", "stage": "enrich", "capture": capture.capture_id, "source": "desk"}
    assert lines == [{**same, **more}]
    assert told(lambda: desk.enrich((capture,), lambda: outcome)) == [], "it was delivered twice"


def test_captures_that_end_together_have_a_line_each(desk: Desk) -> None:
    captures = desk.captures("a", "b", "c", stage=Stage.INDEX)
    outcomes: list[Outcome | BaseException] = [
        Ended(End.INDEXED), TransientError("away"), rejected(Reason.RETIRED),
    ]  # fmt: skip
    message = ArticleEnriched(lane=Lane.LIVE, captures=captures)
    lines = told(lambda: desk.fates.decide_together(INDEX, message, lambda _: outcomes))
    assert [(line["capture"], line["end"]) for line in lines] == [
        (captures[0].capture_id, "indexed"), (captures[2].capture_id, "rejected"),
    ]  # fmt: skip


def test_what_died_and_what_is_tried_again_have_lines_of_their_own(desk: Desk) -> None:
    dying, waiting = desk.captures("a", "b")
    with capture_logs() as lines:
        desk.enrich((dying,), lambda: fails(ValueError("bad")))
        desk.enrich((waiting,), lambda: fails(TransientError("away")))
    buried, parked = lines
    assert (buried["event"], buried["capture"], buried["article"], buried["stage"]) == (
        "capture.buried", dying.capture_id, "a", "enrich",
    )  # fmt: skip
    assert (parked["event"], parked["capture"]) == ("capture.parked", waiting.capture_id)
