"""The composition root of enrich: its use cases over ports, and the adapters that processes give them.

Three kinds of process ask here, and each builds no more than it needs: a worker for `Enrichment`, commands that change
what people decide for `Editing`, commands over files for `Offline`.  Nothing connects until a use case is called.
"""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts import topology
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.events import CaptureRef
from newswire_shared.contracts.outcomes import Outcome
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import Assembly, assemble
from newswire_shared.running.embedded import Broker
from newswire_shared.state.recipe import declare_recipe
from newswire_shared.state.redis_state import State

from newswire_enrich.editing.entities.editor import EntityEditor
from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.editing.entities.retagging import IndexCommand
from newswire_enrich.editing.stories.editor import StoryEditor
from newswire_enrich.editing.stories.redis_log import RedisStoryEditLog
from newswire_enrich.enrich_article import EnrichArticle, recipe_of
from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.entities.recognition.spacy_recogniser import model_folder, open_recogniser, packages_of
from newswire_enrich.linking.frequencies import frequencies_of
from newswire_enrich.linking.linker import Linker, Rules
from newswire_enrich.linking.outbox import PumpOutbox
from newswire_enrich.linking.redis_outbox import RedisOutbox
from newswire_enrich.linking.redis_story_state import RedisStoryState, StoryLimits
from newswire_enrich.linking.story_score import StoryRules
from newswire_enrich.offline.extraction import extract_pages
from newswire_enrich.offline.linking import link_articles
from newswire_enrich.offline.tagging import tag_articles
from newswire_enrich.pipeline import Toolkit, stages
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.sites.memory import ProcessSiteMemory
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
    def open(
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
            partial(declare_recipe, parts.state),
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

        What every process needs are the models and how often the words of their languages are used.
        """
        self.recogniser.load()
        for language in {"en", *self.recogniser.languages}:
            frequencies_of(language)
        gc.freeze()  # a collection in a child would write into what is shared, and so copy it
        self.declare(recipe_of(self.enrich_article.stages))


def linker_of(state: State, settings: EnrichSettings) -> Linker:
    """The linker as the settings have it."""
    limits = StoryLimits(
        remembered_s=settings.article_remembered_s, near_s=settings.story_silence_s,
        second_look_s=settings.second_look_s,
    )  # fmt: skip
    stories = StoryRules(silence=settings.story_silence_s / DAY_S, longest=settings.story_longest_s / DAY_S)
    return Linker(RedisStoryState(state, limits), Rules(stories))


def open_entity_editor() -> EntityEditor:
    """The editor of entities on the configured or running stack.  Raises MissingStack if there is none."""
    parts = assemble("entities", load(SharedSettings))
    return EntityEditor(RedisEditLog(parts.state), parts.publisher, load_catalogue(), SystemClock())


def open_story_editor() -> StoryEditor:
    """The editor of stories on the configured or running stack.  Raises MissingStack if there is none."""
    parts = assemble("stories", load(SharedSettings))
    return StoryEditor(RedisStoryState(parts.state), RedisStoryEditLog(parts.state), parts.publisher, SystemClock())


@dataclass(frozen=True, slots=True)
class Editing:
    """The use cases of people who decide what automatons cannot; each opens its stack when it is asked for."""

    entities: Callable[[], EntityEditor] = open_entity_editor
    stories: Callable[[], StoryEditor] = open_story_editor
    index_command: Callable[[Sequence[str]], None] = field(default_factory=IndexCommand)


@cache
def linker_at(url: str) -> Linker:
    """The linker of a process over the state at an address; found by its name in the processes of a run."""
    return Linker(RedisStoryState(State(url)))


@contextmanager
def state_for_a_run() -> Iterator[str]:
    """The address of a broker for this run alone, gone after it."""
    with tempfile.TemporaryDirectory(prefix="newswire-link-") as folder, Broker(Path(folder)) as broker:
        yield broker.url


@dataclass(frozen=True, slots=True)
class Offline:
    """The use cases over files, which need no services."""

    settings: EnrichSettings

    @classmethod
    def open(cls) -> Offline:
        """By the settings of this process."""
        return cls(load(EnrichSettings))

    def extract(
        self, pages: Sequence[Path], addresses: Mapping[str, str], url: str | None, rules: Path | None
    ) -> Iterator[dict[str, Any]]:
        """The articles of recorded pages.  Raises SettingsError for a wrong rule of a site."""
        memory = ProcessSiteMemory(self.settings.memory_rule)
        return extract_pages(pages, addresses, url, memory, read_rules(rules or self.settings.site_rules_dir))

    def tag(self, articles: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
        """The tags of articles.  Raises SettingsError for a model that is not installed."""
        return tag_articles(articles, self.ready_recogniser(), load_catalogue())

    def ready_recogniser(self) -> Recogniser:
        """The recogniser of the settings, loaded.  Raises SettingsError for a model that is not installed."""
        recogniser = open_recogniser(self.settings.model)
        recogniser.load()
        return recogniser

    @contextmanager
    def links(self, articles: Sequence[Mapping[str, Any]], workers: int) -> Iterator[Iterator[dict[str, Any]]]:
        """The links of articles, over a broker that is started for them and is gone afterwards."""
        with state_for_a_run() as url:
            yield link_articles(articles, partial(linker_at, url), workers)

    def model_folders(self) -> dict[str, Path]:
        """The packages of models that are set, each with its folder.  Raises SettingsError for one not installed."""
        return {package: model_folder(package) for package in packages_of(self.settings.model)}
