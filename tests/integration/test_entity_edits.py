"""Operators' edits reach running workers at once, stored articles by retagging, and the index as records."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import warm_command
from articles import take_in
from newswire_index.composition import open_index
from newswire_index.engine.ports import ArticleIndex
from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.settings import SharedSettings, load
from real_stack import PATH, RealStack, eventually
from tree import ROOT

PAGE = ROOT / "docs" / "how-to-edit-entities.md"
pytestmark = pytest.mark.xdist_group("entity-edits")  # the command is loaded once
BLOCK = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)


def article(number: int) -> bytes:
    """A page that names Malta and Valletta."""
    text = f"The ferry of day {number} left Valletta in Malta at noon with {number} crates. " * 3
    return f"<h1>Ferry {number}</h1><article><p>{text}</p><p>It carried {number} cats.</p></article>".encode()


class Desk:
    """A stack with the command beside it."""

    def __init__(self, stack: RealStack, environment: Path) -> None:
        self.stack = stack
        (stack.folder / ".venv").symlink_to(environment)
        own = {"NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url, "PYTHONPATH": PATH}
        self.environment = {**os.environ, **stack.environment, **own}

    def shell(self, script: str) -> str:
        """What a shell prints, wrong or right."""
        words = ["bash", "-c", script]
        done = subprocess.run(words, cwd=self.stack.folder, env=self.environment, capture_output=True, text=True)
        return (done.stdout + done.stderr).rstrip()

    def entities(self, words: str) -> str:
        return self.shell(f".venv/bin/newswire entities {words}")

    @property
    def index(self) -> ArticleIndex:
        return open_index(load(SharedSettings, {n: v for n, v in self.environment.items() if n.startswith("NEWSWIRE")}))

    def quiet(self) -> None:
        """Wait until nothing is in flight."""
        ledger = self.stack.parts.ledger
        eventually(lambda: all(ledger.counts(name).in_flight == 0 for name in ledger.buckets(0)), "all has ended")

    def ids(self, article_id: str) -> list[str]:
        """The ids of the entities of an indexed article."""
        self.quiet()
        return sorted(entity.id for entity in self.stored(article_id).entities)

    def stored(self, article_id: str) -> Article:
        return self.index.read([article_id])[article_id].document.article

    def take_in(self, number: int) -> str:
        [accepted] = take_in(self.stack.parts, [article(number)], run=f"day-{number}")
        return accepted.article_id


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of an environment that has the command."""
    folder = tmp_path_factory.mktemp("environment") / ".venv"
    (folder / "bin").mkdir(parents=True)
    with warm_command.at_hand(folder / "bin" / "newswire"):
        yield folder


@pytest.fixture
def desk(full_stack: RealStack, command: Path) -> Desk:
    """A stack that enriches with the catalogue alone."""
    full_stack.environment["NEWSWIRE_ENRICH_MODEL"] = "none"
    full_stack.work("enrich", app="newswire_enrich.worker", concurrency=2)
    full_stack.work("index")
    return Desk(full_stack, command)


def test_an_edit_holds_for_a_running_worker_from_the_next_article_on(desk: Desk) -> None:
    assert desk.ids(desk.take_in(1)) == ["country:MT", "geo:2562305"]
    assert desk.entities("merge geo:2562305 country:MT") == "edit 1: geo:2562305 is country:MT"
    second = desk.take_in(2)
    assert desk.ids(second) == ["country:MT"]
    assert desk.entities("undo 1") == "edit 2: edit 1 holds no more"
    third = desk.take_in(3)
    assert desk.ids(third) == ["country:MT", "geo:2562305"]
    assert desk.stored(second).versions["recipe"] != desk.stored(third).versions["recipe"]


def test_stored_articles_are_tagged_again_and_only_those_that_an_edit_touches(desk: Desk) -> None:
    first = desk.take_in(1)
    [elsewhere] = take_in(desk.stack.parts, [article(9).replace(b"Valletta in Malta", b"Lagos in Nigeria")])
    before = desk.ids(elsewhere.article_id), desk.stored(elsewhere.article_id)
    assert "country:MT" in desk.ids(first)
    desk.entities("suppress country:MT")
    assert desk.entities("retag --entity country:MT --dry-run") == "1 would be enriched again"
    assert "1 sent to be enriched again" in desk.entities("retag --entity country:MT")
    assert desk.ids(first) == ["geo:2562305"]
    assert "0 sent" in desk.entities("retag --entity country:MT"), "what is right already is left"
    desk.entities("undo 1")
    assert "1 sent" in desk.entities("retag --entity country:MT"), "it is found by its name, for the id is gone"
    assert desk.ids(first) == ["country:MT", "geo:2562305"]
    assert (desk.ids(elsewhere.article_id), desk.stored(elsewhere.article_id)) == before


def test_the_log_is_made_again_of_its_records(desk: Desk) -> None:
    desk.entities("merge geo:2562305 country:MT --why twins")
    desk.entities("rename country:MT Melita")
    desk.entities("undo 2")
    log = desk.entities("log --json")
    assert log.count("\n") == 2
    eventually(lambda: len(desk.index.records("entity-edit")) == 3, "all records are kept")
    desk.stack.parts.state.client.delete("{nw}:entity-edits", "{nw}:entity-edits:version")
    assert desk.entities("log --json") == ""
    restore = ".venv/bin/newswire index records entity-edit | .venv/bin/newswire entities restore -"
    assert desk.shell(restore) == "3 edits are back"
    assert desk.entities("log --json") == log
    assert desk.ids(desk.take_in(1)) == ["country:MT"]


def blocks() -> list[str]:
    """The blocks of the page, in order, without their indent."""
    return [re.sub("^    ", "", found, flags=re.MULTILINE).strip("\n") for found in BLOCK.findall(PAGE.read_text())]


def steps(block: str) -> list[tuple[str, str]]:
    """The commands of a block of a terminal, each with what the page shows after it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, shown.rstrip()) for command, _, shown in (part.partition("\n") for part in parts)]


def test_the_how_to_page_does_what_it_says(stack: RealStack, command: Path) -> None:
    stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    stack.work("index")
    desk = Desk(stack, command)
    for block in blocks():
        if " <<'END'" in block:
            assert desk.shell(block) == ""
        for words, shown in steps(block):
            desk.quiet()
            printed = desk.shell(words)
            assert shown in ("", printed), words
            assert "Traceback" not in printed and "Error" not in printed, words
