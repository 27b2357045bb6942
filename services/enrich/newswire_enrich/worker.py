"""The composition root of the enrich workers: `celery -A newswire_enrich.worker worker`."""

from __future__ import annotations

import gc
from collections.abc import Callable

from celery import Celery, signals
from celery.worker import WorkController
from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.accounting.upkeep import Upkeep
from newswire_shared.contracts import topology
from newswire_shared.contracts.events import CaptureRef
from newswire_shared.contracts.outcomes import Outcome
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.contracts.topology import group_named
from newswire_shared.running.assembly import assemble_worker
from newswire_shared.state.recipe import declare_recipe
from newswire_shared.state.redis_state import State

from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.enrich_article import EnrichArticle, recipe_of
from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.entities.recognition.spacy_recogniser import open_recogniser
from newswire_enrich.limits import resident_bytes
from newswire_enrich.linking.frequencies import frequencies_of
from newswire_enrich.linking.linker import Linker, Rules
from newswire_enrich.linking.outbox import PumpOutbox
from newswire_enrich.linking.redis_outbox import RedisOutbox
from newswire_enrich.linking.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.linking.story_score import StoryRules
from newswire_enrich.pipeline import Parts, stages
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.sites.redis_site_memory import RedisSiteMemory
from newswire_enrich.sites.rule_files import read_rules
from newswire_enrich.tasks import register

SUSPECTS = group_named("enrich-suspect")


def create() -> Celery:
    """Build the application with its tasks; nothing connects, and models are loaded as the worker starts.

    The group of suspects loads them at its first article.
    """
    parts = assemble_worker("enrich", load(SharedSettings))
    settings = load(EnrichSettings)
    recogniser = open_recogniser(settings.model)
    memory = RedisSiteMemory(parts.state, settings.memory_rule)
    rules = read_rules(settings.site_rules_dir)
    edits, linker = RedisEditLog(parts.state), open_linker(parts.state, settings)
    listed = stages(settings, Parts(parts.registry, linker, recogniser, load_catalogue(), memory, rules, edits))
    enrich = EnrichArticle(parts.archive, listed, settings.article_processor_s, settings.article_wall_s)
    pump = PumpOutbox(RedisOutbox(parts.state, settings.story_debounce_s), parts.publisher)

    def begin(sender: WorkController, **_: object) -> None:
        if {*parts.app.amqp.queues.consume_from} != {*SUSPECTS.queues}:  # where seldom anything comes to
            load_before_the_fork(recogniser)
            declare_recipe(parts.state, recipe_of(listed))
        most_kb = most_resident_kb(settings.worker_memory_bytes)
        sender.max_memory_per_child = most_kb  # type: ignore[attr-defined]  # its pool is made after this

    def enriched(capture: CaptureRef, record: CaptureRecord) -> Outcome:
        recogniser.load()  # before the article's time runs: a process for suspects begins without
        return enrich(capture, record)

    register(parts.app, tick_of(parts.upkeep(topology.ENRICH, Stage.ENRICH), linker, pump), enriched)
    signals.worker_init.connect(begin, weak=False)
    return parts.app


def load_before_the_fork(recogniser: Recogniser) -> None:
    """Load what every process needs, so that they share it: the models, and the words of their languages."""
    recogniser.load()
    for language in {"en", *recogniser.languages}:
        frequencies_of(language)
    gc.freeze()  # a collection in a child would write into what is shared, and so copy it


def most_resident_kb(own_bytes: int) -> int:
    """What a process may hold, of which so much is its own.

    Celery counts what a process shares with its parent too, and that is what the parent holds before the fork.
    """
    return (resident_bytes() + own_bytes) // 1024


def tick_of(upkeep: Upkeep, linker: Linker, pump: PumpOutbox) -> Callable[[], None]:
    """What the group does once a second: its stage's upkeep, second looks that are due, and telling what changed."""

    def tick() -> None:
        upkeep()
        linker.look_again_at_due()
        pump()

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
