"""The enrich worker with sabotage in front of its stages, and without a model."""

from __future__ import annotations

from celery import Celery
from newswire_enrich.adapters.redis_story_state import RedisStoryState
from newswire_enrich.adapters.spacy_recogniser import NoRecogniser
from newswire_enrich.enrich_article import EnrichArticle
from newswire_enrich.linking.linker import Linker
from newswire_enrich.pipeline import stages
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.tasks import register
from newswire_shared import topology
from newswire_shared.assembly import assemble_worker
from newswire_shared.reasons import Stage
from newswire_shared.settings import SharedSettings, load

from saboteur.sabotage import Sabotage


def create() -> Celery:
    """Build the application as the real one is built."""
    parts = assemble_worker("enrich", load(SharedSettings))
    listed = stages(load(EnrichSettings), parts.registry, Linker(RedisStoryState(parts.state)), NoRecogniser())
    enrich = EnrichArticle(parts.archive, (Sabotage(parts.state), *listed))
    register(parts.app, parts.upkeep(topology.ENRICH, Stage.ENRICH), enrich)
    return parts.app


app = create()
