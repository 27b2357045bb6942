"""The index worker that starts although its engine is away: it does not install the index first."""

from __future__ import annotations

from celery import Celery
from newswire_index.batching import BatchLimits
from newswire_index.changes import RedisChanges
from newswire_index.engines import open_index
from newswire_index.index_articles import IndexArticles
from newswire_index.index_one import IndexOne, KeepRecord
from newswire_index.tasks import register
from newswire_shared import topology
from newswire_shared.assembly import assemble_worker
from newswire_shared.clock import SystemClock
from newswire_shared.reasons import Stage
from newswire_shared.settings import SharedSettings, load


def create() -> Celery:
    """Build the application as the real one is built, without installing anything."""
    parts = assemble_worker("index", load(SharedSettings))
    index = open_index(parts.settings)
    flush = IndexArticles(index, parts.registry, RedisChanges(parts.state, 1000), SystemClock(), 5)
    one = IndexOne(parts.archive, flush, BatchLimits())
    register(parts.app, parts.upkeep(topology.INDEX, Stage.INDEX), one, KeepRecord(index))
    return parts.app


app = create()
