"""A search that finds nothing says which part of it is to blame."""

from __future__ import annotations

import pytest
from newswire_search.articles.request import SearchRequest, ask
from newswire_search.articles.responses import Hindrance, SearchAnswer
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.testing.engine import InMemoryEngine
from unit.search.newsroom import by_id
from unit.search.stub import StubEngine, article, client

ENGINE = InMemoryEngine(
    by_id(
        article(title="Ferry sails", body="The ferry left the pier.", language="en"),
        article(article_id="a2", title="Strike at the port", body="No ferry, a strike.", language="en"),
        article(article_id="a3", title="Grève au port", body="Pas de bateau.", language="fr"),
    )
)


def found(**values: object) -> SearchAnswer:
    return SearchArticles(ENGINE).explained(ask(**values))


def told(**values: object) -> list[tuple[str, str, int | None, int]]:
    return [(each.name, each.part, each.alone, each.without) for each in found(**values).hindered_by]


def test_a_word_that_nothing_has_is_told() -> None:
    answer = found(q="ferry quixotic")
    assert answer.total and answer.match == "any"
    assert answer.hindered_by == (
        Hindrance(part="ferry", name="q", alone=2, without=0),
        Hindrance(part="quixotic", name="q", alone=0, without=2),
    )


def test_a_phrase_and_an_operator_are_parts_too() -> None:
    assert told(q='"ferry strike" lang:en') == [("q", '"ferry strike"', 0, 2), ("q", "lang:en", 2, 0)]


def test_filters_are_told_with_what_is_found_without_them() -> None:
    assert told(q="ferry", language=["fr"], since="2020-01-01") == [
        ("q", "ferry", 0, 1), ("since", "2020-01-01", None, 0), ("language", "fr", None, 2),
    ]  # fmt: skip


def test_what_finds_something_is_hindered_by_nothing() -> None:
    assert told(q="ferry") == told(q="ferry strike") == told(q="") == []


def test_only_the_first_page_tells() -> None:
    first = found(q="ferry quixotic", size=1)
    assert first.after and not found(q="ferry quixotic", size=1, after=first.after).hindered_by


def test_of_a_long_text_no_piece_is_to_blame() -> None:
    assert told(q="a1 b2 c3 d4 e5 f6 g7") == []


def test_one_word_without_filters_can_only_be_missing() -> None:
    assert told(q="quixotic") == [("q", "quixotic", 0, 0)]


@pytest.mark.parametrize(
    ("address", "tells"),
    [
        ("/v1/search?source=nobody", True), ("/search?source=nobody", True), ("/embed/search?source=nobody", False),
        ("/v1/feed.atom?source=nobody", False), ("/v1/export.ndjson?source=nobody", False),
    ],
)  # fmt: skip
def test_only_where_it_is_shown_is_it_looked_for(address: str, tells: bool) -> None:
    engine = StubEngine()
    assert client(engine).get(address).status_code == 200
    assert (() in [query.filters.sources for query in engine.asked]) is tells


def test_every_filter_may_hinder() -> None:
    given = {"exclude": ("tag:sport",), "links_to": "a1", "linked_by": "a2", "seen_before": "2020-10-01"}
    told_of = {name for name, *_ in told(language=["fr"], tag=["x"], **given)}
    assert told_of == {"language", "tag", *given}
    every = SearchRequest(language=("fr",), every=("tag",), copies="hide", match="all")
    assert [each.name for each in SearchArticles(ENGINE).explained(every.changed(q="quixotic")).hindered_by] == [
        "q",
        "language",
    ]
