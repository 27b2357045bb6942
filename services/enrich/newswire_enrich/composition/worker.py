"""The root of the enrich workers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts import topology
from newswire_shared.contracts.events import CaptureRef
from newswire_shared.contracts.outcomes import Outcome
from newswire_shared.contracts.reasons import Stage
from newswire_shared.messaging.heartbeat import tell_recipe
from newswire_shared.running.assembly import Assembly
from newswire_shared.state.recipe import declare_recipe
from newswire_shared.state.redis_state import State

from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.enrich_article import EnrichArticle, recipe_of
from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.entities.recognition.spacy_recogniser import open_recogniser
from newswire_enrich.languages import detection
from newswire_enrich.languages.given_names import given_names
from newswire_enrich.linking.frequencies import frequencies_of
from newswire_enrich.linking.linker import Linker, Rules
from newswire_enrich.linking.outbox import PumpOutbox
from newswire_enrich.linking.redis_outbox import RedisOutbox
from newswire_enrich.linking.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.linking.story_score import StoryRules
from newswire_enrich.pipeline import Toolkit, stages
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.sites.redis_site_memory import RedisSiteMemory
from newswire_enrich.sites.rule_loader import read_rules

DAY_S = 86400


@dataclass(frozen=True, slots=True)
class Enrichment:
    """The use cases of the enrich workers."""

    enrich_article: EnrichArticle
    recogniser: Recogniser
    linker: Linker
    pump_outbox: PumpOutbox
    upkeep: Callable[[], None]
    declare: Callable[[str], None]

    @classmethod
    def over(
        cls,
        parts: Assembly,
        settings: EnrichSettings,
        recogniser: Recogniser | None = None,
        catalogue: EntityCatalogue | None = None,
    ) -> Enrichment:
        """Over the adapters of a worker; those of the settings are its recogniser and its catalogue otherwise.

        Raises SettingsError for a model that is not installed and for a wrong rule of a site.
        """
        tools = Toolkit(
            parts.registry,
            parts.removals,
            linker_of(parts.state, settings),
            recogniser or open_recogniser(settings.model),
            catalogue or load_catalogue(),
            RedisSiteMemory(parts.state, settings.memory_rule),
            read_rules(settings.site_rules_dir),
            RedisEditLog(parts.state),
        )
        listed = stages(settings, tools)
        return cls(
            EnrichArticle(parts.archive, listed, settings.article_processor_s, settings.article_wall_s),
            tools.recogniser,
            tools.linker,
            PumpOutbox(RedisOutbox(parts.state, settings.story_debounce_s), parts.publisher),
            parts.upkeep(topology.ENRICH, Stage.ENRICH),
            partial(_declare, parts),
        )

    def enrich(self, capture: CaptureRef, record: CaptureRecord) -> Outcome:
        """Enrich one article."""
        self.recogniser.load()  # before the article's time runs: a process for suspects begins without
        return self.enrich_article(capture, record)

    def tick(self) -> None:
        """Do what the group does once a second: its stage's upkeep, second looks that are due, and the outbox."""
        self.upkeep()
        self.linker.look_again_at_due()
        self.pump_outbox()  # after the looks, whose changes it publishes

    def begin(self) -> None:
        """Be ready for many articles, before the worker forks: load what all its processes share, declare the recipe.

        What every process needs are the models, given names, and how often the words of their languages are used.
        """
        self.recogniser.load()
        detection.load()
        given_names()
        for language in {"en", *self.recogniser.languages}:
            frequencies_of(language)
        self.declare(recipe_of(self.enrich_article.stages))


def _declare(parts: Assembly, recipe: str) -> None:
    """Say by what this worker makes articles: to those who look for stale ones, and with its heartbeat."""
    declare_recipe(parts.state, recipe)
    tell_recipe(parts.app, recipe)


def linker_of(state: State, settings: EnrichSettings) -> Linker:
    """The linker as the settings have it."""
    limits = StoryLimits(
        remembered_s=settings.article_remembered_s, near_s=settings.story_silence_s,
        second_look_s=settings.second_look_s,
    )  # fmt: skip
    stories = StoryRules(silence=settings.story_silence_s / DAY_S, longest=settings.story_longest_s / DAY_S)
    return Linker(RedisStoryState(state, limits), Rules(stories))
