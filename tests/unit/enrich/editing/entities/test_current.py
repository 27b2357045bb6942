"""An edit holds from the next article on, and costs a worker one short question an article."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from newswire_enrich.draft import Draft
from newswire_enrich.editing.entities.current import CurrentCatalogue
from newswire_enrich.editing.entities.edits import Merge, Rename, Suppress
from newswire_enrich.enrich_article import edits_of, recipe_of
from newswire_enrich.page import Page
from newswire_enrich.stages.entities import Entities
from newswire_enrich.stages.language import language
from newswire_shared.contracts.errors import TransientError
from unit.enrich.edit_desk import Stand
from unit.enrich.known import Finds, catalogue
from unit.enrich.samples import draft

SHOWN = Rename(entity_id="org:tass", name="Tass Agency")


@dataclass
class Desk(Stand):
    """A desk beside a worker."""

    def __post_init__(self) -> None:
        self.stage = Entities(Finds({"Ilse Marrow": "person"}), CurrentCatalogue(catalogue(), self.log))

    def article(self) -> Draft:
        return self.stage(draft(page=Page("", "TASS asked Ilse Marrow."), language="en"))

    def names(self) -> list[str]:
        return sorted(entity.name for entity in self.article().entities)


def test_an_edit_holds_from_the_next_article_on_and_so_does_its_undo() -> None:
    desk = Desk()
    assert desk.names() == ["Ilse Marrow", "TASS"]
    desk.edit(SHOWN)
    assert desk.names() == ["Ilse Marrow", "Tass Agency"]
    desk.edit(Suppress(entity_id="person:ilse-marrow"))
    assert desk.names() == ["Tass Agency"]
    desk.undo(1)
    assert desk.names() == ["TASS"]


def test_the_log_is_read_again_only_when_its_version_has_changed() -> None:
    desk = Desk()
    for _ in range(3):
        desk.article()
    assert desk.log.read == 0, "nothing was ever edited"
    desk.edit(SHOWN)
    before = desk.log.read
    for _ in range(3):
        desk.article()
    assert desk.log.read == before + 1


def test_an_article_says_by_which_edits_it_was_made() -> None:
    desk = Desk()
    plain = desk.article().versions["entities"]
    desk.edit(SHOWN)
    assert desk.article().versions["entities"] == f"{plain}.{desk.log.holds}"
    assert edits_of([language, desk.stage]) == desk.log.holds
    desk.undo(1)
    assert desk.article().versions["entities"] == plain
    assert edits_of([language, desk.stage]) == ""


def test_what_workers_declare_as_they_start_is_without_edits() -> None:
    desk = Desk()
    before = recipe_of([desk.stage])
    desk.edit(SHOWN, Merge(entity_id="org:osce", into="org:tass"))
    desk.article()
    assert recipe_of([desk.stage]) == before


def test_an_article_waits_for_a_log_that_cannot_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()

    def away() -> str:
        raise TransientError("Redis cannot be reached")

    monkeypatch.setattr(desk.log, "version", away)
    with pytest.raises(TransientError):
        desk.article()
