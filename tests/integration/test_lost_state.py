"""Redis is lost beside the engine that there is, with the registry's files and without them, again and again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from articles import SOURCE, page, take_in
from newswire_index.composition import open_index
from newswire_index.engine.selection import Selection
from newswire_shared.accounting.ledger import Acceptance, Admission, Offer, total
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import Assembly
from newswire_shared.state import keys
from newswire_shared.state.registry_filing import RegistryFiling
from real_stack import RealStack, eventually

PAGES = 6
COMMAND = Path(sys.executable).with_name("newswire")


def documents(stack: RealStack) -> dict[str, ArticleDocument]:
    settings = {**stack.environment, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_BROKER_URL": stack.broker.url}
    index = open_index(load(SharedSettings, settings))
    index.refresh()
    return {each.article.article_id: each for each in index.walk(Selection(), None, 1000)}


def restore(stack: RealStack, *words: str) -> subprocess.Popen[str]:
    own = {**os.environ, **stack.environment, "NEWSWIRE_DATA_DIR": str(stack.folder), "NEWSWIRE_ENRICH_MODEL": "none",
           "NEWSWIRE_BROKER_URL": stack.broker.url}  # fmt: skip
    return subprocess.Popen([COMMAND, "restore", "--json", *words], env=own, stdout=subprocess.PIPE, text=True)


def restored(stack: RealStack) -> dict[str, Any]:
    with restore(stack) as process:
        found = [*map(json.loads, process.stdout or ())]
    assert process.returncode == 0
    return {each["part"]: each["back"] for each in found}


def settled(parts: Assembly) -> bool:
    return not any(parts.ledger.in_flight(stage) for stage in Stage)


def offered(parts: Assembly, document: ArticleDocument) -> Acceptance:
    article = document.article
    return parts.ledger.accept(
        Offer(article.article_id, article.url, SOURCE, Lane.BACKFILL, stage=Stage.ENRICH, ref=article.raw_ref)
    )


@pytest.mark.parametrize("registry", ["kept", "lost"])
def test_nothing_is_accepted_twice_after_any_loss_of_redis(full_stack: RealStack, registry: str) -> None:
    stack, parts = full_stack, full_stack.parts
    stack.environment["NEWSWIRE_ENRICH_MODEL"] = "none"
    enrich = stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    index = stack.work("index")
    take_in(parts, [page(number) for number in range(PAGES)], run="r")
    eventually(lambda: len(documents(stack)) == PAGES and settled(parts), "all are indexed")
    before = documents(stack)
    first = next(iter(before))
    parts.registry.tie("ee" * 16, first)
    assert RegistryFiling(parts.state).step() >= PAGES
    known = parts.registry.find(first)
    assert known and int(parts.state.client.get(keys.SHELF()) or 0) == 0, "files alone know them"
    index.kill()
    (waiting,) = take_in(parts, [page(PAGES)], run="r")
    eventually(lambda: parts.ledger.in_flight(Stage.INDEX) == 1, "one is enriched and not indexed")
    enrich.kill()
    parts.state.client.flushall()
    if registry == "lost":
        shutil.rmtree(stack.folder / "registry")

    with restore(stack) as process:  # killed somewhere
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    back = restored(stack)
    assert back["linking"] in (0, PAGES) and back["registry"] == (0 if registry == "kept" else PAGES)
    assert parts.ledger.in_flight(Stage.ENRICH) == 1 and parts.epoch.state().restored
    assert {*restored(stack).values()} == {0}, "repeating it changes nothing"
    parts = stack.parts  # as processes that begin now
    after = parts.registry.find(first)
    assert after and after.kept.items() >= {name: known.kept[name] for name in ("digest", "digest_of")}.items()
    assert (after.url, after.first_seen_ms) == (known.url, known.first_seen_ms)
    assert [offered(parts, each).admission for each in before.values()] == [Admission.KNOWN] * PAGES
    assert (registry == "lost") or parts.registry.find("ee" * 16) == after, "its other address"
    assert RegistryFiling(parts.state).step() >= PAGES, "what came back is filed again"

    stack.work("enrich", app="newswire_enrich.worker", concurrency=1)
    stack.work("index")
    eventually(lambda: len(documents(stack)) == PAGES + 1 and settled(parts), "and what was in flight is indexed")
    assert waiting.article_id in documents(stack)
    counts = total(map(parts.ledger.counts, parts.ledger.buckets(0)))
    assert (counts.accepted, counts.indexed) == (1, 1) and counts.is_balanced
    assert {name: documents(stack)[name].revisions for name in before} == {n: d.revisions for n, d in before.items()}
