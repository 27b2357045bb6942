"""What the release before left is ended by its workers and this one's, side by side and in the documented order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import page, take_in
from newswire_index.composition import open_index
from newswire_ops.accounting.letters import replay_letters
from newswire_shared.accounting.ledger import Counts, Offer
from newswire_shared.contracts.identity import canonicalize, earlier_key
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import STATE_VERSION
from real_stack import RealStack, eventually, real_stack
from releases import STATE_1


@pytest.fixture
def left(tmp_path: Path) -> Iterator[RealStack]:
    """A stack with what the release before left, and without workers."""
    with real_stack(STATE_1.data(tmp_path)) as stack:
        STATE_1.restore(stack.parts.state.client)
        yield stack


def runs(stack: RealStack, *names: str) -> Counts:
    return sum((stack.counts(f"run/{name}") for name in names), Counts())


def test_workers_of_both_releases_end_all_that_was_left_and_all_that_comes(
    left: RealStack, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stack, release = left, STATE_1.code(tmp_path_factory.mktemp("release"))
    assert runs(stack, "done").indexed == 6 and runs(stack, "enrich", "index").in_flight == 8
    old = [stack.work(group, release=release, concurrency=1) for group in ("enrich", "index")]
    stack.work("index", concurrency=1)  # first who reads what others write
    assert int(stack.parts.state.client.get(keys.SCHEMA())) == STATE_VERSION
    eventually(lambda: runs(stack, "enrich", "index").indexed == 8, "both release's workers end what was left")
    stack.work("enrich", concurrency=1)
    take_in(stack.parts, [page(n) for n in range(20, 32)], run="new")
    eventually(lambda: stack.counts("run/new").in_flight == 0, "what came meanwhile has ended")
    assert [worker.process.poll() for worker in old] == [None, None]
    letters = [stack.parts.dead_letters.get(each) for each in stack.parts.dead_letters.ids()]
    assert [letter.error for letter in letters] == ["this will fail again"], "the one that was left"
    replay_letters(stack.parts, letters, rate=100)
    eventually(lambda: runs(stack, "done", "dead", "index", "enrich", "new").indexed == 27, "the dead letter too")


def test_all_that_was_left_is_read_and_known(left: RealStack) -> None:
    parts = left.parts
    parts.check_servers()
    left.work("ingest")
    eventually(lambda: parts.state.client.hget(keys.REGISTRY(), "scheme"), "the registry is brought up")
    addresses = [f"http://saltmere.example/2024/05/14/bollards-{number}?stream=top" for number in range(2)]
    assert parts.ledger.in_flight(Stage.FETCH) == 2
    for url in addresses:
        offer = Offer(canonicalize(url).key, url, "web", host="saltmere.example:80", earlier_key=earlier_key(url))
        again = parts.ledger.accept(offer)
        assert not again.is_new and again.article_id == earlier_key(url)
    known_pages = take_in(parts, [page(n) for n in range(6)], run="done")
    assert [one.is_new for one in known_pages] == [False] * 6
    index = open_index(left.settings)
    index.install()  # as its first worker does
    stored = index.read([one.article_id for one in known_pages])
    assert {known.document.article.title for known in stored.values()} == {f"Bollards, part {n}" for n in range(6)}
    for known in stored.values():
        assert parts.archive.read_article(known.document.revisions[-1].ref)
