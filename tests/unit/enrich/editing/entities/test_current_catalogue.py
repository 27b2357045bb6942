"""An edit holds from the next article on, and costs a worker one short question an article."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from newswire_enrich.draft import Draft
from newswire_enrich.editing.entities.current_catalogue import CurrentCatalogue
from newswire_enrich.editing.entities.edits import Merge, Rename, Suppress
from newswire_enrich.enrich_article import edits_of, recipe_of
from newswire_enrich.page import Page
from newswire_enrich.stages.entities import Entities
from newswire_enrich.stages.language import language
from newswire_enrich.testing import InMemoryEditLog
from newswire_shared.contracts.errors import TransientError
from unit.enrich.edit_stand import Stand
from unit.enrich.known import Finds, catalogue
from unit.enrich.samples import draft

SHOWN = Rename(entity_id="org:tass", name="Tass Agency")


@dataclass
class Worker(Stand):
    """The stage of a worker, and an editor beside it."""

    def __post_init__(self) -> None:
        self.stage = Entities(Finds({"Ilse Marrow": "person"}), CurrentCatalogue(catalogue(), self.log))

    def article(self) -> Draft:
        return self.stage(draft(page=Page("", "TASS asked Ilse Marrow."), language="en"))

    def names(self) -> list[str]:
        return sorted(entity.name for entity in self.article().entities)


def test_an_edit_holds_from_the_next_article_on_and_so_does_its_undo() -> None:
    worker = Worker()
    assert worker.names() == ["Ilse Marrow", "TASS"]
    worker.edit(SHOWN)
    assert worker.names() == ["Ilse Marrow", "Tass Agency"]
    worker.edit(Suppress(entity_id="person:ilse-marrow"))
    assert worker.names() == ["Tass Agency"]
    worker.undo(1)
    assert worker.names() == ["TASS"]


def test_the_log_is_read_again_only_when_its_version_has_changed() -> None:
    worker = Worker()
    for _ in range(3):
        worker.article()
    assert worker.log.reads == 0, "nothing was ever edited"
    worker.edit(SHOWN)
    before = worker.log.reads
    for _ in range(3):
        worker.article()
    assert worker.log.reads == before + 1


def test_an_article_says_by_which_edits_it_was_made() -> None:
    worker = Worker()
    plain = worker.article().versions["entities"]
    worker.edit(SHOWN)
    assert worker.article().versions["entities"] == f"{plain}.{worker.log.version()}"
    assert edits_of([language, worker.stage]) == worker.log.version()
    worker.undo(1)
    assert worker.article().versions["entities"] == plain
    assert edits_of([language, worker.stage]) == ""


def test_what_workers_declare_as_they_start_is_without_edits() -> None:
    worker = Worker()
    before = recipe_of([worker.stage])
    worker.edit(SHOWN, Merge(entity_id="org:osce", into="org:tass"))
    worker.article()
    assert recipe_of([worker.stage]) == before


class LogAway(InMemoryEditLog):
    """A log that cannot be asked."""

    def version(self) -> str:
        raise TransientError("Redis cannot be reached")


def test_an_article_waits_for_a_log_that_cannot_be_asked() -> None:
    with pytest.raises(TransientError):
        Worker(LogAway()).article()
