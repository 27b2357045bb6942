"""Workers keep out what an operator took down by the command, and it comes back once that is undone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from articles import page, take_in
from newswire_index.commands.takedown import app
from newswire_index.composition import IndexService, open_index
from newswire_index.engine.selection import Selection
from newswire_shared.accounting.ledger import total
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.state import keys
from real_stack import RealStack, eventually
from typer.testing import CliRunner


def copied(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


@dataclass
class Newsroom:
    """A stack's parts and its embedded index, as the command and a reader see them."""

    stack: RealStack

    def __post_init__(self) -> None:
        self.parts, environment = self.stack.parts, self.stack.environment
        own = {**environment, "NEWSWIRE_DATA_DIR": str(self.stack.folder), "NEWSWIRE_BROKER_URL": self.stack.broker.url}
        self.settings = load(SharedSettings, own)
        self.index = open_index(self.settings)
        self.copy = self.settings.index_file.with_suffix(".copy")

    def shown(self) -> set[str]:
        return {each.article.article_id for each in self.index.walk(Selection(), None, 1000)}

    def shows(self, *articles: str) -> bool:
        return self.shown() == {*articles} and not any(self.parts.ledger.in_flight(stage) for stage in Stage)

    def command(self, *words: str) -> dict[str, object]:
        service = IndexService.over(self.parts, self.index)
        found = CliRunner().invoke(app, [*words, "--json"], obj=service)
        assert found.exit_code == 0, found.output
        return json.loads(found.output)  # type: ignore[no-any-return]

    def told_gone(self) -> list[str]:
        entries = self.parts.state.client.xrange(keys.CHANGES())
        return [fields["article_id"] for _, fields in entries if fields["kind"] == "gone"]


def test_it_stays_away_until_that_is_undone(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_ENRICH_MODEL"] = "none"
    room, parts = Newsroom(stack), stack.parts
    stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    worker = stack.work("index")
    one, other = (each.article_id for each in take_in(parts, [page(1), page(2)], run="r"))
    eventually(lambda: room.shows(one, other), "both are indexed")
    worker.kill()
    stored = room.index.read([one])[one].document
    copied(room.settings.index_file, room.copy)

    assert room.command(one, "--why", "a court")["were_indexed"] == [one]
    assert room.shown() == {other} and [record.name for record in room.index.records("takedown")] == [one]
    assert room.told_gone() == [one]
    assert not any(each.is_new for each in take_in(parts, [page(1)], run="r")), "it is not accepted again"

    copied(room.copy, room.settings.index_file)  # an older copy is put back, while workers are down
    assert one in room.shown()
    stack.work("index")
    eventually(lambda: room.shown() == {other}, "the worker takes it out as it starts")

    assert "made again" in str(room.command(one, "--undo")["returns"])
    eventually(lambda: room.shows(one, other), "it is back")
    assert room.index.read([one])[one].document.article.digest == stored.article.digest
    assert total(map(parts.ledger.counts, parts.ledger.buckets(0))).is_balanced
