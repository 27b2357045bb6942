"""The worker of ingest: `celery -A newswire_ingest.worker worker`."""

from __future__ import annotations

from celery import Celery
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker

from newswire_ingest.composition import Ingest
from newswire_ingest.settings import IngestSettings
from newswire_ingest.tasks import register


def create() -> Celery:
    """Build the application with its tasks; nothing connects."""
    parts = assemble_worker("ingest", load(SharedSettings))
    ingest = Ingest.over(parts, load(IngestSettings))
    register(parts.app, ingest.tick, ingest.poll, ingest.fetch)
    return parts.app


app = create()
