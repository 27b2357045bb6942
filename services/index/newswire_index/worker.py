"""The index worker: `celery -A newswire_index.worker worker`."""

from __future__ import annotations

from celery import Celery
from newswire_shared.contracts import topology
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.messaging.starting import before_work
from newswire_shared.running.assembly import assemble_worker

from newswire_index.composition import IndexService
from newswire_index.tasks import register


def create() -> Celery:
    """Build the application with its tasks; the index is installed as the worker starts."""
    parts = assemble_worker("index", load(SharedSettings))
    service = IndexService.over(parts)
    watch, engine_watch, removals = service.state_watch(), service.engine_watch(), service.removal_watch()
    make_links, lift_blocks = service.make_links().some, service.lift_blocks()

    def also() -> None:
        engine_watch()  # first: it is quick with an engine that hangs, and tells of it
        parts.unhandled.publish_again(parts.publisher)
        watch()
        lift_blocks()
        removals()
        make_links()
        service.renew_words()

    def begin() -> None:
        service.install()
        watch()  # before the first message: what that brings would look as if the index had never been empty
        removals.learn()  # nor is what either of them forgot taken in again

    register(parts.app, parts.upkeep(topology.INDEX, Stage.INDEX, also), service.use_cases())
    before_work(begin)
    return parts.app


app = create()
