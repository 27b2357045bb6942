"""The root of commands over files, which need no services."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from newswire_shared.contracts.settings import load
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.redis_state import State

from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.entities.recognition.spacy_recogniser import open_recogniser
from newswire_enrich.linking.linker import Linker
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_enrich.offline.extraction import extract_pages
from newswire_enrich.offline.linking import link_articles
from newswire_enrich.offline.tagging import tag_articles
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.sites.memory import ProcessSiteMemory
from newswire_enrich.sites.rule_loader import read_rules


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
