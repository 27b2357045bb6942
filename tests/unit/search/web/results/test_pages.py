"""The results page: what was understood, when it came, what to exclude, and what to take along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from newswire_search.articles.ports import FoundArticles
from newswire_search.query.article_query import Query
from newswire_search.testing.engine import InMemoryEngine
from newswire_search.testing.timelines import InMemoryTimelines
from newswire_shared.contracts.documents import ArticleDocument
from unit.search.newsroom import by_id
from unit.search.stub import SEEN, Page, article, client, entity, in_story, story

FERRIES = by_id(
    *(
        article(
            article_id=f"a{n}", title=f"Ferry {n}", body="The ferry left.", language="en",
            source=f"s{n % 12}.example", published_at=SEEN - timedelta(days=n), entities=(entity("Ann Lind"),),
        )
        for n in range(24)
    )
)  # fmt: skip
ENGINE = InMemoryEngine(FERRIES)


def page(address: str, engine: InMemoryEngine = ENGINE, language: str = "") -> Page:
    reply = client(engine).get(address, headers={"Accept": "text/html", "Accept-Language": language})
    assert reply.status_code == 200, reply.text
    return Page(reply.text)


def told(address: str, engine: InMemoryEngine = ENGINE, language: str = "") -> str:
    return " ".join(page(address, engine, language).text.split())


def test_what_was_understood_is_a_chip_that_can_be_removed() -> None:
    shown = page('/search?q=ferry+"left"+-strike+source:s1.example+after:2020-01-02')
    text = " ".join(shown.text.split())
    for chip in ('"left" (remove)', "Not strike (remove)", "s1.example (remove)", "From 2020-01-02 (remove)"):
        assert chip in text, chip
    assert "/search?q=ferry+%22left%22+-strike+after%3A2020-01-02" in shown.addresses
    assert "ferry (remove)" not in text, "a plain word is in the box"


def test_the_chart_s_bars_narrow_the_search_to_their_period_and_keep_the_rest() -> None:
    shown = page("/search?q=ferry&language=en")
    bars = [each for each in shown.all("a") if each.get("tabindex") == "-1"]
    assert len(bars) == 24 and all("language=en" in (bar["href"] or "") for bar in bars)
    assert bars[-1]["href"] == "/search?q=ferry&since=2020-10-14&until=2020-10-14&language=en"
    assert len(page("/search?q=ferry&since=2020-10-14&until=2020-10-14").all("h2")) > 0


def test_the_chart_of_a_name_counts_what_the_search_finds() -> None:
    found = told("/search?q=ann+lind")
    assert "24 articles" in found and "was taken to name" in found
    assert len([each for each in page("/search?q=ann+lind").all("a") if each.get("tabindex") == "-1"]) == 24


def test_what_has_no_shape_has_no_chart() -> None:
    assert not [each for each in page("/search?q=%22ferry+3%22").all("a") if each.get("tabindex") == "-1"]


class Large(InMemoryEngine):
    """Finds more than it counts."""

    def search(self, query: Query) -> FoundArticles:
        return replace(super().search(query), total_is_exact=False)


class Exact(InMemoryEngine):
    """Finds very many, and counts them."""

    def search(self, query: Query) -> FoundArticles:
        return replace(super().search(query), total=10_001)


@pytest.mark.parametrize("kind", [Large, Exact])
def test_a_chart_of_very_many_articles_is_there_on_demand(kind: type[InMemoryEngine]) -> None:
    def charted(address: str) -> bool:
        return any(each.get("tabindex") == "-1" for each in page(address, kind(FERRIES)).all("a"))

    assert "/search?q=ferry&chart=on" in page("/search?q=ferry", kind(FERRIES)).addresses
    assert not charted("/search?q=ferry") and charted("/search?q=ferry&chart=on")
    assert charted("/search"), "without words an index counts fast"


def test_a_value_of_a_facet_can_be_left_out() -> None:
    shown = page("/search?q=ferry")
    assert "/search?q=ferry&exclude=source%3As1.example" in shown.addresses
    assert "/search?q=ferry&exclude=entity%3Aann+lind" not in shown.addresses, "she is named in all of them"
    left = page("/search?q=ferry&exclude=source:s1.example")
    assert "22 articles" in left.text and "Not s1.example" in left.text


def test_sites_stand_where_there_are_several_and_what_they_were_taken_in_as_does_not() -> None:
    several = by_id(article(source="x"), article(article_id="a2", url="https://wire.example/2", source="y"))
    shown = page("/search", InMemoryEngine(several))
    assert {"/search?site=news.example", "/search?site=wire.example"} <= {*shown.addresses}
    assert "/search?exclude=site%3Awire.example" in shown.addresses and "Taken in as" not in shown.text
    narrowed = page("/search?source=y", InMemoryEngine(several))
    assert "Taken in as" in narrowed.text and "/search" in narrowed.addresses, "it can be taken away"


def test_no_reader_is_offered_the_order_that_programs_follow_along_by() -> None:
    assert "/search?sort=first_seen" not in page("/search").addresses
    assert "First to arrive" in page("/search?sort=first_seen").text


def test_what_a_warning_names_stands_as_it_is_typed() -> None:
    reply = client(ENGINE).get("/search?q=wrd:ferry").text
    assert "<code>wrd:</code>" in reply and "`" not in Page(reply).text


def test_a_full_facet_has_a_box_that_finds_its_other_values() -> None:
    shown = page("/search?q=ferry")
    boxes = [each for each in shown.all("input") if each.get("name") == "holds"]
    assert [each.get("id") for each in boxes] == ["find-source"], "the others are all there"
    found = page("/search/values?q=ferry&facet=source&holds=s11")
    assert "/search?q=ferry&source=s11.example" in found.addresses and "s1.example" not in found.text
    assert "Nothing here holds this text." in told("/search/values?q=ferry&facet=source&holds=zzz")
    assert client(ENGINE).get("/search/values?facet=nothing").status_code == 404
    assert client(ENGINE).get("/search/values?facet=source&since=soon").status_code == 400


def test_stories_are_shown_as_one_with_the_number_of_their_other_sources() -> None:
    one = article(source="wire.example", published_at=SEEN)
    other = article(article_id="a2", source="post.example", published_at=SEEN + timedelta(hours=1))
    engine = InMemoryEngine(
        by_id(in_story(one, "s1"), in_story(other, "s1"), article(article_id="a3")), {"s1": story()}
    )
    text = told("/search?group=story", engine)
    assert "2 stories" in text and "+1 source " in text
    assert "/search?group=story" in page("/search", engine).addresses and "+1 source" not in told("/search", engine)


def test_a_search_can_be_taken_along() -> None:
    shown = page("/search?q=ferry+it's&language=en&sort=oldest")
    chosen = "q=ferry+it%27s&language=en"
    assert {f"/v1/export.csv?{chosen}", f"/v1/export.ndjson?{chosen}", f"/follow?{chosen}"} <= set(shown.addresses)
    assert f"curl 'http://testserver/v1/search?{chosen}&sort=oldest'" in " ".join(shown.text.split())
    assert [each["data-stream"] for each in shown.all("p") if "data-stream" in each] == [f"/v1/stream?{chosen}"]


def test_the_page_speaks_the_reader_s_language() -> None:
    found = told("/search?q=ferry+-strike&language=en", language="fr")
    for text in ("24 articles", "Sauf strike", "Anglais", "Pertinence", "7 derniers jours", "Jour par jour"):
        assert text in found, text


def test_a_chart_is_counted_once_also_where_hours_would_be_too_many_bars() -> None:
    hours = [article(article_id=f"h{n}", published_at=SEEN + timedelta(hours=4 * n)) for n in range(24)]
    engine, counted = InMemoryEngine(by_id(*hours)), list[Query]()

    def matching(query: Query) -> Sequence[ArticleDocument]:
        counted.append(query)
        return hours

    engine.timelines = InMemoryTimelines(matching)
    assert "Every six hours" in told("/search?q=minsk", engine)
    assert len(counted) == 1
