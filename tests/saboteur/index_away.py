"""The index worker that starts although its engine is away: it does not install the index first."""

from __future__ import annotations

from celery import Celery
from newswire_index.composition import IndexService
from newswire_index.tasks import register
from newswire_shared.contracts import topology
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker


def create() -> Celery:
    """Build the application as the real one is built, without installing anything."""
    parts = assemble_worker("index", load(SharedSettings))
    register(parts.app, parts.upkeep(topology.INDEX, Stage.INDEX), IndexService.over(parts).use_cases())
    return parts.app


app = create()
