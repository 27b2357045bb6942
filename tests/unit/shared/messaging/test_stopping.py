"""A worker that is asked to stop is given its time, and quits after it; one that may take its time is not hurried."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from celery import signals
from newswire_shared.messaging.stopping import STOP_S, end_in_time
from patience import until


@pytest.fixture
def quits() -> Iterator[list[int]]:
    """The signals to quit that this process has had; what was asked of it is taken back after the test."""
    had: list[int] = []
    before = signal.signal(signal.SIGQUIT, lambda number, _: had.append(number))
    alarm, receivers = signal.getsignal(signal.SIGALRM), list(signals.worker_shutting_down.receivers or [])
    yield had
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGQUIT, before)
    signal.signal(signal.SIGALRM, alarm)
    signals.worker_shutting_down.receivers = receivers


def asked_to_stop(by: str) -> float:
    """Tell of a signal as Celery does from its handler; the seconds that are left then, 0 for any number."""
    signals.worker_shutting_down.send(sender="index@a", sig=by, how="Warm", exitcode=0)
    return signal.getitimer(signal.ITIMER_REAL)[0]


def test_who_may_take_its_time_is_not_hurried(quits: list[int]) -> None:
    end_in_time()
    assert asked_to_stop("SIGINT") == 0
    assert asked_to_stop("SIGQUIT") == 0
    assert 0 < asked_to_stop("SIGTERM") <= STOP_S
    assert quits == []


def test_who_has_not_ended_in_time_quits(quits: list[int]) -> None:
    end_in_time(0.01)
    asked_to_stop("SIGTERM")
    until(lambda: quits)
    assert quits == [signal.SIGQUIT]
