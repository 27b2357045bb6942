"""What becomes of pages that fail, hang, or kill the process that works on them."""

from __future__ import annotations

import os
import signal

from articles import page, take_in
from newswire_ops.accounting.letters import one, replay_letters
from newswire_shared.contracts.reasons import Reason, Stage
from real_stack import RealStack, eventually


def states(stack: RealStack, pages: list[bytes]) -> list[str]:
    """Take pages in, and the function that tells where they are."""
    return [a.capture_id for a in take_in(stack.parts, pages)]


def state(stack: RealStack, capture_id: str) -> str:
    record = stack.parts.ledger.record(capture_id)
    return record.state if record else "unknown"


def test_a_transient_error_is_parked_and_tried_again(stack: RealStack) -> None:
    stack.work("enrich")
    (capture,) = states(stack, [page(1, "transient 2")])
    eventually(lambda: state(stack, capture) == Stage.INDEX, "enriched after two failures")
    assert int(stack.parts.state.client.get(f"sabotage:{stack.parts.ledger.record(capture).url}")) == 3  # type: ignore[union-attr]
    assert stack.parts.dead_letters.size() == 0


def test_permanent_errors_and_defects_become_dead_letters_that_can_be_replayed(stack: RealStack) -> None:
    stack.work("enrich")
    permanent, defect, memory = states(stack, [page(1, "permanent 1"), page(2, "defect 1"), page(3, "memory")])
    eventually(lambda: stack.parts.dead_letters.size() == 3, "three letters")
    assert {state(stack, c) for c in (permanent, defect, memory)} == {"dead"}

    letter = one(stack.parts.dead_letters, defect)
    assert letter.kind == "ZeroDivisionError"
    assert "in defect" in letter.traceback and "sabotage.py" in letter.traceback
    assert one(stack.parts.dead_letters, memory).kind == "MemoryError"

    letters = [one(stack.parts.dead_letters, c) for c in (permanent, defect)]
    assert replay_letters(stack.parts, letters, rate=100) == 2
    eventually(lambda: {state(stack, c) for c in (permanent, defect)} == {Stage.INDEX}, "replayed ones are enriched")
    assert stack.parts.dead_letters.size() == 1


def test_a_page_that_kills_its_process_ends_alone_among_the_suspects(stack: RealStack) -> None:
    worker = stack.work("enrich")
    stack.work("enrich-suspect", concurrency=1)
    killer, *innocent = states(stack, [page(1, "kill"), *(page(n) for n in range(2, 12))])
    eventually(lambda: state(stack, killer) == "dead", "the killer is dead")
    eventually(lambda: {state(stack, c) for c in innocent} == {Stage.INDEX}, "the others are enriched")

    letter = one(stack.parts.dead_letters, killer)
    assert letter.reason == Reason.KILLS_WORKER
    assert stack.parts.ledger.record(killer).reason == Reason.KILLS_WORKER  # type: ignore[union-attr]
    assert stack.parts.dead_letters.size() == 1
    assert worker.process.poll() is None


def test_a_page_that_hangs_meets_the_hard_time_limit_and_the_worker_lives(stack: RealStack) -> None:
    worker = stack.work("enrich", time_limit_s=2)
    suspect = stack.work("enrich-suspect", concurrency=1, time_limit_s=1)
    hanging, other = states(stack, [page(1, "hang"), page(2)])
    eventually(lambda: state(stack, hanging) == "dead", "the page is explained")
    assert one(stack.parts.dead_letters, hanging).reason == Reason.KILLS_WORKER
    assert state(stack, other) == Stage.INDEX
    assert stack.log_of(worker).count("Hard time limit") == 1, "one start among the others is enough"
    assert worker.process.poll() is None and suspect.process.poll() is None


def test_a_child_killed_in_mid_task_loses_nothing(stack: RealStack) -> None:
    worker = stack.work("enrich", concurrency=1)
    (capture,) = states(stack, [page(1, "slow 30")])
    record = stack.parts.ledger.record(capture)
    assert record is not None
    eventually(lambda: stack.parts.state.client.get(f"sabotage:{record.url}"), "the task runs")
    for child in worker.children():
        os.kill(child, signal.SIGKILL)
    eventually(lambda: state(stack, capture) == Stage.INDEX, "another child did it")


def test_a_whole_worker_killed_in_mid_task_loses_nothing(stack: RealStack) -> None:
    worker = stack.work("enrich", concurrency=1)
    slow, waiting = states(stack, [page(1, "slow 30"), page(2)])
    record = stack.parts.ledger.record(slow)
    assert record is not None
    eventually(lambda: stack.parts.state.client.get(f"sabotage:{record.url}"), "the task runs")
    worker.kill_parent()
    stack.work("enrich", concurrency=1)
    eventually(lambda: {state(stack, c) for c in (slow, waiting)} == {Stage.INDEX}, "the next worker did both")


def test_the_same_message_delivered_twice_changes_nothing(stack: RealStack) -> None:
    stack.work("enrich")
    (capture,) = states(stack, [page(1)])
    eventually(lambda: state(stack, capture) == Stage.INDEX, "enriched")
    parts = stack.parts
    record = parts.ledger.record(capture)
    assert record is not None
    parts.publisher.publish(record.message(Stage.ENRICH))
    (later,) = states(stack, [page(2)])
    eventually(lambda: state(stack, later) == Stage.INDEX, "a later page went past the second message")
    eventually(lambda: parts.broker.hlen("unacked") == 0, "all is acknowledged")
    again = parts.ledger.record(capture)
    assert again is not None and again == record


def test_a_lost_message_is_published_again_by_the_sweeper(stack: RealStack) -> None:
    (capture,) = states(stack, [page(1)])
    stack.parts.broker.delete("enrich.backfill")
    stack.work("enrich")
    eventually(lambda: state(stack, capture) == Stage.INDEX, "the sweeper healed it")


def test_sigterm_loses_and_delays_nothing(stack: RealStack) -> None:
    worker = stack.work("enrich", concurrency=1)
    slow, *rest = states(stack, [page(1, "slow 2"), page(2), page(3)])
    record = stack.parts.ledger.record(slow)
    assert record is not None
    eventually(lambda: stack.parts.state.client.get(f"sabotage:{record.url}"), "the task runs")
    assert worker.terminate() == 0
    assert state(stack, slow) == Stage.INDEX, "the task that ran was finished before the worker ended"
    assert "Cold shutdown" not in stack.log_of(worker), "it did not wait for the end of the time that it was granted"
    parts = stack.parts
    assert parts.broker.hlen("unacked") == 0, "what was only reserved went back to its queue at once"
    waiting = parts.broker.llen("enrich.backfill")
    done = sum(state(stack, c) == Stage.INDEX for c in rest)
    assert waiting + done == len(rest)
    stack.work("enrich", concurrency=1)
    eventually(lambda: {state(stack, c) for c in rest} == {Stage.INDEX}, "the next worker did the rest")
