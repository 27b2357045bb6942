"""The end of a worker that is asked to stop: it finishes what it works on, takes nothing more, and is gone in time.

Celery's SIGTERM waits for tasks without an end.  Its soft shutdown sleeps for the whole time that it grants, also where
a task needs half a second, and holds a message that came at that moment as long.  So SIGTERM is the former here, and
what is not done in time is given back by SIGQUIT, Celery's cold shutdown.  SIGINT ends a worker that may take its time.
"""

from __future__ import annotations

import os
import signal

from celery import signals

STOP_S = 15.0  # longer than a fetch loop (10 s), shorter than the 25 to 30 s after which a kill comes


def end_in_time(stop_s: float = STOP_S) -> None:
    """Let the worker of this process end `stop_s` after a SIGTERM, whatever it works on."""

    def shutting_down(sig: str, **_: object) -> None:
        if sig == "SIGTERM":
            signal.signal(signal.SIGALRM, _quit)
            signal.setitimer(signal.ITIMER_REAL, stop_s)  # no thread: this runs in a handler of signals

    signals.worker_shutting_down.connect(shutting_down, weak=False)  # weak, it would be collected


def _quit(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGQUIT)
