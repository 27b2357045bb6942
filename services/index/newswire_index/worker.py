"""The composition root of the index worker: `celery -A newswire_index.worker worker`."""

from __future__ import annotations

from celery import Celery, signals
from newswire_shared import topology
from newswire_shared.assembly import assemble_worker
from newswire_shared.clock import SystemClock
from newswire_shared.reasons import Stage
from newswire_shared.settings import SharedSettings, load

from newswire_index.batching import BatchLimits
from newswire_index.changes import RedisChanges
from newswire_index.engines import open_index
from newswire_index.index_articles import IndexArticles
from newswire_index.index_one import IndexOne, KeepRecord
from newswire_index.installing import install_patiently
from newswire_index.settings import IndexSettings
from newswire_index.tasks import register


def create() -> Celery:
    """Build the application with its tasks; the index is installed as the worker starts."""
    shared, settings = load(SharedSettings), load(IndexSettings)
    parts = assemble_worker("index", shared)
    index = open_index(shared)
    changes = RedisChanges(parts.state, settings.changes_kept)
    flush = IndexArticles(index, parts.registry, changes, SystemClock(), settings.merge_tries)
    limits = BatchLimits(settings.batch_documents, settings.batch_bytes, settings.batch_wait_s, settings.outcome_wait_s)
    one = IndexOne(parts.archive, flush, limits)
    register(parts.app, parts.upkeep(topology.INDEX, Stage.INDEX), one, KeepRecord(index))
    signals.worker_init.connect(lambda **_: install_patiently(index, SystemClock()), weak=False)
    return parts.app


app = create()
