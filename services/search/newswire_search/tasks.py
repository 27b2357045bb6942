"""Search's tasks: those of alerts."""

from __future__ import annotations

from collections.abc import Callable

from celery import Celery
from newswire_shared.contracts import events, topology


def register(app: Celery, tick: Callable[[], None]) -> None:
    """Register the task of the alerts group."""

    @app.task(name=topology.ALERTS_TICK.task, shared=False)
    def alerts_tick(message: events.Tick) -> None:
        tick()
