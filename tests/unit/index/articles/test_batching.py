"""A batch goes when nothing more can come, or when enough has; each item comes back with its own fate."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import pytest
from newswire_index.articles.batching import Batcher, BatchLimits, Sized
from newswire_index.articles.index_article import BusyThreads
from newswire_shared.contracts.errors import EngineAway, TransientError
from structlog.testing import capture_logs

PATIENCE_S = 300
NEVER = 1000
Result = str | BaseException
PATIENT = BatchLimits(documents=NEVER, bytes=NEVER, wait_s=PATIENCE_S, pace_s=0, outcome_wait_s=PATIENCE_S)


class Flushes:
    """Answers each item with itself in capitals, and keeps the batches; `gate` holds a flush back."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.gate, self.entered = threading.Event(), threading.Event()
        self.gate.set()

    def __call__(self, items: Sequence[str]) -> list[Result]:
        self.batches.append([*items])
        self.entered.set()
        assert self.gate.wait(PATIENCE_S)
        return [item.upper() for item in items]


class Looks:
    """Says how many threads are busy, and tells when the batcher has asked a few times."""

    def __init__(self, busy: int, asked: int = 3) -> None:
        self.busy, self.left = busy, asked
        self.asked = threading.Event()

    def __call__(self) -> int:
        self.left -= 1
        if self.left <= 0:
            self.asked.set()
        return self.busy


def many() -> int:
    return NEVER


def alone(batcher: Batcher[str, str], item: str, size: int = 1) -> str:
    """Submit one item; what is raised for it is raised."""
    (fate,) = batcher.submit_all([Sized(item, size)])
    if isinstance(fate, BaseException):
        raise fate
    return fate


def submit(batcher: Batcher[str, str], *items: str, size: int = 1) -> list[Future[str]]:
    """Submit each item from a thread of its own."""
    pool = ThreadPoolExecutor(len(items))
    futures = [pool.submit(alone, batcher, item, size) for item in items]
    pool.shutdown(wait=False)
    return futures


def results(futures: Sequence[Future[str]]) -> list[str]:
    return [future.result(PATIENCE_S) for future in futures]


def test_a_batch_goes_when_every_busy_thread_waits_and_not_before() -> None:
    flushes, looks = Flushes(), Looks(busy=2)
    batcher: Batcher[str, str] = Batcher(flushes, PATIENT, looks)
    first = submit(batcher, "a")
    assert looks.asked.wait(PATIENCE_S)
    assert flushes.batches == []
    assert results([*first, *submit(batcher, "b")]) == ["A", "B"]
    assert flushes.batches == [["a", "b"]]


def test_a_thread_that_ends_without_an_item_lets_the_others_go() -> None:
    looks = Looks(busy=2)
    waiting = submit(Batcher(Flushes(), PATIENT, looks), "a")
    assert looks.asked.wait(PATIENCE_S)
    looks.busy = 1
    assert results(waiting) == ["A"]


@pytest.mark.parametrize(
    ("limits", "size"),
    [
        (BatchLimits(documents=3, bytes=NEVER, wait_s=PATIENCE_S), 1),
        (BatchLimits(documents=NEVER, bytes=90, wait_s=PATIENCE_S), 30),
    ],
    ids=["documents", "bytes"],
)
def test_a_batch_goes_when_enough_has_come(limits: BatchLimits, size: int) -> None:
    flushes = Flushes()
    assert results(submit(Batcher(flushes, limits, many), "a", "b", "c", size=size)) == ["A", "B", "C"]
    assert [sorted(batch) for batch in flushes.batches] == [["a", "b", "c"]]


def test_a_batch_goes_some_time_after_its_first_item() -> None:
    limits = BatchLimits(documents=NEVER, bytes=NEVER, wait_s=0.05)
    assert alone(Batcher(Flushes(), limits, many), "a", 1) == "A"


@pytest.mark.parametrize("enough", [{"documents": 3}, {"company": 3}], ids=["full", "company"])
def test_what_comes_soon_after_a_batch_goes_together_though_no_thread_is_waited_for(enough: dict[str, int]) -> None:
    flushes = Flushes()
    limits = replace(PATIENT, pace_s=PATIENCE_S, **enough)
    batcher: Batcher[str, str] = Batcher(flushes, limits, lambda: 1)
    assert alone(batcher, "a") == "A"
    assert results(submit(batcher, "b", "c", "d")) == ["B", "C", "D"], "a batch that is large enough keeps no pace"
    assert [sorted(batch) for batch in flushes.batches] == [["a"], ["b", "c", "d"]]


