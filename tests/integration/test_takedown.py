"""Workers keep out what an operator took down by the command, and it comes back once that is undone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
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


def test_it_stays_away_until_that_is_undone(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_ENRICH_MODEL"] = "none"
    enrich = stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    worker = stack.work("index")
    parts = stack.parts
    own = {**stack.environment, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url}
    settings = load(SharedSettings, own)
    index = open_index(settings)
    service = IndexService.over(parts, index)

    def shown() -> set[str]:
        return {each.article.article_id for each in index.walk(Selection(), None, 1000)}

    def settled() -> bool:
        return not any(parts.ledger.in_flight(stage) for stage in Stage)

    def command(*words: str) -> dict[str, object]:
        found = CliRunner().invoke(app, [*words, "--json"], obj=service)
        assert found.exit_code == 0, found.output
        return json.loads(found.output)  # type: ignore[no-any-return]

    one, other = (each.article_id for each in take_in(parts, [page(1), page(2)], run="r"))
    eventually(lambda: shown() == {one, other} and settled(), "both are indexed")
    worker.kill()
    stored = index.read([one])[one].document
    copy = settings.index_file.with_suffix(".copy")
    copied(settings.index_file, copy)

    assert command(one, "--why", "a court")["were_indexed"] == [one]
    assert shown() == {other} and [record.name for record in index.records("takedown")] == [one]
    gone = [fields for _, fields in parts.state.client.xrange(keys.CHANGES()) if fields["kind"] == "gone"]
    assert [entry["article_id"] for entry in gone] == [one]
    assert not any(each.is_new for each in take_in(parts, [page(1)], run="r")), "it is not accepted again"

    copied(copy, settings.index_file)  # an older copy is put back, while workers are down
    assert one in shown()
    stack.work("index")
    eventually(lambda: shown() == {other}, "the worker takes it out as it starts")

    assert "made again" in str(command(one, "--undo")["returns"])
    eventually(lambda: shown() == {one, other} and settled(), "it is back")
    assert index.read([one])[one].document.article.digest == stored.article.digest
    assert total(map(parts.ledger.counts, parts.ledger.buckets(0))).is_balanced
    enrich.kill()
