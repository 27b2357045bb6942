"""Every answer of a server to a batch has its fate, in the whole of a request and in its items, over a real server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from engine_answers import Answer, Answering, AnsweringProxy, items, whole
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Write, WriteFate
from newswire_shared.contracts.documents import CeasedStory
from newswire_shared.contracts.errors import EngineAway, PermanentError, TransientError
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End
from unit.index.samples import Desk, article, capture

from contract.articles import document
from contract.engines import Server

INDEXED, UNCHANGED = Ended(End.INDEXED), Ended(End.UNCHANGED)
LOST_ANSWER: Answer | None = None
BUSY = "es_rejected_execution_exception"
BLOCKED = "cluster_block_exception"
LOST_ALIAS = "index_not_found_exception"


@dataclass
class Trial:
    """The use case over a real server, behind a proxy."""

    server: Server
    proxy: Answering
    desk: Desk

    def index(self, *names: str, script: tuple[Answer | None, ...] = ()) -> list[object]:
        self.proxy.script[:] = script
        return self.desk(*map(capture, names))

    def versions(self) -> dict[str, int]:
        """How often each document was written."""
        self.server.client.indices.refresh(index=self.server.alias)
        answer = self.server.client.search(index=self.server.alias, version=True, size=100, source=False)
        return {hit["_id"]: hit["_version"] for hit in answer["hits"]["hits"]}


@pytest.fixture
def trial(server: Server) -> Iterator[Trial]:
    """An empty index."""
    server.index().install()
    with AnsweringProxy(server.address) as proxy:
        yield Trial(server, proxy, Desk(index=ElasticsearchIndex(proxy.address, server.prefix)))


@pytest.mark.parametrize("answer", [
    whole(429, BUSY), whole(503, "unavailable"), items(429, BUSY), items(503, "unavailable_shards_exception"),
])  # fmt: skip
def test_what_the_server_is_too_busy_for_is_asked_again_in_smaller_requests(trial: Trial, answer: Answer) -> None:
    assert trial.index(*"abcd", script=(answer,)) == [INDEXED] * 4
    assert [len(ids) for ids in trial.proxy.bulks] == [4, 2, 2]
    assert trial.versions() == dict.fromkeys("abcd", 1)


def test_a_server_that_stays_busy_leaves_them_for_later(trial: Trial) -> None:
    (fate,) = trial.index("a", script=(items(429, BUSY),) * 5)
    assert isinstance(fate, TransientError) and not isinstance(fate, EngineAway)
    assert trial.versions() == {}


def test_what_is_too_large_together_is_split(trial: Trial) -> None:
    refused = whole(413, "too large")
    assert trial.index(*"abcd", script=(refused, refused)) == [INDEXED] * 4
    assert [len(ids) for ids in trial.proxy.bulks] == [4, 2, 1, 1, 2]


def test_what_is_too_large_alone_is_refused_for_good(trial: Trial) -> None:
    (fate,) = trial.index("a", script=(whole(413, "too large"),))
    assert isinstance(fate, PermanentError)


def test_of_a_batch_only_what_is_refused_is_refused(trial: Trial) -> None:
    first = trial.index(*"ab", script=(items(400, "illegal_argument_exception"),))
    assert all(isinstance(fate, PermanentError) and "illegal_argument" in str(fate) for fate in first)
    assert trial.index(*"bc") == [INDEXED] * 2


@pytest.mark.parametrize(("answer", "words"), [
    (items(403, BLOCKED), "takes no writes: as ordered"), (items(429, BLOCKED), "takes no writes"),
    (items(404, LOST_ALIAS, "no such index and [require_alias] request flag is [true]"), "no alias"),
    (whole(401, "security_exception"), "serves no strangers"), (whole(403, BLOCKED), "403"),
    (whole(404, LOST_ALIAS), "404"), (whole(502, "bad gateway"), "502"),
])  # fmt: skip
def test_where_nothing_gets_in_the_batch_is_held_as_it_is(trial: Trial, answer: Answer, words: str) -> None:
    with pytest.raises(EngineAway, match=words):
        trial.index(*"ab", script=(answer,))
    assert len(trial.proxy.bulks) == 1, "and is not asked for item by item"
    assert trial.index(*"ab") == [INDEXED] * 2


def test_where_one_of_several_indices_is_blocked_the_others_go_on(trial: Trial) -> None:
    def one_is_blocked(ids: list[str]) -> tuple[int, dict[str, object]]:
        error = {"type": BLOCKED, "reason": "as ordered"}
        blocked = {"status": 403, "error": error}
        return 200, {"items": [{"create": blocked if i == "a" else {"status": 409, "error": {}}} for i in ids]}

    assert trial.index(*"ab", script=(one_is_blocked,)) == [INDEXED] * 2


@pytest.mark.parametrize("lost", [1, 2], ids=["asked again by the client", "asked again by us"])
def test_an_answer_that_was_lost_makes_no_duplicate_and_no_false_conflict(trial: Trial, lost: int) -> None:
    """What was written in truth is found, and not written again."""
    if lost == 1:
        assert trial.index(*"ab", script=(LOST_ANSWER,)) == [INDEXED] * 2
    else:
        with pytest.raises(EngineAway):
            trial.index(*"ab", script=(LOST_ANSWER,) * 2)
        assert trial.index(*"ab") == [INDEXED] * 2
    assert trial.versions() == {"a": 1, "b": 1}
    assert trial.desk.announced == ["a@0", "b@0"]
    assert [len(trial.desk.stored(name).revisions) for name in "ab"] == [1, 1]


def test_a_lost_answer_to_a_later_capture_keeps_both(trial: Trial) -> None:
    trial.index("a")
    trial.proxy.script[:] = [LOST_ANSWER]
    assert trial.desk(capture("a", 5, "a longer text")) == [INDEXED]
    assert trial.versions() == {"a": 2}
    assert [revision.capture_id for revision in trial.desk.stored("a").revisions] == ["a@0", "a@5"]


def test_a_lost_answer_to_a_story_or_a_record_is_as_good_as_any(trial: Trial) -> None:
    trial.proxy.script[:] = [LOST_ANSWER]
    assert [result.fate for result in trial.desk.index.write_stories([CeasedStory(id="s", version=3)])] == [
        WriteFate.DONE
    ]
    assert trial.desk.index.read_stories(["s"]) == {"s": CeasedStory(id="s", version=3)}


def test_a_write_without_merging_meets_its_own_document_as_a_conflict(trial: Trial) -> None:
    trial.proxy.script[:] = [LOST_ANSWER]
    (result,) = trial.desk.index.write([Write(document("a"), None)])
    assert result.fate is WriteFate.CONFLICT, "whoever reads again finds what it wrote"
    assert article("a").article_id in trial.desk.index.read(["a"])
