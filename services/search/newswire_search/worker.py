"""The worker of alerts: `celery -A newswire_search.worker worker`."""

from __future__ import annotations

from celery import Celery
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker

from newswire_search.composition import Alerting
from newswire_search.settings import SearchSettings
from newswire_search.tasks import register


def create() -> Celery:
    """Build the application with its task."""
    shared = load(SharedSettings)
    parts = assemble_worker("alerts", shared)
    register(parts.app, Alerting.over(parts, load(SearchSettings)).tick)
    return parts.app


app = create()