def test_the_pace_ends() -> None:
    batcher: Batcher[str, str] = Batcher(Flushes(), replace(PATIENT, pace_s=0.02), lambda: 1)
    assert [alone(batcher, item) for item in "abc"] == [*"ABC"]


@pytest.mark.parametrize("limits", [BatchLimits(documents=2, bytes=NEVER), BatchLimits(documents=NEVER, bytes=70)])
def test_no_batch_is_larger_than_its_limits(limits: BatchLimits) -> None:
    flushes = Flushes()
    results(submit(Batcher(flushes, limits, lambda: 5), *"abcde", size=30))
    assert max(len(batch) for batch in flushes.batches) == 2
    assert sorted(item for batch in flushes.batches for item in batch) == [*"abcde"]


def test_an_item_that_is_larger_than_a_batch_goes_alone() -> None:
    flushes = Flushes()
    limits = BatchLimits(documents=NEVER, bytes=10, wait_s=PATIENCE_S)
    assert alone(Batcher(flushes, limits, many), "a", 10_000) == "A"


def test_the_items_of_one_thread_go_together_with_those_of_the_others() -> None:
    flushes, looks = Flushes(), Looks(busy=2)
    batcher: Batcher[str, str] = Batcher(flushes, PATIENT, looks)
    with ThreadPoolExecutor(1) as pool:
        several = pool.submit(batcher.submit_all, [Sized(item, 1) for item in "abc"])
        assert looks.asked.wait(PATIENCE_S)
        assert flushes.batches == [], "three items of one thread are no reason to leave the other out"
        assert alone(batcher, "d") == "D"
        assert several.result(PATIENCE_S) == ["A", "B", "C"]
    assert flushes.batches == [["a", "b", "c", "d"]]


def test_of_the_items_of_one_thread_each_has_its_own_fate() -> None:
    fates: dict[str, Result] = {"a": "one", "b": ValueError("two"), "c": "three"}
    batcher: Batcher[str, str] = Batcher(lambda items: [fates[item] for item in items], PATIENT, lambda: 1)
    assert batcher.submit_all([Sized(item, 1) for item in "abc"]) == [*fates.values()]
    assert batcher.submit_all([]) == []


def test_each_item_gets_its_own_result_or_its_own_exception() -> None:
    fates: dict[str, Result] = {"a": "one", "b": ValueError("two"), "c": TransientError("three")}
    batcher: Batcher[str, str] = Batcher(lambda items: [fates[item] for item in items], PATIENT, lambda: 3)
    futures = dict(zip("abc", submit(batcher, *"abc"), strict=True))
    assert futures["a"].result(PATIENCE_S) == "one"
    assert futures["b"].exception(PATIENCE_S) is fates["b"]
    assert futures["c"].exception(PATIENCE_S) is fates["c"]


@pytest.mark.parametrize("error", [TransientError("the index is down"), ValueError("a defect"), SystemExit(1)])
def test_a_flush_that_raises_raises_for_all_of_its_batch_and_for_no_later_one(error: BaseException) -> None:
    flushes = Flushes()

    def fail_first(items: Sequence[str]) -> list[Result]:
        answers = flushes(items)
        if len(flushes.batches) == 1:
            raise error
        return answers

    looks = Looks(busy=2)
    batcher: Batcher[str, str] = Batcher(fail_first, PATIENT, looks)
    assert [future.exception(PATIENCE_S) for future in submit(batcher, "a", "b")] == [error, error]
    looks.busy = 1
    assert alone(batcher, "c", 1) == "C"


def test_a_fate_that_takes_too_long_is_a_transient_error() -> None:
    flushes = Flushes()
    flushes.gate.clear()
    batcher: Batcher[str, str] = Batcher(flushes, BatchLimits(outcome_wait_s=0.02), lambda: 1)
    with pytest.raises(TransientError, match=r"no fate within 0\.02 s"):
        alone(batcher, "a", 1)
    flushes.gate.set()


