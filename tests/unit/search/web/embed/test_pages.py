"""Embedded stories and searches: small, closed but for their frames, and without anything of a visitor."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.contracts.errors import TransientError, UsageError
from unit.search.stub import Page, StubEngine, application, article, story

SITE = "http://testserver"


def web(engine: StubEngine, **settings: str) -> TestClient:
    return TestClient(application(Search(engine, SearchSettings(title="Desk", **settings), FakeChangeLog())))  # type: ignore[arg-type]


def newsroom() -> StubEngine:
    engine = StubEngine(article(), article(article_id="a2", title='<b>"Bold"</b> & more', url="https://wire.example/2"))
    engine.indexed_stories["s1"] = story()
    return engine


def frames(reply_policy: str) -> str:
    return reply_policy.rpartition("frame-ancestors ")[2]


def test_a_story_has_its_title_its_articles_and_whole_addresses() -> None:
    page = Page(web(newsroom()).get("/embed/story/s1").text)
    assert "Talks in Geneva" in page.text and "3 articles" in page.text and '<b>"Bold"</b> & more' in page.text
    assert page.addresses == [f"{SITE}/stories/s1", f"{SITE}/articles/a1", f"{SITE}/articles/a2", f"{SITE}/stories/s1"]
    assert not page.all("script") and {each.get("target") for each in page.all("a")} == {"_blank"}


def test_a_search_shows_so_many_and_leads_to_all() -> None:
    engine = newsroom()
    page = Page(web(engine).get("/embed/search?q=minsk&source=news.example&size=2").text)
    assert engine.asked[0].size == 2 and engine.asked[0].filters.sources == ("news.example",)
    assert f"{SITE}/search?q=minsk&source=news.example" in page.addresses


def test_a_fragment_is_a_part_of_a_page() -> None:
    text = web(newsroom()).get("/embed/story/s1?fragment=true").text.strip()
    assert text.startswith("<section") and text.endswith("</section>") and "<html" not in text


@pytest.mark.parametrize(
    ("setting", "allowed"),
    [("", "'none'"), ("*", "*"), ("https://a.example, https://b.example", "https://a.example https://b.example")],
)
def test_who_may_frame_it_is_a_setting_and_the_rest_stays_closed(setting: str, allowed: str) -> None:
    client = web(newsroom(), frames=setting)
    policy = client.get("/embed/story/s1").headers["content-security-policy"]
    assert frames(policy) == allowed and "script-src" not in policy and "default-src 'none'" in policy
    for path in ("/", "/stories/s1", "/search", "/embed/nothing", "/v1/search"):
        assert frames(client.get(path).headers["content-security-policy"]) == "'none'"


def test_what_is_no_origin_stops_the_start() -> None:
    with pytest.raises(UsageError, match="NEWSWIRE_SEARCH_FRAMES: 'news' is no origin"):
        web(StubEngine(), frames="news")


def test_nothing_depends_on_a_cookie_and_none_is_set() -> None:
    client = web(newsroom())
    plain = client.get("/embed/story/s1")
    assert "set-cookie" not in plain.headers and "Cookie" not in plain.headers["vary"]
    assert plain.headers["cache-control"] == "public, max-age=60"
    client.cookies.update({"language": "fr", "zone": "Asia%2FTokyo"})
    assert client.get("/embed/story/s1").text == plain.text


def test_the_site_says_in_which_language_and_zone_it_is_read() -> None:
    page = Page(web(newsroom()).get("/embed/story/s1?locale=fr&zone=Asia/Tokyo").text)
    assert page.all("html") == [{"lang": "fr"}]
    assert "18:30" in page.text  # 9:30 UTC


@pytest.mark.parametrize(
    ("engine", "path", "status", "says"),
    [
        (StubEngine(), "/embed/story/none", 404, "not there any more"),
        (StubEngine(error=TransientError("away")), "/embed/search?q=a", 503, "right now"),
        (StubEngine(), "/embed/search?since=nonsense", 400, "wrong"),
    ],
)
def test_what_cannot_be_shown_says_so_within_the_frame(engine: StubEngine, path: str, status: int, says: str) -> None:
    reply = web(engine, frames="https://a.example").get(path)
    assert reply.status_code == status and says in Page(reply.text).text
    assert frames(reply.headers["content-security-policy"]) == "https://a.example"
    assert reply.headers["cache-control"] == "no-store"
