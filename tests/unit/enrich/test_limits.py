"""A page that costs too much ends its own work and nothing else."""

from __future__ import annotations

import contextlib
import logging
import resource
import signal
import time

import pytest
from newswire_enrich.limits import (
    OverLimit,
    TooCostly,
    TooSlow,
    address_space_bytes,
    lift_time_limits,
    memory_limit,
    time_limit,
)

MEGABYTE = 1_000_000
BUSY_S = 300  # of the clock: no machine is so busy


def spin(seconds: float) -> None:
    """Work in pure Python until so much processor time is spent."""
    ends = time.process_time() + seconds
    while time.process_time() < ends:
        pass


def timer() -> tuple[float, ...]:
    return (*signal.getitimer(signal.ITIMER_REAL), *signal.getitimer(signal.ITIMER_PROF))


def handlers() -> tuple[object, ...]:
    return signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGPROF)


NO_TIMER = (0.0, 0.0, 0.0, 0.0)


def address_limit() -> tuple[int, int]:
    return resource.getrlimit(resource.RLIMIT_AS)


def test_a_loop_without_end_raises_too_costly() -> None:
    with pytest.raises(TooCostly, match=r"more than 0\.02 s of processor time"), time_limit(0.02, BUSY_S):
        spin(10)


def test_work_that_swallows_the_first_alarm_meets_another() -> None:
    with pytest.raises(TooCostly), time_limit(0.02, BUSY_S):
        try:
            spin(10)
        except TooCostly:
            spin(10)


def test_work_within_its_time_is_let_be_and_the_timer_is_gone() -> None:
    before = handlers()
    with time_limit(5, BUSY_S):
        spin(0.001)
    assert timer() == NO_TIMER
    assert handlers() == before


@pytest.mark.parametrize("error", [ValueError, TooCostly, KeyboardInterrupt])
def test_both_limits_are_gone_after_any_exception(error: type[BaseException]) -> None:
    before, limit = handlers(), address_limit()
    with pytest.raises(error), time_limit(5, BUSY_S), memory_limit(500 * MEGABYTE):
        raise error
    assert (timer(), handlers(), address_limit()) == (NO_TIMER, before, limit)


def test_a_limit_around_a_limit_goes_on() -> None:
    with pytest.raises(TooCostly, match=r"more than 0\.1 s of processor time"), time_limit(0.1, BUSY_S):
        with time_limit(5, BUSY_S):
            spin(0.001)
        spin(10)
    assert timer() == NO_TIMER


def test_a_big_allocation_raises_too_costly() -> None:
    with pytest.raises(TooCostly, match="more than 100 MB of memory"), memory_limit(100 * MEGABYTE):
        bytearray(1000 * MEGABYTE)


def test_memory_is_free_again_after_the_limit() -> None:
    before = address_limit()
    with pytest.raises(TooCostly), memory_limit(50 * MEGABYTE):
        bytearray(200 * MEGABYTE)
    assert address_limit() == before
    assert len(bytearray(200 * MEGABYTE)) == 200 * MEGABYTE


def test_work_within_its_memory_is_let_be() -> None:
    with memory_limit(200 * MEGABYTE):
        assert len(bytearray(10 * MEGABYTE)) == 10 * MEGABYTE


def test_a_wider_limit_inside_a_narrow_one_gives_no_more_memory() -> None:
    with pytest.raises(TooCostly), memory_limit(100 * MEGABYTE), memory_limit(2000 * MEGABYTE):
        bytearray(1000 * MEGABYTE)


def test_the_address_space_is_that_of_this_process() -> None:
    before = address_space_bytes()
    kept = bytearray(300 * MEGABYTE)
    # about as much: what tests before this one left may be given back meanwhile
    assert 150 * MEGABYTE < address_space_bytes() - before < 600 * MEGABYTE
    del kept


def test_work_that_swallows_every_alarm_is_not_taken_as_whole() -> None:
    with pytest.raises(TooCostly), time_limit(0.02, BUSY_S):
        with contextlib.suppress(BaseException):
            spin(10)
        spin(0.001)


def test_a_library_that_swallows_exceptions_does_not_swallow_an_alarm() -> None:
    with pytest.raises(TooCostly), time_limit(0.02, BUSY_S):
        with contextlib.suppress(Exception):
            spin(10)
        raise AssertionError("the work went on")


def test_an_error_of_the_work_that_follows_a_swallowed_alarm_is_the_alarm() -> None:
    with pytest.raises(TooCostly), time_limit(0.02, BUSY_S):
        with contextlib.suppress(BaseException):
            spin(10)
        raise ValueError("half a text")


def test_an_alarm_does_not_break_into_code_that_keeps_locks_and_comes_again_after_it() -> None:
    logging_like = {"__name__": "logging.made_up", "process_time": time.process_time}
    code = (
        "def spin(s):\n    ends = process_time() + s\n    while process_time() < ends:\n        s\n    return 'ended'"
    )
    exec(code, logging_like)
    said = ""
    with pytest.raises(TooCostly), time_limit(0.02, BUSY_S):
        said = logging_like["spin"](0.1)  # type: ignore[operator]
        spin(10)
    assert said == "ended"


def test_work_that_waits_is_too_slow_and_not_too_costly() -> None:
    with pytest.raises(TooSlow, match=r"more than 0\.05 s, and not 5 s of it working"), time_limit(5, 0.05):
        time.sleep(60)


def test_a_lifted_limit_lets_the_work_end_unless_it_was_hit() -> None:
    with time_limit(0.02, BUSY_S):
        lift_time_limits()
        spin(0.1)
    with pytest.raises(TooCostly), time_limit(0.02, BUSY_S):
        with contextlib.suppress(BaseException):
            spin(10)
        lift_time_limits()
        raise AssertionError("the work went on")


def test_a_lack_of_memory_that_trafilatura_swallows_is_too_costly() -> None:
    with pytest.raises(TooCostly, match="more than 100 MB of memory"), memory_limit(100 * MEGABYTE):
        try:
            bytearray(1000 * MEGABYTE)
        except Exception as error:
            logging.getLogger("trafilatura.external").warning("step left out: %s", error)


def test_an_alarm_at_the_very_end_leaves_no_timer_behind() -> None:
    before = handlers()
    for step in range(400):
        start = time.perf_counter()
        with contextlib.suppress(OverLimit), time_limit(0.0005, BUSY_S):
            while time.perf_counter() - start < 0.0019 + step * 0.0000005:
                pass
        assert timer() == NO_TIMER
        assert handlers() == before


def test_c_code_that_uses_up_both_limits_was_costly_and_not_slow() -> None:
    with pytest.raises(TooCostly), time_limit(0.01, 0.02):
        sum(range(5_000_000))  # one call of C, which no alarm interrupts: both wait until it ends
