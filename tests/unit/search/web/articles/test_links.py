"""The links of an article, over HTTP and on its page."""

from __future__ import annotations

from datetime import timedelta

from newswire_search.articles.responses import ArticleReference
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import LINKS_TO_IT, ArticleDocument, RelatedItem, Relation
from newswire_shared.contracts.identity import earlier_key, key_of
from newswire_shared.contracts.index_schema import sort_date
from newswire_shared.contracts.links import LinkEdge
from unit.search.newsroom import by_id, get
from unit.search.stub import SEEN, Page, article, client

ADDRESS = "https://saltmere.example/night-ferry"


def linking(document: ArticleDocument, *targets: str | tuple[str, str]) -> tuple[str, list[LinkEdge]]:
    """The edges of an article."""
    own = document.article
    pairs = [(target, None) if isinstance(target, str) else target for target in targets]
    return own.article_id, [LinkEdge(own.article_id, key, f"to {key}", sort_date(own), known) for key, known in pairs]


def newer(number: int) -> ArticleDocument:
    return article(article_id=f"n{number:02}", title=f"Echo {number}", published_at=SEEN + timedelta(hours=number))


def echoes(number: int) -> InMemoryEngine:
    """An article that so many others link to."""
    others = [newer(n) for n in range(number)]
    return InMemoryEngine(by_id(article(), *others), {}, links=dict(linking(each, "a1") for each in others))


def test_an_article_tells_which_indexed_ones_it_links_to_in_the_order_of_its_text() -> None:
    own = article(links=("to second", "to first", "to nobody"))
    targets = [article(article_id=name, title=f"The {name}") for name in ("first", "by another id")]
    edges = linking(own, "first", "nobody", ("second", "by another id"))
    answer = get("/v1/articles/a1", InMemoryEngine(by_id(own, *targets), {}, links=dict([edges])))
    assert [each["title"] for each in answer["links_to"]] == ["The by another id", "The first"]
    assert set(answer["links_to"][0]) == set(ArticleReference.model_fields)
    assert answer["links"] == ["to second", "to first", "to nobody"]


def test_what_it_links_to_stands_on_its_page_once() -> None:
    target = article(article_id="first", title="The first", url="https://news.example/first")
    beside = (
        RelatedItem(title="The first", url=target.article.url),
        RelatedItem(title="Another", url="https://x.example"),
    )
    relations = (Relation(id="first", score=0.9, why="names the same place"),)
    own = article(links=("to first",), related=beside, relations=relations)
    engine = InMemoryEngine(by_id(own, target), {}, links=dict([linking(own, "first")]))
    text = Page(client(engine).get("/articles/a1").text).text
    assert text.count("The first") == 1 and "Links to 1 article" in text and "Another" in text


def test_an_article_is_linked_to_before_it_is_there_by_any_of_its_keys() -> None:
    other = article(article_id="other")
    edges = dict([linking(other, key_of(ADDRESS))])
    assert get("/v1/articles/other", InMemoryEngine(by_id(other), {}, links=edges))["links_to"] == []
    for its_id in (key_of(ADDRESS), earlier_key(ADDRESS), "an id by another address"):
        target = article(article_id=its_id, url=ADDRESS)
        answer = get(f"/v1/articles/{its_id}", InMemoryEngine(by_id(other, target), {}, links=edges))
        assert [each["id"] for each in answer["linked_by"]["articles"]] == ["other"]


def test_the_newest_ten_that_link_to_it_come_with_the_number_of_all_and_the_rest_page_by_page() -> None:
    engine = echoes(25)
    found = get("/v1/articles/a1", engine)["linked_by"]
    assert (found["count"], [each["title"] for each in found["articles"]][:2]) == (25, ["Echo 24", "Echo 23"])
    met = found["articles"]
    while found["after"]:
        found = get(f"/v1/articles/a1/linked-by?size=7&after={found['after']}", engine)
        met += found["articles"]
    assert [each["title"] for each in met] == [f"Echo {number}" for number in reversed(range(25))]
    assert found["count"] == 25


def test_what_nobody_links_to_has_no_page_of_it() -> None:
    nothing = {"count": 0, "articles": [], "after": None}
    assert get("/v1/articles/a1", echoes(0))["linked_by"] == nothing
    assert get("/v1/articles/a1/linked-by", echoes(0)) == nothing


def test_an_unknown_article_and_a_wrong_cursor_are_told_apart() -> None:
    assert client(echoes(1)).get("/v1/articles/nobody/linked-by").status_code == 404
    reply = client(echoes(1)).get("/v1/articles/a1/linked-by?after=nonsense")
    assert (reply.status_code, "not a cursor" in reply.text) == (400, True)
    assert client(echoes(1)).get("/v1/articles/a1/linked-by?size=0").status_code == 422


def test_what_links_to_it_and_is_gone_is_neither_shown_nor_counted() -> None:
    edges = dict(linking(newer(number), "a1") for number in (1, 2))
    engine = InMemoryEngine(by_id(article(), newer(1)), {}, links=edges)
    engine.links = InMemoryEngine(by_id(newer(1), newer(2)), {}, links=edges).links  # as the engine saw it a moment ago
    found = get("/v1/articles/a1", engine)["linked_by"]
    assert (found["count"], [each["id"] for each in found["articles"]]) == (1, ["n01"])


def test_links_that_an_earlier_release_put_among_the_relations_are_no_relations() -> None:
    relations = (Relation(id="x", score=1.0, why=LINKS_TO_IT), Relation(id="y", score=0.3, why="same place"))
    answer = get("/v1/articles/a1", InMemoryEngine(by_id(article(relations=relations))))
    assert [each["id"] for each in answer["relations"]] == ["y"]


def test_the_page_shows_both_ends_under_headings_with_their_numbers() -> None:
    own, target = article(), article(article_id="t", title="The <night> ferry", language="fr")
    others = [newer(n) for n in range(12)]
    edges = dict([linking(own, "t"), *(linking(each, "a1") for each in others)])
    engine = InMemoryEngine(by_id(own, target, *others), {}, links=edges)
    page = Page(client(engine).get("/articles/a1").text)
    assert "Links to 1 article" in page.text and "The <night> ferry" in page.text
    assert "Linked by 12 articles" in page.text and "Echo 11" in page.text and "Echo 1 " not in page.text
    [older] = [address for address in page.addresses if "linked_after" in address]
    rest = Page(client(engine).get(older).text)
    assert {"/articles/n01", "/articles/n00"} <= {*rest.addresses} and "Linked by 12 articles" in rest.text


def test_the_page_of_an_article_without_links_has_neither_heading() -> None:
    text = Page(client(echoes(0)).get("/articles/a1").text).text
    assert "Linked by" not in text and "Links to" not in text


def test_a_search_can_ask_for_either_end_of_links() -> None:
    engine = echoes(3)

    def found(parameters: str) -> list[str]:
        return [hit["id"] for hit in get(f"/v1/search?{parameters}", engine)["hits"]]

    assert found("links_to=a1") == ["n02", "n01", "n00"]
    assert found("linked_by=n01") == ["a1"]
    assert found("links_to=a1&linked_by=n01") == [], "both must hold"
    assert found("links_to=nobody") == found("linked_by=a1") == []
