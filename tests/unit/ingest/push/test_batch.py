"""A batch is taken line by line; what stops it leaves what was taken, and says where it stopped."""

from __future__ import annotations

import json
from dataclasses import replace

from newswire_ingest.push.batch import Batch, Stopped
from newswire_ingest.push.push_articles import Pushing
from newswire_shared.contracts.errors import TransientError
from unit.ingest.push.desk import Desk, text


def lines(count: int) -> list[bytes | None]:
    return [json.dumps(text(n)).encode() for n in range(count)]


def batch(desk: Desk, most_lines: int = 1000) -> Batch:
    return replace(desk.desk.batch(Pushing("desk")), most_lines=most_lines)


def test_lines_are_numbered_as_they_stand_and_empty_ones_have_no_answer() -> None:
    made = batch(Desk())
    made.take([b"", *lines(1), b" \r", b"{", None, *lines(2)])
    answer = made.answer()
    assert [(line.line, line.status) for line in answer.lines] == [(2, 202), (4, 422), (5, 413), (6, 202), (7, 202)]
    assert (answer.accepted, answer.known, answer.refused, answer.stopped) == (2, 1, 2, None)


def test_pressure_is_looked_at_again_and_again() -> None:
    desk = Desk()
    made = batch(desk)
    made.take(lines(150))
    desk.pressure.why = "5000 messages wait"
    made.take(lines(300)[150:])
    assert made.stop and made.stop.why is Stopped.PRESSURE and made.stop.retry_after_s
    assert made.answer().accepted == 200 == len(desk.publisher.messages)


def test_what_is_away_stops_it_and_the_rest_is_pushed_again() -> None:
    desk = Desk()
    first = batch(desk)
    first.take(lines(3))
    desk.archive.fault = TransientError("the disk is full")
    first.take(lines(6)[3:])
    assert first.stop and first.stop.why is Stopped.AWAY and "disk" in first.stop.message
    assert [line.line for line in first.answer().lines] == [1, 2, 3]
    desk.archive.fault = None
    second = batch(desk)
    second.take(lines(6))
    assert (second.answer().known, second.answer().accepted) == (3, 3)


def test_a_batch_has_so_many_lines_and_no_more() -> None:
    made = batch(Desk(), most_lines=3)
    made.take(lines(3))
    assert made.stop is None
    made.take([b""])
    assert made.stop and made.stop.why is Stopped.TOO_MANY
    assert made.answer().accepted == 3
