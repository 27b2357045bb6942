"""Index's tasks: each decodes, delegates and ends."""

from __future__ import annotations

from collections.abc import Callable

from celery import Celery
from newswire_shared import events, topology
from newswire_shared.events import CaptureRef
from newswire_shared.ledger import CaptureRecord
from newswire_shared.outcomes import Outcome

from newswire_index.index_one import IndexOne


def register(
    app: Celery, tick: Callable[[], None], index: IndexOne, keep_record: Callable[[events.RecordChanged], None]
) -> None:
    """Register the tasks of the index group."""

    @app.task(name=topology.INDEX_TICK.task, shared=False)
    def index_tick(message: events.Tick) -> None:
        tick()

    @app.task(name=topology.INDEX.task, shared=False)
    def index_article(capture: CaptureRef, record: CaptureRecord) -> Outcome:
        return index(capture)

    @app.task(name=topology.RECORD.task, shared=False)
    def index_record(message: events.RecordChanged) -> None:
        keep_record(message)
