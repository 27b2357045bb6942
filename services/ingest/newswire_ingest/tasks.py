"""Ingest's tasks: each decodes, delegates and ends."""

from __future__ import annotations

from celery import Celery
from celery.worker import state as worker_state
from newswire_shared.contracts import events, topology

from newswire_ingest.fetching.fetch_articles import FetchArticles
from newswire_ingest.polling.poll_feed import PollFeed
from newswire_ingest.tick import IngestTick


def is_stopping() -> bool:
    """Whether this worker was asked to stop; a loop then ends after the request it is making."""
    return worker_state.should_stop is not None or worker_state.should_terminate is not None


def register(app: Celery, tick: IngestTick, poll: PollFeed, fetch: FetchArticles) -> None:
    """Register the tasks of the ingest group."""

    @app.task(name=topology.INGEST_TICK.task, shared=False)
    def ingest_tick(message: events.Tick) -> None:
        tick()

    @app.task(name=topology.POLL.task, shared=False)
    def poll_source(message: events.PollSource) -> None:
        poll.line_up(message.source)

    @app.task(name=topology.FETCH.task, shared=False)
    def fetch_articles(message: events.FetchDue) -> None:
        fetch(is_stopping)
