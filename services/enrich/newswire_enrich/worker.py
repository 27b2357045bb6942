"""The composition root of the enrich workers: `celery -A newswire_enrich.worker worker`."""

from __future__ import annotations

from collections.abc import Callable

from celery import Celery, signals
from newswire_shared import topology
from newswire_shared.assembly import assemble_worker
from newswire_shared.reasons import Stage
from newswire_shared.scripts import State
from newswire_shared.settings import SharedSettings, load
from newswire_shared.upkeep import Upkeep

from newswire_enrich.adapters.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.adapters.spacy_recogniser import open_recogniser
from newswire_enrich.enrich_article import EnrichArticle
from newswire_enrich.linking.linker import Linker, Rules
from newswire_enrich.linking.story_score import StoryRules
from newswire_enrich.pipeline import stages
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.tasks import register


def create() -> Celery:
    """Build the application with its tasks; nothing connects, and the model is loaded as the worker starts."""
    parts = assemble_worker("enrich", load(SharedSettings))
    settings = load(EnrichSettings)
    recogniser = open_recogniser(settings.model)
    linker = open_linker(parts.state, settings)
    listed = stages(settings, parts.registry, linker, recogniser)
    enrich = EnrichArticle(parts.archive, listed)
    upkeep = parts.upkeep(topology.ENRICH, Stage.ENRICH)
    register(parts.app, tick_of(upkeep, linker), enrich)
    signals.worker_init.connect(lambda **_: recogniser.load(), weak=False)  # before the fork: children share it
    return parts.app


def tick_of(upkeep: Upkeep, linker: Linker) -> Callable[[], None]:
    """What the group does once a second: the upkeep of its stage, and second looks that are due."""

    def tick() -> None:
        upkeep()
        linker.look_again_at_due()

    return tick


def open_linker(state: State, settings: EnrichSettings) -> Linker:
    """The linker as the settings have it."""
    limits = StoryLimits(
        remembered_s=settings.article_remembered_s, near_s=settings.story_silence_s,
        second_look_s=settings.second_look_s,
    )  # fmt: skip
    stories = StoryRules(silence=settings.story_silence_s / 86400, longest=settings.story_longest_s / 86400)
    return Linker(RedisStoryState(state, limits), Rules(stories))


app = create()
