"""One search costs so much at most, on either engine, and what was not finished is never shown as an answer."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
import raw_server
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.plan import plan_search
from newswire_search.query.story_query import StoryQuery
from newswire_shared.contracts.errors import TransientError

from contract.articles import document, store

OFTEN = 100  # steps between two looks at the clock: so few that a search of 200 articles meets one
COMMON = "the of and to in"
ALL_IN_TIME: dict[str, object] = {"timed_out": False, "hits": {"total": {"value": 0, "relation": "eq"}, "hits": []}}


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """An index of 200 articles that all have the same words."""
    path = tmp_path / "index.sqlite"
    index = SqliteIndex(path)
    index.install()
    store(index, *(document(f"a{n}", COMMON, f"{COMMON} {n}") for n in range(200)))
    yield path


@pytest.mark.parametrize(
    "query", [Query(COMMON), Query(f"{COMMON} absentword", sort=Sort.NEWEST), Query("-absentword")]
)
def test_a_search_of_the_file_ends_at_its_limit(file: Path, query: Query) -> None:
    engine = SqliteEngine(file, longest_s=0, steps=OFTEN)
    with pytest.raises(TransientError, match="took longer than 0 s"):
        engine.search(query)
    assert engine.get("a1") is not None  # little is not stopped, and the connection is as before
    assert SqliteEngine(file, longest_s=60, steps=OFTEN).search(query).total == 200


def test_a_word_that_is_typed_again_costs_nothing() -> None:
    assert plan_search(Query(f"{COMMON} " * 12)) == plan_search(Query(COMMON))


def _answering(answer: object) -> raw_server.Answering:
    headers = b"X-elastic-product: Elasticsearch", b"Content-Type: application/json"
    return raw_server.page(orjson.dumps(answer), *headers)


def _says_nothing(link: socket.socket) -> None:
    link.recv(1)


def test_what_elasticsearch_did_not_finish_is_no_answer() -> None:
    unfinished = {**ALL_IN_TIME, "timed_out": True}
    with raw_server.serving(*[_answering(unfinished)] * 2, _answering(ALL_IN_TIME)) as place:
        engine = ElasticsearchEngine(f"http://{place}", "p", longest_s=3)
        with pytest.raises(TransientError, match="took longer than 3 s"):
            engine.search(Query(COMMON, facets=()))
        with pytest.raises(TransientError, match="took longer than 3 s"):
            engine.stories.find(StoryQuery("harbour"))
        assert engine.search(Query(COMMON, facets=())).total == 0


def test_an_elasticsearch_that_says_nothing_is_not_waited_for() -> None:
    with raw_server.serving(_says_nothing) as place:
        engine = ElasticsearchEngine(f"http://{place}", "p", longest_s=0.1)
        with pytest.raises(TransientError, match="does not answer"):
            engine.search(Query(COMMON))
