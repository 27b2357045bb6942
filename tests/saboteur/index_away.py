"""The index worker that starts although its engine is away: it does not install the index first."""

from __future__ import annotations

from celery import Celery
from newswire_index.composition import use_cases
from newswire_index.engines import open_index
from newswire_index.settings import IndexSettings
from newswire_index.tasks import register
from newswire_shared.contracts import topology
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker


def create() -> Celery:
    """Build the application as the real one is built, without installing anything."""
    parts = assemble_worker("index", load(SharedSettings))
    cases = use_cases(parts, open_index(parts.settings), IndexSettings())
    register(parts.app, parts.upkeep(topology.INDEX, Stage.INDEX), cases)
    return parts.app


app = create()
