"""The composition root of the enrich workers: `celery -A newswire_enrich.worker worker`."""

from __future__ import annotations

from celery import Celery, signals
from newswire_shared import topology
from newswire_shared.assembly import assemble_worker
from newswire_shared.reasons import Stage
from newswire_shared.settings import SharedSettings, load

from newswire_enrich.adapters.spacy_recogniser import open_recogniser
from newswire_enrich.enrich_article import EnrichArticle
from newswire_enrich.outbox import PumpOutbox, RedisOutbox
from newswire_enrich.pipeline import stages
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.tasks import register


def create() -> Celery:
    """Build the application with its tasks; nothing connects, and the model is loaded as the worker starts."""
    parts = assemble_worker("enrich", load(SharedSettings))
    settings = load(EnrichSettings)
    recogniser = open_recogniser(settings.model)
    listed = stages(settings, parts.registry, parts.state, recogniser)
    enrich = EnrichArticle(parts.archive, listed)
    upkeep = parts.upkeep(topology.ENRICH, Stage.ENRICH)
    pump = PumpOutbox(RedisOutbox(parts.state, settings.story_debounce_s), parts.publisher)

    def tick() -> None:
        upkeep()
        pump()

    register(parts.app, tick, enrich)
    signals.worker_init.connect(lambda **_: recogniser.load(), weak=False)  # before the fork: children share it
    return parts.app


app = create()