def test_who_gave_up_before_the_flush_is_not_written_and_who_came_later_is() -> None:
    flushes = Flushes()
    flushes.gate.clear()
    batcher: Batcher[str, str] = Batcher(flushes, BatchLimits(outcome_wait_s=0.02), lambda: 1)
    first = submit(batcher, "a")
    assert flushes.entered.wait(PATIENCE_S)
    with pytest.raises(TransientError):
        alone(batcher, "gave up", 1)
    assert isinstance(first[0].exception(PATIENCE_S), TransientError)
    flushes.gate.set()
    assert until(lambda: alone(batcher, "c", 1)) == "C"
    assert [batch for batch in flushes.batches if "gave up" in batch] == []


def test_while_the_engine_is_away_a_batch_is_held_and_tried_again() -> None:
    flushes = Flushes()

    def away_twice(items: Sequence[str]) -> list[Result]:
        answers = flushes(items)
        if len(flushes.batches) < 3:
            raise EngineAway("nobody answers")
        return answers

    limits = replace(PATIENT, away_wait_s=0.001)
    assert results(submit(Batcher(away_twice, limits, lambda: 2), "a", "b")) == ["A", "B"]
    assert [sorted(batch) for batch in flushes.batches] == [["a", "b"]] * 3


def test_who_waited_long_for_an_engine_that_is_away_is_told_why_and_not_written_later() -> None:
    flushes, is_away = Flushes(), threading.Event()
    is_away.set()

    def perhaps_away(items: Sequence[str]) -> list[Result]:
        answers = flushes(items)
        if is_away.is_set():
            raise EngineAway("nobody answers")
        return answers

    limits = BatchLimits(wait_s=PATIENCE_S, outcome_wait_s=0.1, away_wait_s=0.001)
    batcher: Batcher[str, str] = Batcher(perhaps_away, limits, lambda: 1)
    with pytest.raises(TransientError, match=r"no fate within 0\.1 s: nobody answers"):
        alone(batcher, "a", 1)
    is_away.clear()
    assert until(lambda: alone(batcher, "b", 1)) == "B"
    assert flushes.batches[-1] == ["b"]


def test_an_engine_that_was_away_and_is_back_is_no_reason_any_more() -> None:
    """Who waits too long later on is told that it is slow, and an outage that follows is told of again."""
    flushes, ways = Flushes(), iter(["away", "back", "slow"])

    def by_turns(items: Sequence[str]) -> list[Result]:
        way = next(ways)
        if way == "away":
            raise EngineAway("nobody answers")
        if way == "slow":
            flushes.gate.clear()
        return flushes(items)

    limits = BatchLimits(wait_s=PATIENCE_S, outcome_wait_s=PATIENCE_S, away_wait_s=0.001)
    batcher: Batcher[str, str] = Batcher(by_turns, limits, lambda: 1)
    with capture_logs() as lines:
        assert alone(batcher, "a") == "A"
    assert [line["event"] for line in lines] == ["batch.held", "batch.resumed"]
    batcher._limits = replace(limits, outcome_wait_s=0.02)
    with pytest.raises(TransientError, match="the index is slow"):
        alone(batcher, "b")
    flushes.gate.set()


def until(work: Callable[[], str]) -> str:
    """The result of work that may run into the time limit while another batch is under way."""
    ends = time.monotonic() + PATIENCE_S
    while True:
        try:
            return work()
        except TransientError:
            if time.monotonic() > ends:
                raise


def test_a_hundred_and_twenty_eight_threads_each_get_their_own_fates() -> None:
    flushes, busy = Flushes(), BusyThreads()
    limits = BatchLimits(documents=50, bytes=NEVER * NEVER, wait_s=PATIENCE_S, outcome_wait_s=PATIENCE_S)
    batcher: Batcher[str, str] = Batcher(flushes, limits, lambda: busy.count)

    def work(thread: int) -> list[str]:
        with busy.one():
            return [alone(batcher, f"t{thread}-{number}", 1) for number in range(20)]

    with ThreadPoolExecutor(128) as pool:
        found = [*pool.map(work, range(128))]
    assert found == [[f"T{thread}-{number}" for number in range(20)] for thread in range(128)]
    written = [item for batch in flushes.batches for item in batch]
    assert len(written) == len({*written}) == 128 * 20
    assert max(map(len, flushes.batches)) <= 50
    assert busy.count == 0


def test_busy_counts_a_thread_only_while_it_has_a_task() -> None:
    busy = BusyThreads()
    with pytest.raises(ValueError, match="x"), busy.one():
        assert busy.count == 1
        raise ValueError("x")
    assert busy.count == 0
