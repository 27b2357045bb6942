"""The enrich worker with sabotage in front of its stages, and without a model."""

from __future__ import annotations

from dataclasses import replace

from celery import Celery, signals
from newswire_enrich.composition.worker import Enrichment
from newswire_enrich.enrich_article import recipe_of
from newswire_enrich.entities.catalogue.catalogue import indexed
from newswire_enrich.entities.recognition.spacy_recogniser import NoRecogniser
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.tasks import register
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker

from saboteur.sabotage import Sabotage


def create() -> Celery:
    """Build the application as the real one is built."""
    parts = assemble_worker("enrich", load(SharedSettings))
    enrichment = Enrichment.over(parts, load(EnrichSettings), NoRecogniser(), indexed(()))
    enrich = enrichment.enrich_article
    enrich = replace(enrich, stages=(Sabotage(parts.state), *enrich.stages))
    signals.worker_init.connect(lambda **_: enrichment.declare(recipe_of(enrich.stages)), weak=False)
    register(parts.app, enrichment.upkeep, enrich)
    return parts.app


app = create()
