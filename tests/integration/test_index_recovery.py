"""The index comes back while real workers run: after kills and poison, from an older snapshot, and elsewhere."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from indexed_newsroom import POISON, Newsroom, documents_of
from newswire_ops.command import main
from newswire_shared.accounting.ledger import Offer, total
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.reasons import Stage
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.assembly import assemble
from newswire_shared.running.embedded.broker import Broker
from real_stack import RealStack, eventually

ARTICLES = 300


@pytest.fixture
def newsroom(stack: RealStack) -> Iterator[Newsroom]:
    yield Newsroom(stack)


def command(settings: SharedSettings, capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> Any:
    """The last line of JSON that `newswire` prints."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("NEWSWIRE_DATA_DIR", str(settings.data_dir))
        patched.setenv("NEWSWIRE_ENRICH_MODEL", "none")
        if settings.broker_url:
            patched.setenv("NEWSWIRE_BROKER_URL", settings.broker_url)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*words, "--json"])
    out = capsys.readouterr().out
    assert ended.value.code == status, out
    return [*map(json.loads, out.splitlines())]


def test_what_an_older_snapshot_lacks_is_found_exactly_and_sent_again(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    """Workers are killed, one article of fifty is poison, and an index of yesterday is put back beneath them."""
    stack, settings = newsroom.stack, newsroom.stack.settings
    worker = stack.work("index")
    newsroom.take_in(range(ARTICLES // 2))
    eventually(lambda: len(newsroom.documents()) > 20, "some are indexed")
    worker.kill()
    worker = stack.work("index")
    newsroom.settled()
    (taken,) = command(settings, capsys, "index", "snapshot", "yesterday")
    assert taken["articles"] == len(newsroom.documents()) == ARTICLES // 2 * (POISON - 1) // POISON

    newsroom.take_in(range(ARTICLES // 2, ARTICLES))
    newsroom.take_in(range(40), minute=5)
    worker.kill()
    stack.work("index")
    newsroom.settled()
    before = newsroom.documents()
    assert command(settings, capsys, "index", "reconcile")[0]["missing"] == []

    (back,) = command(settings, capsys, "index", "restore", "--snapshot", "yesterday", "--replace")
    assert back["articles"] == taken["articles"]
    (found,) = command(settings, capsys, "index", "reconcile", "--mend")
    assert {*found["missing"]} == {name for name in before if int(name, 16) >= ARTICLES // 2}
    assert found["behind"] == [f"{number:032x}" for number in range(40)]
    assert (found["unknown"], found["removed"], found["lost"]) == ([], [], [])
    assert sum(hour["accepted"] - hour["held"] for hour in found["hours"]) == len(found["missing"])
    newsroom.settled()
    assert newsroom.documents() == before
    (after,) = command(settings, capsys, "index", "reconcile")
    assert (after["missing"], after["behind"], after["hours"]) == ([], [], [])
    counts = total(map(stack.parts.ledger.counts, stack.parts.ledger.buckets(0)))
    assert counts.is_balanced and counts.dead == ARTICLES // POISON


def test_an_index_that_was_lost_is_made_of_the_archive_while_its_worker_runs(
    newsroom: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    stack, settings = newsroom.stack, newsroom.stack.settings
    stack.work("index")
    newsroom.take_in(range(120))
    newsroom.take_in(range(0, 120, 10), minute=9)
    newsroom.settled()
    before, counted = newsroom.documents(), stack.parts.ledger.buckets(0)
    for path in stack.folder.glob("index.sqlite*"):
        path.unlink()
    (report,) = command(settings, capsys, "index", "restore", "--from-archive")
    assert (report["articles"], report["refused"]) == (len(before), 2) and newsroom.documents() == before
    assert stack.parts.ledger.buckets(0) == counted, "nothing of it enters the ledger"
    newsroom.take_in(range(200, 210))
    newsroom.settled()
    assert len(newsroom.documents()) == len(before) + 10, "the worker goes on"
    assert command(settings, capsys, "index", "reconcile")[0]["hours"] == []


def test_a_back_up_in_the_documented_order_put_back_elsewhere_loses_and_doubles_nothing(
    newsroom: Newsroom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Index, Redis, the registry's files, and the archive last, while articles come in between each two of them."""
    stack, settings, backup = newsroom.stack, newsroom.stack.settings, tmp_path / "backup"
    stack.work("index")
    newsroom.take_in(range(40))
    newsroom.settled()
    command(settings, capsys, "index", "snapshot", "backup")
    shutil.copytree(stack.folder / "snapshots", backup / "snapshots")
    newsroom.take_in(range(50, 70))
    newsroom.settled()
    shutil.copytree(stack.folder / "broker", backup / "broker", ignore=shutil.ignore_patterns("lock", "port"))
    newsroom.take_in(range(100, 110))
    newsroom.settled()
    if (stack.folder / "registry").exists():
        shutil.copytree(stack.folder / "registry", backup / "registry")
    shutil.copytree(stack.folder / "archive", backup / "archive")
    before = newsroom.documents()

    elsewhere = SharedSettings(data_dir=tmp_path / "elsewhere")
    shutil.copytree(backup, elsewhere.data_dir)
    (back,) = command(elsewhere, capsys, "index", "restore", "--snapshot", "backup")
    assert back["articles"] == 40
    restored = {found["part"]: found for found in command(elsewhere, capsys, "restore")}
    lacking = {*before} - {f"{number:032x}" for number in range(40)}
    assert restored["unfinished"]["back"] == len(lacking) == 30
    assert {part["back"] for part in command(elsewhere, capsys, "restore")} == {0}, "repeating it changes nothing"
    works_off(elsewhere, before)
    assert {name: told(each) for name, each in documents_of(elsewhere).items()} == {
        name: told(each) for name, each in before.items()
    }


def works_off(settings: SharedSettings, before: dict[str, ArticleDocument]) -> None:
    """A worker indexes what was sent, and nothing of it is accepted once more."""
    with Broker(settings.data_dir / "broker") as broker:
        own = RealStack(settings.data_dir, broker_url=broker.url)
        try:
            own.work("index")
            eventually(lambda: not own.parts.ledger.in_flight(Stage.INDEX), "all is indexed")
            parts = assemble("test", own.settings)
            offers = [Offer(name, each.article.url, "desk", host="h:80") for name, each in before.items()]
            assert not any(each.is_new for each in parts.ledger.accept_all(offers))
            assert total(map(parts.ledger.counts, parts.ledger.buckets(0))).is_balanced
        finally:
            for worker in own.workers:
                worker.kill()


def told(document: ArticleDocument) -> dict[str, Any]:
    return document.model_dump(mode="json")
