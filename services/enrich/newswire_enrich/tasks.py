"""Enrich's tasks: each decodes, delegates and ends."""

from __future__ import annotations

from collections.abc import Callable

from celery import Celery
from newswire_shared.accounting.fates import CaptureHandler
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts import topology
from newswire_shared.contracts.events import CaptureRef, Tick
from newswire_shared.contracts.outcomes import Outcome


def register(app: Celery, tick: Callable[[], None], enrich: CaptureHandler) -> None:
    """Register the tasks of the enrich groups."""

    @app.task(name=topology.ENRICH_TICK.task, shared=False)
    def enrich_tick(message: Tick) -> None:
        tick()

    @app.task(name=topology.ENRICH.task, shared=False)
    def enrich_article(capture: CaptureRef, record: CaptureRecord) -> Outcome:
        return enrich(capture, record)
