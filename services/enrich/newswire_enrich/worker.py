"""The enrich workers: `celery -A newswire_enrich.worker worker`."""

from __future__ import annotations

import gc

from celery import Celery, signals
from celery.worker import WorkController
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.topology import group_named
from newswire_shared.running.assembly import assemble_worker

from newswire_enrich.composition.worker import Enrichment
from newswire_enrich.limits import resident_bytes
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.tasks import register

SUSPECTS = group_named("enrich-suspect")


def create() -> Celery:
    """Build the application with its tasks; nothing connects, and models are loaded as the worker starts.

    The group of suspects loads them at its first article.
    """
    parts = assemble_worker("enrich", load(SharedSettings))
    settings = load(EnrichSettings)
    enrichment = Enrichment.over(parts, settings)

    def begin(sender: WorkController, **_: object) -> None:
        if {*parts.app.amqp.queues.consume_from} != {*SUSPECTS.queues}:  # where seldom anything comes to
            enrichment.begin()
        gc.freeze()  # a collection in a child would write into what is shared, and so copy it
        most_kb = most_resident_kb(settings.worker_memory_bytes)  # after it: what was loaded is shared
        sender.max_memory_per_child = most_kb  # type: ignore[attr-defined]  # its pool is made after this

    register(parts.app, enrichment.tick, enrichment.enrich)
    signals.worker_init.connect(begin, weak=False)
    return parts.app


def most_resident_kb(own_bytes: int) -> int:
    """The memory that a process may hold, of which so much is its own.

    Celery counts what a process shares with its parent too, and that is what the parent holds before the fork.
    """
    return (resident_bytes() + own_bytes) // 1024


app = create()
