"""The roots build use cases over what they are given, and connect to nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from newswire_enrich.composition.models import model_folders
from newswire_enrich.composition.offline import Offline
from newswire_enrich.composition.worker import Enrichment
from newswire_enrich.enrich_article import EnrichArticle, recipe_of
from newswire_enrich.entities.recognition.spacy_recogniser import NoRecogniser
from newswire_enrich.linking.linker import Linker
from newswire_enrich.linking.outbox import PumpOutbox
from newswire_enrich.linking.state import StoryState
from newswire_enrich.settings import EnrichSettings
from newswire_enrich.stages.language import language
from newswire_shared.contracts.settings import load
from newswire_shared.testing import FakeArchive, RecordingPublisher


@dataclass
class Steps:
    """Everything that a worker of enrich does beside articles, noted in order."""

    taken: list[str] = field(default_factory=list)

    def due_again(self, limit: int) -> list[str]:
        self.taken.append("second looks")
        return []

    def read(self) -> Any:
        self.taken.append("outbox")
        return cast(Any, type("Empty", (), {"entries": ()}))

    def enrichment(self) -> Enrichment:
        return Enrichment(
            EnrichArticle(FakeArchive(), (language,), 10, 300),
            NoRecogniser(),
            Linker(cast(StoryState, self)),
            PumpOutbox(cast(Any, self), RecordingPublisher()),
            upkeep=lambda: self.taken.append("upkeep"),
            declare=self.taken.append,
        )


def test_a_tick_publishes_what_its_second_looks_changed() -> None:
    steps = Steps()
    steps.enrichment().tick()
    assert steps.taken == ["upkeep", "second looks", "outbox"]


def test_a_worker_declares_the_recipe_of_its_stages_as_it_begins() -> None:
    steps = Steps()
    steps.enrichment().begin()
    assert steps.taken == [recipe_of((language,))]


def test_without_a_model_there_is_no_folder_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_ENRICH_MODEL", "none")
    assert model_folders() == {}


def test_without_a_model_files_are_tagged_by_the_catalogue() -> None:
    offline = Offline(load(EnrichSettings, {"NEWSWIRE_ENRICH_MODEL": "none"}))
    [tags] = offline.tag([{"id": 7, "title": "A ferry to Malta", "body": "It sails at nine."}])
    assert (tags["id"], [entity["id"] for entity in tags["entities"]]) == (7, ["country:MT"])
