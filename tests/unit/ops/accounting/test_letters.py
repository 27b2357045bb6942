"""Dead letters are chosen, grouped, shown and sent back to the stage that failed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from newswire_ops.accounting.letters import LetterFilter, chosen, group_rows, lines_of, one, replay_letters, rows
from newswire_shared.accounting.dead_letters import DeadLetter, letter_of
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.events import ArticleFetched, CaptureRef, PollSource
from newswire_shared.contracts.reasons import Lane, Reason, Stage
from newswire_shared.contracts.topology import ENRICH, FETCH, POLL, Route
from newswire_shared.testing import FakeDeadLetters, FakeLedger, Memory, RecordingPublisher
from unit.ops.samples import stack_of


def bury(
    memory: Memory, name: str, *, error: Exception | None = None, source: str = "saltmere", route: Route = ENRICH,
    lane: Lane = Lane.LIVE, at: Stage = Stage.ENRICH, reason: Reason | None = None,
) -> DeadLetter:  # fmt: skip
    """Let a capture die in a stage."""
    offer = Offer(name, f"https://{source}.example/{name}", source, lane=lane, stage=at)
    capture_id = FakeLedger(memory).accept(offer).capture_id
    reference = CaptureRef(capture_id=capture_id, article_id=name, source=source, ref="raw")
    message = ArticleFetched(lane=lane, captures=(reference,))
    letter = letter_of(route, message, reference, error or ValueError("too\nbad"), at)
    FakeDeadLetters(memory).bury(letter, reason)
    return FakeDeadLetters(memory).get(letter.id)


def bury_poll(memory: Memory) -> DeadLetter:
    """Let a message about no capture die."""
    letter = letter_of(POLL, PollSource(source="saltmere"), None, KeyError("x"))
    FakeDeadLetters(memory).bury(letter)
    return FakeDeadLetters(memory).get(letter.id)


@pytest.fixture
def memory() -> Memory:
    return Memory()


def ids(memory: Memory, wanted: LetterFilter) -> list[str]:
    return [letter.article_id for letter in chosen(stack_of(memory).dead_letters, wanted)]


def test_letters_are_chosen_by_all_that_is_asked_the_newest_first(memory: Memory) -> None:
    bury(memory, "a")
    bury(memory, "b", source="linn")
    other = bury(memory, "c", error=KeyError("x"))
    assert ids(memory, LetterFilter()) == ["c", "b", "a"]
    assert ids(memory, LetterFilter(stage="enrich", source="saltmere")) == ["c", "a"]
    assert ids(memory, LetterFilter(fingerprint=other.fingerprint)) == ["c"]
    assert ids(memory, LetterFilter(stage="index")) == []


def test_a_letter_is_found_by_the_beginning_of_its_id(memory: Memory) -> None:
    letter = bury(memory, "a")
    assert one(stack_of(memory).dead_letters, letter.id[:8]) == letter


def test_a_beginning_that_is_no_one_s_or_more_than_one_s_is_refused(memory: Memory) -> None:
    bury(memory, "a")
    bury(memory, "b")
    with pytest.raises(UsageError, match="2 dead letters begin with : give more"):
        one(stack_of(memory).dead_letters, "")
    with pytest.raises(UsageError, match="no dead letter nobody"):
        one(stack_of(memory).dead_letters, "nobody")


def test_an_id_that_begins_another_is_still_found(memory: Memory) -> None:
    letter = bury_poll(memory)
    memory.letters[letter.id + "-more"] = letter
    assert one(stack_of(memory).dead_letters, letter.id) == letter


@pytest.mark.parametrize(
    ("lane", "queue"),
    [(Lane.LIVE, "live"), (Lane.BACKFILL, "backfill"), (Lane.SUSPECT, "suspect")],
)
def test_a_replay_goes_to_the_stage_that_failed_in_its_own_lane(memory: Memory, lane: Lane, queue: str) -> None:
    letter = bury(memory, "a", lane=lane)
    publisher = RecordingPublisher()
    assert replay_letters(replace(stack_of(memory), publisher=publisher), [letter], 1000) == 1
    assert publisher.queues() == [ENRICH.queues[lane]]
    assert publisher.queues()[0].endswith(queue)
    assert publisher.messages == [ArticleFetched.decode(json.loads(letter.message))]
    assert (memory.captures[letter.capture_id]["state"], memory.letters) == ("enrich", {})


def test_a_letter_that_somebody_else_replayed_is_not_sent_again(memory: Memory) -> None:
    letter = bury(memory, "a")
    stack = stack_of(memory)
    assert [replay_letters(stack, [letter], 1000) for _ in range(2)] == [1, 0]


def test_an_address_that_died_in_the_fetch_goes_back_to_the_frontier_without_a_message(memory: Memory) -> None:
    letter = bury(memory, "a", route=FETCH, at=Stage.FETCH)
    stack = stack_of(memory)
    assert replay_letters(stack, [letter], 1000) == 1
    assert letter.capture_id in memory.to_fetch


def test_rows_show_the_first_line_of_an_error_and_not_all_of_it(memory: Memory) -> None:
    bury(memory, "a", error=ValueError("x" * 500 + "\nsecond line"))
    bury(memory, "b", error=ValueError(""))
    (_, _, stage, source, _, kind), (*_, error) = rows(chosen(stack_of(memory).dead_letters, LetterFilter()))
    assert (stage, source, kind) == ("enrich", "saltmere", "ValueError")
    assert error == "x" * 100


def test_groups_are_one_row_for_errors_of_one_kind_the_most_frequent_first(memory: Memory) -> None:
    for name in "abc":
        bury(memory, name)
    bury(memory, "d", error=KeyError("x"))
    bury_poll(memory)
    grouped = [(row[0], row[1], row[3]) for row in group_rows(chosen(stack_of(memory).dead_letters, LetterFilter()))]
    assert grouped[0] == ("3", "enrich", "ValueError")
    assert sorted(grouped[1:]) == [("1", "enrich", "KeyError"), ("1", "ingest.poll_source", "KeyError")]


def test_a_letter_is_shown_with_all_that_a_person_needs(memory: Memory) -> None:
    letter = bury(memory, "a", reason=Reason.KILLS_WORKER)
    shown = "\n".join(lines_of(letter))
    for part in (letter.id, "in enrich", "saltmere", "ValueError: too\nbad", letter.fingerprint, "kills its worker"):
        assert part in shown
    assert f"newswire dead replay {letter.id}" in shown
    assert letter.message in shown


def test_a_letter_is_shown_line_by_line_with_its_traceback_between_blank_ones(memory: Memory) -> None:
    letter = replace(bury(memory, "a"), died_ms="1767225600000", reason="", traceback="Traceback: boom\n")
    assert [*lines_of(letter)] == [
        f"{letter.id}  died 2026-01-01 00:00:00 UTC in enrich",
        "  article      a  from saltmere",
        "  error        ValueError: too\nbad",
        f"  fingerprint  {letter.fingerprint}",
        f"  message      {letter.message}",
        "", "Traceback: boom", "",
        f"  next         newswire dead replay {letter.id}",
    ]  # fmt: skip
    assert [*lines_of(replace(letter, reason="kills its worker"))][4] == "  reason       kills its worker"


def test_a_letter_about_no_capture_is_shown_with_what_it_was_for(memory: Memory) -> None:
    first, second, *_ = lines_of(replace(bury_poll(memory), source=""))
    assert first.endswith("UTC in ingest.poll_source") and second == "  article      -  from -"


def test_a_letter_without_words_is_told_by_the_kind_of_its_error(memory: Memory) -> None:
    assert [bury(memory, "a", error=KeyError()).error, bury(memory, "b").error] == ["KeyError", "too\nbad"]
