"""Any search as RSS, Atom and JSON Feed, read back by a reader of feeds."""

from __future__ import annotations

import json
from calendar import timegm
from datetime import UTC, datetime

import feedparser
import pytest
from fastapi.testclient import TestClient
from newswire_search.testing.engine import InMemoryEngine
from newswire_search.web.conditional import is_known
from newswire_shared.contracts.documents import Entity
from unit.search.newsroom import by_id
from unit.search.stub import SEEN, StubEngine, article, client, in_story, story

HOSTILE = 'Ferry <b>aground</b> & "lost" ]]> \x0b\ud7ff'
NAME = "3f7c0a91d2" + "0" * 22
FORMS = ("rss", "atom", "json")


def api(**changes: object) -> TestClient:
    known = {"article_id": NAME, "title": HOSTILE, "authors": ("Ann <Lee>",), "section": "World", "language": "en"}
    return client(StubEngine(article(**(known | changes))))


def entry_of(answer: str, form: str) -> dict[str, object]:
    if form == "json":
        [item] = json.loads(answer)["items"]
        return {"id": item["id"], "title": item["title"], "link": item["url"], "author": item["authors"][0]["name"]}
    read = feedparser.parse(answer.encode())
    assert not read.bozo, read.get("bozo_exception")
    [item] = read.entries
    return {name: item[name] for name in ("id", "title", "link", "author")}


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_of_feeds_reads_what_was_found(form: str) -> None:
    answer = api().get(f"/v1/feed.{form}?q=ferry")
    assert answer.status_code == 200
    found = entry_of(answer.text, form)
    assert found["id"] == "urn:uuid:3f7c0a91-d200-0000-0000-000000000000"
    assert found["link"] == "https://news.example/1" and found["author"] == "Ann <Lee>"
    assert "Ferry" in str(found["title"]) and "\x0b" not in answer.text


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_markup_in_a_title_stays_text(form: str) -> None:
    assert feedparser.parse(api().get(f"/v1/feed.{form}").content).entries[0].title.startswith("Ferry <b>aground</b> &")


@pytest.mark.parametrize("form", FORMS)
def test_an_edit_keeps_the_id_and_nothing_new_is_304(form: str) -> None:
    first, same, edited = api().get(f"/v1/feed.{form}"), api(), api(title="Ferry afloat again", digest="d2")
    tag = first.headers["etag"]
    again = same.get(f"/v1/feed.{form}", headers={"If-None-Match": f'"other", {tag.removeprefix("W/")}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    after = edited.get(f"/v1/feed.{form}", headers={"If-None-Match": tag})
    assert after.status_code == 200 and after.headers["etag"] != tag
    assert entry_of(after.text, form)["id"] == entry_of(first.text, form)["id"]


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_without_entries_is_a_feed_and_always_the_same(form: str) -> None:
    answers = {client(StubEngine()).get(f"/v1/feed.{form}?q=nothing").headers["etag"] for _ in range(2)}
    assert len(answers) == 1


def test_dates_and_addresses_are_those_of_the_article() -> None:
    at = datetime(2020, 10, 13, 8, tzinfo=UTC)
    [entry] = feedparser.parse(api(published_at=at).get("/v1/feed.atom").content).entries
    assert timegm(entry.published_parsed) == at.timestamp()
    read = feedparser.parse(api(url="javascript:alert(1)").get("/v1/feed.rss?q=a+b&source=x").content)
    assert read.entries[0].link == f"http://testserver/articles/{NAME}"
    assert timegm(read.entries[0].published_parsed) == SEEN.timestamp()
    assert read.feed.title == "Desk: a b, x" and read.feed.link == "http://testserver/search?q=a+b&source=x"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("entity=person:ani", "Desk: Ani P."), ("story=s1", "Desk: Talks in Geneva"),
        ("site=x.example", "Desk: x.example"), ("tag=Sport&language=fr", "Desk: French, Tag: Sport"), ("", "Desk"),
        ("entity=gone", "Desk: gone"),
    ],
)  # fmt: skip
def test_the_title_of_a_feed_says_what_it_is_of_by_names(asked: str, said: str) -> None:
    ani = Entity(id="person:ani", name="Ani P.", type="person", salience=0.5, confidence=1)
    engine = InMemoryEngine(by_id(in_story(article(entities=(ani,)), "s1")), {"s1": story()})
    assert feedparser.parse(client(engine).get(f"/v1/feed.atom?{asked}").content).feed.title == said


def test_errors_are_those_of_a_search() -> None:
    assert api().get("/v1/feed.pdf").status_code == 422
    assert api().get("/v1/feed.rss?since=2020-10-02&until=2020-10-01").status_code == 400
    assert api().get("/v1/feed.rss?size=1000").status_code == 422


@pytest.mark.parametrize(
    ("header", "known"), [("*", True), ('W/"a"', True), ('"b", "a"', True), ('"b"', False), ("", False)]
)
def test_a_tag_is_compared_as_caches_write_it(header: str, known: bool) -> None:
    assert is_known(header, '"a"') is known


def test_the_page_of_a_search_leads_to_its_feed() -> None:
    page = api().get("/search?q=ferry&source=news.example&sort=oldest&copies=hide").text
    for form in ("rss", "atom"):
        assert f"/v1/feed.{form}?q=ferry&amp;source=news.example&amp;copies=hide" in page
    assert 'rel="alternate" type="application/atom+xml"' in page
