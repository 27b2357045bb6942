"""The composition root of the ingest worker: `celery -A newswire_ingest.worker worker`."""

from __future__ import annotations

from celery import Celery
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker

from newswire_ingest.composition import IngestBuild, fetcher
from newswire_ingest.settings import IngestSettings
from newswire_ingest.tasks import register


def create() -> Celery:
    """Build the application with its tasks; nothing connects."""
    parts = assemble_worker("ingest", load(SharedSettings))
    settings = load(IngestSettings)
    build = IngestBuild(parts, settings)
    web = fetcher(settings)
    poll = build.poll(web)
    register(parts.app, build.tick(), poll, build.fetch(web, poll))
    return parts.app


app = create()
