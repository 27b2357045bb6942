"""What was indexed is enriched again by newer code, and the ledger stays exact, with and without the index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import structlog
from articles import SOURCE, page, take_in
from newswire_index.commands.index import app
from newswire_index.composition import open_index
from newswire_index.engine.ports import ArticleIndex
from newswire_index.engine.selection import Selection
from newswire_index.rebuild.captures import indexed_captures
from newswire_index.rebuild.cursor import Cursor, choice_of
from newswire_index.rebuild.redis_cursors import RedisCursors
from newswire_ingest.intake.import_files import Given, ImportFiles
from newswire_shared.accounting.ledger import total
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.logs import configure_command
from real_stack import RealStack, eventually
from typer.testing import CliRunner

NUMBER = 5
RULE = """
hosts = ["paper.example"]
[[rule]]
title = ".headline"
"""


def index_of(stack: RealStack) -> ArticleIndex:
    environment = {**stack.environment, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url}
    return open_index(load(SharedSettings, environment))


def documents(stack: RealStack, articles: list[str]) -> dict[str, ArticleDocument]:
    return {name: stored.document for name, stored in index_of(stack).read(articles).items()}


@pytest.fixture
def rebuild(stack: RealStack, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Runs `newswire index rebuild` against the stack, its records apart from its answer as `newswire` keeps them."""
    configure_command()
    for name, value in stack.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(stack.folder))
    monkeypatch.setenv("NEWSWIRE_BROKER_URL", stack.broker.url)

    def run(*words: str) -> dict[str, Any]:
        result = CliRunner().invoke(app, ["rebuild", *words, "--json"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    yield run
    structlog.reset_defaults()


def ingested(stack: RealStack) -> list[str]:
    """Articles that were enriched and indexed."""
    accepted = take_in(stack.parts, [page(n) for n in range(NUMBER)], run="first")
    eventually(lambda: stack.counts("run/first").in_flight == 0, "all are indexed")
    assert stack.counts("run/first").indexed == NUMBER
    return [each.article_id for each in accepted]


def upgraded(stack: RealStack) -> None:
    """Enrich workers of today are ended, and others that have a rule of a site more are started."""
    for worker in [each for each in stack.workers if each.group == "enrich"]:
        worker.kill()
    rules = stack.folder / "rules"
    rules.mkdir()
    (rules / "paper.toml").write_text(RULE)
    stack.environment["NEWSWIRE_ENRICH_SITE_RULES_DIR"] = str(rules)
    stack.work("enrich", app="newswire_enrich.worker", concurrency=1)


@pytest.fixture(autouse=True)
def without_a_model(stack: RealStack) -> None:
    stack.environment["NEWSWIRE_ENRICH_MODEL"] = "none"


def ended(stack: RealStack, run: str) -> None:
    eventually(lambda: stack.counts(f"run/{run}").in_flight == 0, "the rebuild has ended")
    counts = stack.counts(f"run/{run}")
    assert (counts.accepted, counts.indexed, counts.dead) == (NUMBER, NUMBER, 0) and counts.is_balanced
    everything = total(map(stack.parts.ledger.counts, stack.parts.ledger.buckets(0)))
    assert everything.is_balanced and everything.accepted == everything.indexed


def test_documents_are_made_anew_and_no_revision_comes_of_it(stack: RealStack, rebuild: Any) -> None:
    stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    stack.work("index")
    articles = ingested(stack)
    before = documents(stack, articles)
    assert rebuild("--stale")["fresh"] == NUMBER, "nothing is stale yet"

    upgraded(stack)
    assert rebuild("--stale", "--dry-run")["sent"] == NUMBER
    done = rebuild("--stale")
    assert (done["sent"], done["fresh"], done["refused"]) == (NUMBER, 0, 0)
    ended(stack, done["run"])

    after = documents(stack, articles)
    for name in articles:
        old, new = before[name].article, after[name].article
        assert new.versions["recipe"] != old.versions["recipe"]
        assert (new.capture_id, new.first_seen_at, new.body) == (old.capture_id, old.first_seen_at, old.body)
        (revision,) = after[name].revisions
        assert revision.capture_id == old.capture_id and revision.ref != before[name].revisions[0].ref
        assert revision.again == ()
    assert rebuild("--stale")["fresh"] == NUMBER


def test_a_page_that_comes_again_after_a_rebuild_is_unchanged(stack: RealStack, rebuild: Any) -> None:
    stack.work("enrich", concurrency=1)
    stack.work("index")
    articles = ingested(stack)
    ended(stack, rebuild()["run"])
    parts = stack.parts
    importer = ImportFiles(
        parts.archive, parts.ledger, parts.publisher, SystemClock(), SOURCE, "second",
        {str(n): document.article.url for n, document in enumerate(documents(stack, articles).values())},
    )  # fmt: skip
    for number, document in enumerate(documents(stack, articles).values()):
        body = parts.archive.read_raw(document.article.raw_ref).body
        importer(Given(str(number), f"{number}.html", body, "text/html"))
    eventually(lambda: stack.counts("run/second").in_flight == 0, "all have ended")
    assert stack.counts("run/second").unchanged == NUMBER


@pytest.mark.parametrize("loss", ["the index", "the index and Redis"])
def test_an_index_that_was_lost_is_made_from_the_archive(stack: RealStack, rebuild: Any, loss: str) -> None:
    stack.work("enrich", concurrency=1)
    worker = stack.work("index")
    articles = ingested(stack)
    before = documents(stack, articles)
    worker.kill()
    for file in Path(stack.folder).glob("index.sqlite*"):
        file.unlink()
    if loss == "the index and Redis":
        stack.parts.state.client.flushall()
    stack.work("index")
    assert documents(stack, articles) == {}

    done = rebuild("--from-archive")
    assert done["sent"] == NUMBER
    ended(stack, done["run"])
    after = documents(stack, articles)
    assert [*after] == [*before]
    for name in articles:
        old, new = before[name].article, after[name].article
        assert (new.title, new.body, new.first_seen_at) == (old.title, old.body, old.first_seen_at)
        assert [r.capture_id for r in after[name].revisions] == [r.capture_id for r in before[name].revisions]


def test_a_rebuild_that_was_cut_off_goes_on_as_the_same_run(stack: RealStack, rebuild: Any) -> None:
    stack.work("enrich", concurrency=1)
    stack.work("index")
    ingested(stack)
    index, cursors = index_of(stack), RedisCursors(stack.parts.state)
    start = Cursor(choice_of(Selection(), "", False), "cut-off")
    *_, second = islice(indexed_captures(index, Selection(), start.place, start.done), 2)
    cursors.keep(start.after(second, "sent"))
    assert rebuild()["run"] == "cut-off"
    eventually(lambda: stack.counts("run/cut-off").in_flight == 0, "the rest has ended")
    assert stack.counts("run/cut-off").indexed == stack.counts("run/cut-off").accepted == NUMBER - 2
    assert cursors.find(start.choice) is None
    assert rebuild("--restart")["run"] != "cut-off"
