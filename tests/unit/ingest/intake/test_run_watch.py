"""A run is waited for until each of its captures has ended or waits for a try that is far away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from newswire_ingest.intake.intake import Taken
from newswire_ingest.intake.run_watch import PATIENCE_S, account_lines, is_accounted_for, telling_of_an_end
from newswire_shared.accounting.ledger import Acceptance, Counts, Offer
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing import FakeClock, FakeLedger, FakePauses
from unit.ingest.newsroom import Newsroom

URL = "https://example.org/news/1"
RUN = "r"


class Scripted(FakeClock):
    """A clock that does one thing after another, one each time that somebody waits."""

    def __init__(self, *steps: Callable[[], object]) -> None:
        super().__init__()
        self.steps = list(steps)

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if self.steps:
            self.steps.pop(0)()


def offered(room: Newsroom) -> Acceptance:
    return room.ledger.accept(Offer(key="a", url=URL, source="desk", host="example.org:443", run=RUN))


def test_a_run_is_over_when_each_of_its_captures_has_ended() -> None:
    clock = Scripted()
    room = Newsroom(clock=clock)
    capture = offered(room).capture_id
    clock.steps = [
        lambda: room.ledger.advance(capture, Stage.ENRICH),
        lambda: room.ledger.advance(capture, End.UNCHANGED),
    ]
    counts = room.ingest.watch(RUN).wait()
    assert (counts.unchanged, counts.in_flight, clock.steps) == (1, 0, [])
    assert is_accounted_for(counts)


def test_what_is_tried_again_soon_is_waited_for_and_what_is_tried_much_later_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    clock = Scripted()
    room = Newsroom(clock=clock)
    offered(room)
    room.again(room.claim(), 4 * PATIENCE_S, "1 try: it answers 503")
    counts = room.ingest.watch(RUN).wait()
    assert counts.in_flight == 1 and not is_accounted_for(counts)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith(f"still being tried: {URL}: 1 try: it answers 503; next try from 2026-01-01 12:0")
    assert len(lines) == 2

    room.again(room.claim(), PATIENCE_S - 20, "2 tries")
    clock.steps = [lambda: None] * 40 + [lambda: room.ledger.advance(counts_of(room), End.REJECTED, {}, Reason.GONE)]
    assert room.ingest.watch(RUN).wait().rejected == 1
    assert capsys.readouterr().err == ""


def counts_of(room: Newsroom) -> str:
    (capture_id,) = room.memory.captures
    return capture_id


def test_a_pause_is_reported_once(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Scripted()
    room = Newsroom(clock=clock)
    capture = offered(room).capture_id
    FakePauses(room.memory).pause(Stage.ENRICH, "too many die")
    clock.steps = [lambda: None] * 3 + [lambda: room.ledger.advance(capture, End.UNCHANGED)]
    room.ingest.watch(RUN).wait()
    assert capsys.readouterr().err == "waiting: enrich is paused (too many die); `newswire resume enrich`\n"


class Away(FakeLedger):
    """A ledger that is away the second time that it is asked, and then back."""

    asked = 0

    def counts(self, bucket: str) -> Counts:
        self.asked += 1
        if self.asked == 2:
            raise TransientError("Redis is away")
        return super().counts(bucket)


def test_a_state_that_is_away_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    room = Newsroom()
    room.ingest.ledger.advance(offered(room).capture_id, End.UNCHANGED)
    assert room.with_ledger(Away(room.memory)).watch(RUN).wait().unchanged == 1
    assert capsys.readouterr().err == "waiting: Redis is away\n"


class PausesAway(FakePauses):
    """Pauses that are away the first time that they are asked for."""

    asked = 0

    def paused(self) -> dict[str, str]:
        self.asked += 1
        if self.asked == 1:
            raise TransientError("Redis is away")
        return dict(super().paused())


def test_pauses_that_cannot_be_read_end_no_wait() -> None:
    clock = Scripted()
    room = Newsroom(clock=clock)
    capture = offered(room).capture_id
    clock.steps = [lambda: None] * 2 + [lambda: room.ledger.advance(capture, End.UNCHANGED)]
    watch = replace(room.ingest.watch(RUN), pauses=PausesAway(room.memory))
    assert watch.wait().unchanged == 1


@pytest.mark.parametrize(("counts", "is_good"), [
    (Counts(accepted=3, indexed=1, unchanged=1, rejected=1), True), (Counts(accepted=1, dead=1), False),
    (Counts(accepted=1, in_flight=1), False), (Counts(accepted=2, indexed=1), False),
])  # fmt: skip
def test_a_run_is_accounted_for_if_nothing_died_or_is_left_or_lost(counts: Counts, is_good: bool) -> None:
    assert is_accounted_for(counts) is is_good


def test_a_person_gets_the_account_with_its_reasons() -> None:
    counts = Counts(accepted=3, indexed=1, rejected=1, dead=1, reasons={Reason.GONE: 1})
    assert list(account_lines(Taken(4, 1, 2), counts, ended=True)) == [
        "4 taken in, 1 of them known already",
        "2 came under another's address and are revisions of it: --addresses tells them apart",
        "accepted 3 = indexed 1 + unchanged 0 + rejected 1 + dead 1 + in flight 0",
        "  gone: 1",
        "look at the dead letters with `newswire dead list`",
    ]
    assert list(account_lines(Taken(3, namesakes=3), counts, ended=False))[1] == (
        "3 have the names of files that were taken in before, and count as later looks at those: give another folder a "
        "--source of its own"
    )
    assert list(account_lines(Taken(1), counts, ended=False))[-1] == "see `newswire ledger` for what becomes of them"


def away() -> Counts:
    raise TransientError("Redis cannot be reached")


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (lambda: Counts(), "nothing was taken in\n"),
        (lambda: Counts(accepted=4, indexed=4), "4 were accepted and 4 of them have ended. Name the same again to "
         "take in what may be left\n"),
        (lambda: Counts(accepted=40, indexed=12, in_flight=28), "40 were accepted and 12 of them have ended; 28 are in "
         "flight and go on while a stack runs. Name the same again to take in what may be left\n"),
        (away, ""),
    ],
)  # fmt: skip
def test_ctrl_c_says_where_the_run_stands(
    counts: Callable[[], Counts], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyboardInterrupt), telling_of_an_end(counts):
        raise KeyboardInterrupt
    assert capsys.readouterr().err == said
