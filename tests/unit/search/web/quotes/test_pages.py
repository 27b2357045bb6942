"""The page of quotes."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import feedparser
import pytest
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import Quote, Span
from newswire_shared.contracts.errors import TransientError
from unit.search.newsroom import by_id
from unit.search.stub import SEEN, Page, StubEngine, article, client, entity

BODY = "“We go on,” said Ani. “Minsk stops,” said Boris."
ANI, BORIS, ANIKA, MINSK = (
    entity("Ani", (17, 20)),
    entity("Boris", (42, 47)),
    entity("Anika"),
    entity("Minsk", (23, 28)),
)


def said(by: str, start: int, text: str) -> Quote:
    place = Span(field="body", start=start, end=start + len(text))
    return Quote(speaker=by, speaker_id=by.lower(), kind="direct", text=text, spans=(place,))


ON, STOPS = said("Ani", 1, "We go on,"), said("Boris", 23, "Minsk stops,")


def desk() -> InMemoryEngine:
    named = (ANI, BORIS, MINSK)
    return InMemoryEngine(
        by_id(
            article(body=BODY, quotes=(ON, STOPS), entities=named, published_at=SEEN),
            article(article_id="a2", title="Again", body=BODY, quotes=(ON,), published_at=SEEN + timedelta(days=1)),
            article(article_id="a3", entities=(ANIKA,), published_at=SEEN),
        )
    )


def shown(address: str, status: int = 200) -> Page:
    reply = client(desk()).get(address)
    assert reply.status_code == status, reply.text
    return Page(reply.text)


def words(page: Page) -> str:
    return " ".join(page.text.split())


def test_a_quote_has_its_speaker_its_article_and_who_printed_it_again() -> None:
    page = shown("/quotes")
    assert "We go on" in page.text and "We go on," not in page.text and "Minsk stops" in page.text
    assert {"/entities/ani", "/entities/boris", "/articles/a1", "/articles/a2"} <= {*page.addresses}
    assert "first printed here" in page.text and "Printed by 1 more article" in words(page)


def test_who_printed_it_first_is_said_where_another_is_shown() -> None:
    assert "First printed by" in words(shown("/quotes?since=2020-10-15"))
    assert "First printed by" not in words(shown("/quotes?speaker=boris"))


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("speaker=ani", "We go on"), ("about=minsk", "Minsk stops"), ("q=stops", "Minsk stops"),
        ("site=news.example&speaker=boris", "Minsk stops"), ("wording=direct&q=go", "We go on"),
    ],
)  # fmt: skip
def test_each_filter_narrows_and_can_be_removed(query: str, kept: str) -> None:
    page = shown(f"/quotes?{query}")
    assert [text for text in ("We go on", "Minsk stops") if text in page.text] == [kept]
    assert any(each.get("title") == "Remove this filter" for each in page.all("a"))


def test_filters_are_named_as_people_know_them() -> None:
    assert "By Ani" in words(shown("/quotes?speaker=ani")) and "About Minsk" in words(shown("/quotes?about=minsk"))
    others = words(shown("/quotes?language=fr&since=2020-10-01&until=2020-10-02&q=%7Bx%7D"))
    assert all(f"{said} (remove)" in others for said in ("{x}", "From 2020-10-01", "To 2020-10-02", "French"))


def test_a_typed_name_leads_to_who_is_called_so() -> None:
    reply = client(desk()).get("/quotes?who=Ani&q=go", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "/quotes?q=go&speaker=ani")
    both = client(desk()).get("/quotes?who=Boris&whom=Minsk", follow_redirects=False)
    assert both.headers["location"] == "/quotes?speaker=boris&whom=Minsk"
    assert "Minsk stops" in shown("/quotes?who=Boris&whom=Minsk").text


def test_a_second_typed_name_goes_along_whole() -> None:
    led = client(desk()).get("/quotes?who=Boris&whom=A+%26+B%23%C3%A9%25", follow_redirects=False).headers["location"]
    assert parse_qsl(urlsplit(led).query) == [("speaker", "boris"), ("whom", "A & B#é%")]
    choice = [address for address in shown("/quotes?who=an&whom=A+%26+B").addresses if "speaker=" in address]
    assert choice == ["/quotes?speaker=ani&whom=A+%26+B", "/quotes?speaker=anika&whom=A+%26+B"]


def test_a_name_of_several_is_asked_back_and_one_of_none_is_said() -> None:
    page = shown("/quotes?who=an")
    assert {"/quotes?speaker=ani", "/quotes?speaker=anika"} <= {*page.addresses}
    none = shown("/quotes?who=%3Cb%3Ezz")
    assert "“<b>zz”" in none.text and "/quotes?q=%3Cb%3Ezz" in none.addresses


def test_the_page_leads_to_its_feed_its_table_and_its_alert() -> None:
    page = shown("/quotes?speaker=ani&after=")
    assert {
        "/v1/quotes/feed.atom?speaker=ani", "/v1/quotes/export.csv?speaker=ani", "/v1/quotes/export.ndjson?speaker=ani",
        "/follow?quoted=ani&has=quote",
    } <= {*page.addresses}  # fmt: skip


def test_what_cannot_be_answered_is_said() -> None:
    assert "2020-10-02 is not before" in words(shown("/quotes?since=2020-10-02&until=2020-10-01", 400))
    assert "Nobody said this" in shown("/quotes?q=zebra").text
    away = client(StubEngine(error=TransientError("the index is away"))).get("/quotes")
    assert away.status_code == 200, "quotes are read by their own part, which this engine has"


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_an_export_has_every_quote(form: str) -> None:
    answer = client(desk()).get(f"/v1/quotes/export.{form}?copies=show")
    assert answer.status_code == 200
    rows = (
        [*csv.DictReader(io.StringIO(answer.text, newline=""))]
        if form == "csv"
        else [json.loads(line) for line in answer.text.splitlines()]
    )
    assert [row["text"] for row in rows] == ["We go on,", "Minsk stops,"]
    assert [row["speaker_id"] for row in rows] == ["ani", "boris"] and [int(row["prints"]) for row in rows] == [2, 1]


def test_a_table_names_the_first_print_and_an_export_refuses_what_is_wrong() -> None:
    api = client(desk())
    [first, *_] = csv.DictReader(io.StringIO(api.get("/v1/quotes/export.csv?since=2020-10-15").text, newline=""))
    assert (first["article"], first["first_print"], first["first_print_source"]) == ("a2", "a1", "news.example")
    assert api.get("/v1/quotes/export.csv?size=3").status_code == 422
    assert api.get("/v1/quotes/export.csv?since=2020-10-02&until=2020-10-01").status_code == 400


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_reader_of_feeds_reads_who_said_what(form: str) -> None:
    answer = client(desk()).get(f"/v1/quotes/feed.{form}?speaker=ani")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo and [entry.title for entry in feed.entries] == ["Ani: We go on"]
    assert feed.entries[0].id.startswith("urn:newswire:quote:") and feed.feed.title == "Desk: Ani"
    again = client(desk()).get(f"/v1/quotes/feed.{form}?speaker=ani", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_the_same_words_of_the_same_speaker_have_the_same_id() -> None:
    api = client(desk())
    [all_time] = api.get("/v1/quotes?speaker=ani").json()["quotes"]
    [lately] = api.get("/v1/quotes?speaker=ani&since=2020-10-15").json()["quotes"]
    assert all_time["id"] == lately["id"] and all_time["article"]["id"] != lately["article"]["id"]


def test_an_interrupted_quote_is_shown_in_its_parts() -> None:
    body = "“We go,” said Ani. “We stop.”"
    places = (Span(field="body", start=1, end=7), Span(field="body", start=20, end=28))
    quote = Quote(speaker="Ani", speaker_id="ani", kind="direct", text="We go, We stop.", spans=places)
    told = Quote(speaker="Ani", speaker_id="ani", kind="indirect", text="they go", spans=())
    web = client(InMemoryEngine(by_id(article(body=body, quotes=(quote, told)))))
    found = web.get("/v1/quotes").json()["quotes"]
    assert [each["parts"] for each in found] == [["We go,", "We stop."], ["they go"]]
    assert "We go … We stop." in words(Page(web.get("/quotes").text))
    assert [q["text"] for q in web.get("/v1/quotes?wording=indirect").json()["quotes"]] == ["they go"]
    assert [q["kind"] for q in web.get("/v1/quotes?wording=direct").json()["quotes"]] == ["direct"]


def test_a_long_quote_is_cut_after_a_word_in_the_title_of_a_feed() -> None:
    long = "We " + "carried onward " * 12 + "then"
    body = f"“{long},” said Ani."
    quotes = (said("Ani", 1, f"{long},"),)
    engine = InMemoryEngine(by_id(article(body=body, quotes=quotes, entities=(ANI,), published_at=SEEN)))
    [entry] = client(engine).get("/v1/quotes/feed.json").json()["items"]
    assert entry["title"] == f"Ani: We {'carried onward ' * 7}carried…"
    assert entry["content_text"] == long


def test_words_that_nobody_said_can_be_looked_for_in_the_articles() -> None:
    assert "/search?q=xylophone" in shown("/quotes?q=xylophone").addresses
