"""The composition root of the index worker: `celery -A newswire_index.worker worker`."""

from __future__ import annotations

from celery import Celery, signals
from newswire_shared.contracts import topology
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker

from newswire_index.composition import use_cases
from newswire_index.engine.installation import install_patiently
from newswire_index.engines import open_index
from newswire_index.settings import IndexSettings
from newswire_index.tasks import register


def create() -> Celery:
    """Build the application with its tasks; the index is installed as the worker starts."""
    shared = load(SharedSettings)
    parts = assemble_worker("index", shared)
    index = open_index(shared)
    register(parts.app, parts.upkeep(topology.INDEX, Stage.INDEX), use_cases(parts, index, load(IndexSettings)))
    signals.worker_init.connect(lambda **_: install_patiently(index, SystemClock()), weak=False)
    return parts.app


app = create()
