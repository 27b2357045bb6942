"""A text of ten megabytes costs a page of twenty no fifth more than any other text: by bytes, not by seconds."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from newswire_index.articles.shortening import shortened
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.articles.ports import FoundArticles, Query
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_shared.contracts.documents import ArticleDocument

from benchmarks.engine_traffic import read_for, relay_to
from contract.articles import NOON, document, store
from contract.conftest import KINDS
from contract.engines import Server

WORDS = [
    "ferry",
    "lanterns",
    "harbour",
    *("".join(pair) for pair in product(("ba", "ko", "li", "nu", "ser"), repeat=4)),
]
VARIED = 1_000_000  # characters; what comes after is cut, and may repeat
PAGES = {"newest": Query(), "marked": Query("ferry lanterns"), "not marked": Query("harbour", facets=())}
TEN_MEGABYTES = 10_000_000
Cost = Callable[[Query], int]
Counter = Callable[[Callable[[], FoundArticles]], tuple[int, FoundArticles]]


def body(number: int, length: int) -> str:
    words = random.Random(number).choices(WORDS, k=min(length, VARIED) // 4)
    paragraphs = [" ".join(words[first : first + 80]) for first in range(0, len(words), 80)]
    text = "\n\n".join(["The ferry left the harbour with its lanterns lit.", *paragraphs])
    return (text * (length // len(text) + 1))[:length]


def articles(length: int) -> list[ArticleDocument]:
    """A page of articles and twenty more; one on the page has a text of so many characters."""
    bodies = [body(number, length if number == 10 else 4_000) for number in range(40)]
    titles = {10: "Ferry, harbour, lanterns: harbour lanterns"}  # the most relevant, so that it is on every page
    made = [document(f"a{n:02}", titles.get(n, f"Day {n}"), text, published_at=NOON) for n, text in enumerate(bodies)]
    return [shortened(each) for each in made]


@contextmanager
def in_file(folder: Path, documents: list[ArticleDocument]) -> Iterator[Cost]:
    """An embedded file, and what a page makes an engine read that has read nothing yet.

    The least of three: what threads that earlier tests have left read meanwhile is counted too.
    """
    file = folder / "index.sqlite"
    index = SqliteIndex(file)
    index.install()
    store(index, *documents)
    yield lambda query: min(cost(read_for, lambda: SqliteEngine(file).search(query)) for _ in range(3))


@contextmanager
def on_server(server: Server, documents: list[ArticleDocument]) -> Iterator[Cost]:
    """An index of a server, and what it sends for a page."""
    server.index().install()
    store(server.index(), *documents)
    with relay_to(server.address) as relay:
        engine = ElasticsearchEngine(relay.address, server.prefix)
        yield lambda query: cost(relay.sent_for, lambda: engine.search(query))
    server.client.indices.delete(index=f"{server.alias}-v1")


def cost(counted: Counter, search: Callable[[], FoundArticles]) -> int:
    size, found = counted(search)
    assert "a10" in {hit.head.article_id for hit in found.hits}
    return size


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "memory"])
def test_a_long_text_costs_a_page_no_fifth_more(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    costs = []
    for length in (4_000, TEN_MEGABYTES):
        (tmp_path / str(length)).mkdir()
        if kind == "sqlite":
            opened = in_file(tmp_path / str(length), articles(length))
        else:
            opened = on_server(request.getfixturevalue("server"), articles(length))
        with opened as cost_of:
            costs.append({name: cost_of(query) for name, query in PAGES.items()})
    ordinary, long = costs
    assert {name: size for name, size in long.items() if size > 1.2 * ordinary[name]} == {}
