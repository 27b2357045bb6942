"""A page that costs too much ends its own work and nothing else."""

from __future__ import annotations

import contextlib
import resource
import signal
import time

import pytest
from newswire_enrich.limits import TooCostly, address_space_bytes, memory_limit, time_limit

MEGABYTE = 1_000_000


def spin(seconds: float) -> None:
    """Work in pure Python until a time is over."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        pass


def timer() -> tuple[float, float]:
    return signal.getitimer(signal.ITIMER_REAL)


def address_limit() -> tuple[int, int]:
    return resource.getrlimit(resource.RLIMIT_AS)


def test_a_loop_without_end_raises_too_costly() -> None:
    with pytest.raises(TooCostly, match=r"more than 0\.02 s"), time_limit(0.02):
        spin(10)


def test_work_that_swallows_the_first_alarm_meets_another() -> None:
    with pytest.raises(TooCostly), time_limit(0.02):
        try:
            spin(10)
        except TooCostly:
            spin(10)


def test_work_within_its_time_is_let_be_and_the_timer_is_gone() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(0.05):
        spin(0.001)
    assert timer() == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


@pytest.mark.parametrize("error", [ValueError, TooCostly, KeyboardInterrupt])
def test_both_limits_are_gone_after_any_exception(error: type[BaseException]) -> None:
    handler, limit = signal.getsignal(signal.SIGALRM), address_limit()
    with pytest.raises(error), time_limit(5), memory_limit(500 * MEGABYTE):
        raise error
    assert (timer(), signal.getsignal(signal.SIGALRM), address_limit()) == ((0.0, 0.0), handler, limit)


def test_a_limit_around_a_limit_goes_on() -> None:
    with pytest.raises(TooCostly, match=r"more than 0\.1 s"), time_limit(0.1):
        with time_limit(5):
            spin(0.001)
        spin(10)
    assert timer() == (0.0, 0.0)


def test_a_big_allocation_raises_too_costly() -> None:
    with pytest.raises(TooCostly, match="more than 100 MB"), memory_limit(100 * MEGABYTE):
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
    assert 300 * MEGABYTE <= address_space_bytes() - before < 600 * MEGABYTE
    del kept


def test_an_alarm_at_the_very_end_leaves_no_timer_behind() -> None:
    for step in range(400):
        start = time.perf_counter()
        with contextlib.suppress(TooCostly), time_limit(0.0005):
            while time.perf_counter() - start < 0.0004 + step * 0.0000005:
                pass
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
