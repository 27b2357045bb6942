"""The page of an entity, and the list of those that are named most."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote

import pytest
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import ArticleDocument, Copy, Entity, Mention, Quote, Span, StoryEntity
from unit.search.newsroom import by_id
from unit.search.stub import SEEN, Page, article, client, entity, in_story, story
from unit.search.web.entities.test_api import edit

BODY = "“We go on,” said Ani. “Minsk waits,” she said of the talks."
ANI = entity("Ani", (17, 20))
MINSK = entity("Minsk", (23, 28))
SAID = Quote(
    speaker="Ani", speaker_id="ani", kind="direct", text="We go on,", spans=(Span(field="body", start=1, end=10),)
)
WAITS = Quote(
    speaker="Ani", speaker_id="ani", kind="direct", text="Minsk waits,", spans=(Span(field="body", start=23, end=35),)
)


def alias(name: str, text: str) -> Entity:
    named = Mention(field="body", start=0, end=len(text), text=text, kind="alias")
    return entity(name).model_copy(update={"mentions": (named,)})


def desk(*more: ArticleDocument) -> InMemoryEngine:
    articles = (
        in_story(article(body=BODY, published_at=SEEN, entities=(ANI, MINSK), quotes=(SAID, WAITS)), "s1"),
        article(article_id="a2", body=BODY, published_at=SEEN + timedelta(days=3), entities=(MINSK,), quotes=(SAID,)),
        *more,
    )
    stories = {"s1": story(entities=(StoryEntity(id="ani", articles=1),))}
    return InMemoryEngine(by_id(*articles), stories)


def shown(address: str, engine: InMemoryEngine | None = None) -> Page:
    reply = client(engine or desk()).get(address)
    assert reply.status_code == 200, reply.text
    return Page(reply.text)


def test_an_entity_has_its_development_its_quotes_and_what_is_beside_it() -> None:
    page = shown("/entities/minsk")
    said = " ".join(page.text.split())
    assert "Named in 2 articles" in said and "14 Oct 2020" in said and "17 Oct 2020" in said
    assert "What is said about Minsk" in said and "Minsk waits" in said and "What Minsk said" not in said
    assert {"/entities/ani", "/articles/a1", "/articles/a2", "/quotes?about=minsk", "/search?entity=minsk"} <= {
        *page.addresses
    }
    assert "Every six hours" in said, "72 hours are too many"
    begun = f"/search?since={quote('2020-10-14T06:00:00+00:00', safe='')}"
    assert any(address.startswith(begun) and "entity=minsk" in address for address in page.addresses)
    assert "/follow?entity=minsk" in page.addresses and "/v1/feed.atom?entity=minsk" in page.addresses


def test_who_speaks_has_the_quotes_each_once_without_the_comma_of_its_sentence() -> None:
    page = shown("/entities/ani")
    assert "What Ani said" in page.text and page.text.count("We go on") == 2, "once as a quote, once as a teaser"
    assert "/stories/s1" in page.addresses and "Talks in Geneva" in page.text
    assert "Printed by 1 more article" in page.text


def test_a_story_whose_articles_only_name_it_is_among_its_stories() -> None:
    assert "/stories/s1" in shown("/entities/minsk").addresses
    assert "/stories?entity=minsk" not in shown("/entities/minsk").addresses, "it would find nothing more"


def test_a_near_copy_stands_beneath_what_it_copies() -> None:
    reprint = Copy(duplicate_of="a1", kind="reprint", similarity=0.97)
    copied = in_story(article(article_id="a3", title="Group met", entities=(MINSK,)), "s1", reprint)
    page = shown("/entities/minsk", desk(copied))
    assert "1 copy" in page.text and page.text.count("Group met") == 1


def test_a_country_has_its_french_name_on_a_french_page() -> None:
    spain = Entity(id="country:ES", name="Spain", type="place", salience=0.5, confidence=1)
    web = client(InMemoryEngine(by_id(article(entities=(spain,), language="en"), article(article_id="a2"))))
    web.cookies.set("language", "fr")
    for address in ("/entities/country:ES", "/entities", "/articles/a1", "/search", "/search?entity=country:ES"):
        text = web.get(address).text
        assert "Espagne" in text, address
        assert "Spain" not in text or address == "/entities/country:ES", "what the news call it stands there too"


def test_aliases_say_what_they_are() -> None:
    page = shown("/entities/minsk", desk(article(article_id="a3", entities=(alias("Minsk", "Miensk"),))))
    assert "Miensk" in page.text and "another name" in page.text


def test_an_id_with_slashes_has_a_page_and_a_merged_one_leads_on() -> None:
    engine = desk(article(article_id="a3", entities=(entity("Old/Name"),)))
    assert "Old/Name" in shown("/entities/old%2Fname", engine).text
    documents = engine._documents
    merged = InMemoryEngine(documents, {}, {("entity-edit", "1"): edit(1, edit="merge", entity_id="gone", into="ani")})
    reply = client(merged).get("/entities/gone", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (307, "/entities/ani")


def test_one_that_no_article_names_is_said_with_a_box_to_look_for_it() -> None:
    reply = client(desk()).get("/entities/nobody", headers={"Accept": "text/html"})
    page = Page(reply.text)
    assert reply.status_code == 404 and "nobody" in page.text
    assert "named" in {each.get("id") for each in page.all("input")}


def test_the_most_named_are_listed_by_type_with_their_numbers() -> None:
    page = shown("/entities")
    assert "People" in page.text and {"/entities/minsk", "/entities/ani"} <= {*page.addresses}
    assert "No article of this period" in shown("/entities?since=2030-01-01").text
    assert "/entities?type=person" not in page.addresses, "there are no more than are shown"
    assert "Organisations" not in shown("/entities?type=person").text


def test_a_type_with_more_than_fit_leads_to_all_of_them() -> None:
    crowd = tuple(entity(f"Person {n:02}") for n in range(20))
    engine = desk(article(article_id="a3", entities=crowd))
    few, many = shown("/entities", engine), shown("/entities?type=person", engine)
    assert "/entities?type=person" in few.addresses
    of = [sum(address.startswith("/entities/person") for address in page.addresses) for page in (few, many)]
    assert of == [10, 20], "Minsk and Ani stand before them"


@pytest.mark.parametrize(("typed", "leads_to"), [("mín", "/entities/minsk"), ("zz", "/search?q=zz")])
def test_a_name_is_found_as_it_is_typed_else_words_are_looked_for(typed: str, leads_to: str) -> None:
    assert leads_to in shown(f"/entities?q={typed}").addresses


@pytest.mark.parametrize("address", ["/entities?type=thing", "/entities?since=never", "/entities?q="])
def test_what_is_wrong_is_left_out(address: str) -> None:
    assert "/entities/minsk" in shown(address).addresses


def test_the_fifty_most_named_have_the_numbers_of_the_api() -> None:
    crowd = [
        article(article_id=f"c{n}", published_at=SEEN + timedelta(days=n % 40), entities=named)
        for n in range(60)
        if (named := tuple(entity(f"P{k}") for k in range(60) if n % (k + 1) == 0))
    ]
    web = client(InMemoryEngine(by_id(*crowd)))
    top = web.get("/v1/facets?facets=person&facet_size=50").json()["facets"]["person"]
    assert len(top) == 50
    listed = Page(web.get("/entities?type=person").text)
    for each in top:
        api = web.get(f"/v1/entities/{each['value']}").json()
        page = Page(web.get(f"/entities/{each['value']}").text)
        number = f"Named in {api['articles']} article"
        assert api["articles"] == each["count"] and number in " ".join(page.text.split())
        bars = [a["title"] for a in page.all("a") if a.get("tabindex") == "-1" and a["title"]]
        assert sum(int(title.rpartition(": ")[2]) for title in bars) in (api["articles"], 0), "0: one bar is no chart"
        assert f"/entities/{each['value']}" in listed.addresses
