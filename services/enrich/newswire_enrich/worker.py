"""The composition root of the enrich workers: `celery -A newswire_enrich.worker worker`."""

from __future__ import annotations

from celery import Celery, signals
from newswire_shared import topology
from newswire_shared.assembly import assemble_worker
from newswire_shared.reasons import Stage
from newswire_shared.recipe import declare_recipe
from newswire_shared.settings import SharedSettings, load

from newswire_enrich.adapters.redis_edits import RedisEditLog
from newswire_enrich.adapters.redis_site_memory import RedisSiteMemory
from newswire_enrich.adapters.spacy_recogniser import open_recogniser
from newswire_enrich.enrich_article import EnrichArticle, recipe_of
from newswire_enrich.entities.catalogue import load as load_catalogue
from newswire_enrich.outbox import PumpOutbox, RedisOutbox
from newswire_enrich.pipeline import Parts, stages
from newswire_enrich.rule_files import read_rules
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.tasks import register


def create() -> Celery:
    """Build the application with its tasks; nothing connects, and the model is loaded as the worker starts."""
    parts = assemble_worker("enrich", load(SharedSettings))
    settings = load(EnrichSettings)
    recogniser = open_recogniser(settings.model)
    memory = RedisSiteMemory(parts.state, settings.memory_rule)
    rules = read_rules(settings.site_rules_dir)
    edits = RedisEditLog(parts.state)
    listed = stages(settings, Parts(parts.registry, parts.state, recogniser, load_catalogue(), memory, rules, edits))
    enrich = EnrichArticle(parts.archive, listed)
    parts.app.conf.worker_max_memory_per_child = settings.worker_memory_bytes // 1024
    upkeep = parts.upkeep(topology.ENRICH, Stage.ENRICH)
    pump = PumpOutbox(RedisOutbox(parts.state, settings.story_debounce_s), parts.publisher)

    def tick() -> None:
        upkeep()
        pump()

    def begin(**_: object) -> None:
        recogniser.load()  # before the fork: children share it
        declare_recipe(parts.state, recipe_of(listed))

    register(parts.app, tick, enrich)
    signals.worker_init.connect(begin, weak=False)
    return parts.app


app = create()
