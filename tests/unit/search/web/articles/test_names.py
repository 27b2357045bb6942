"""What answers and pages say of names, and of words that are written wrong."""

from __future__ import annotations

from newswire_search.articles.listing import conclusion
from newswire_search.articles.request import ask
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.testing.engine import InMemoryEngine
from unit.search.newsroom import by_id, get
from unit.search.stub import article, client, entity


def desk() -> InMemoryEngine:
    tamsin = entity("Tamsin Bay")
    return InMemoryEngine(by_id(article(entities=(tamsin,)), article(article_id="a2", title="The lighthouse")))


def page(address: str) -> str:
    return str(client(desk()).get(address, headers={"Accept": "text/html"}).text)


def test_a_name_is_told_with_the_way_to_its_words_alone() -> None:
    found = get("/v1/search?q=tamsin+bay", desk())
    assert [(each["name"], each["words"]) for each in found["understood"]["entities"]] == [("Tamsin Bay", "tamsin bay")]
    assert [hit["id"] for hit in found["hits"]] == ["a1"]
    assert get("/v1/search?q=tamsin+bay&names=off", desk())["total"] == 0
    shown = page("/search?q=tamsin+bay")
    assert "was taken to name" in shown and "names=off" in shown
    assert "was taken to name" not in page("/search?q=tamsin+bay&names=off")
    assert client(desk()).get("/v1/search?names=maybe").status_code == 422


def test_another_spelling_is_offered_on_the_page_and_on_the_terminal() -> None:
    assert get("/v1/search?q=lihgthouse", desk())["did_you_mean"] == "lighthouse"
    assert 'Did you mean <a href="/search?q=lighthouse">lighthouse</a>?' in page("/search?q=lihgthouse")
    asked = ask(q="lihgthouse")
    assert conclusion(asked, SearchArticles(desk())(asked)).endswith("Did you mean lighthouse?")


def test_the_terminal_says_what_a_name_was_taken_for() -> None:
    asked = ask(q="tamsin bay")
    assert "tamsin bay was taken to name Tamsin Bay." in conclusion(asked, SearchArticles(desk())(asked))
