"""The enrich worker with sabotage in front of its stages, and without a model."""

from __future__ import annotations

from celery import Celery, signals
from newswire_enrich.draft import Stage as EnrichStage
from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.enrich_article import EnrichArticle, recipe_of
from newswire_enrich.entities.catalogue.catalogue import indexed
from newswire_enrich.entities.recognition.spacy_recogniser import NoRecogniser
from newswire_enrich.linking.linker import Linker
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_enrich.pipeline import Parts, stages
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.sites.redis_site_memory import RedisSiteMemory
from newswire_enrich.tasks import register
from newswire_shared.contracts import topology
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble_worker
from newswire_shared.state.recipe import declare_recipe

from saboteur.sabotage import Sabotage


def create() -> Celery:
    """Build the application as the real one is built."""
    parts = assemble_worker("enrich", load(SharedSettings))
    settings = load(EnrichSettings)
    memory = RedisSiteMemory(parts.state, settings.memory_rule)
    edits = RedisEditLog(parts.state)
    linker = Linker(RedisStoryState(parts.state))
    listed = stages(settings, Parts(parts.registry, linker, NoRecogniser(), indexed(()), memory, edits=edits))
    sabotaged: tuple[EnrichStage, ...] = (Sabotage(parts.state), *listed)
    enrich = EnrichArticle(parts.archive, sabotaged, settings.article_processor_s, settings.article_wall_s)
    signals.worker_init.connect(lambda **_: declare_recipe(parts.state, recipe_of(enrich.stages)), weak=False)
    register(parts.app, parts.upkeep(topology.ENRICH, Stage.ENRICH), enrich)
    return parts.app


app = create()
