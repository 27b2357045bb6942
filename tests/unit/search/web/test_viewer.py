"""Who sees a page: the language and the time zone that its browser asks for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from unit.search.stub import Page, StubEngine, article, client

PUBLISHED = datetime(2020, 10, 14, 22, 30, tzinfo=UTC)


def shown(accepted: str = "", **cookies: str) -> Page:
    web = client(StubEngine(article(published_at=PUBLISHED, published_precision="instant")))
    web.cookies.update(cookies)
    return Page(web.get("/articles/a1", headers={"Accept-Language": accepted}).text)


def test_times_are_of_the_readers_zone_and_utc_is_said_on_hover() -> None:
    moments = shown(zone="Asia%2FTokyo")
    assert "15 Oct 2020, 07:30" in moments.text and "14 Oct 2020, 22:30" not in moments.text
    assert "2020-10-14 22:30 UTC" in {each.get("title") for each in moments.all("time")}


@pytest.mark.parametrize("zone", ["", "Mars%2FOlympus", "..%2F..%2Fetc%2Fpasswd", "%00", "x" * 5_000])
def test_without_a_zone_that_there_is_times_are_utc_and_say_so(zone: str) -> None:
    assert "14 Oct 2020, 22:30 UTC" in shown(zone=zone).text


@pytest.mark.parametrize(
    ("accepted", "cookie", "language"),
    [
        ("", "", "en"), ("fr-CA,fr;q=0.8", "", "fr"), ("de, fr;q=0.5, en;q=0.9", "", "en"), ("fr;q=0", "", "en"),
        ("fr", "en", "en"), ("en", "fr", "fr"), ("en", "xx", "en"), (";q=;q=x,,fr", "", "fr"),
    ],
)  # fmt: skip
def test_the_language_is_the_one_chosen_else_one_that_the_browser_prefers(
    accepted: str, cookie: str, language: str
) -> None:
    seen = shown(accepted, language=cookie)
    assert [each.get("lang") for each in seen.all("html")] == [language]


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [("/search?q=a", "/search?q=a"), ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/")],
)
def test_a_language_is_chosen_and_the_way_back_stays_here(back: str, leads_to: str) -> None:
    web = client(StubEngine())
    reply = web.get("/language/fr", params={"back": back}, follow_redirects=False)
    assert reply.status_code == 303 and reply.headers["Location"] == leads_to
    assert Page(web.get("/search").text).all("html") == [{"lang": "fr"}]
    assert web.get("/language/tlh").status_code == 404


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("address", ["/language/fr", "/?language=fr"])
def test_a_choice_is_kept_for_a_year_from_scripts_and_from_plain_http(address: str, scheme: str) -> None:
    reply = client(StubEngine()).get(f"{scheme}://testserver{address}", follow_redirects=False)
    told = {part.strip().lower() for part in reply.headers["Set-Cookie"].split(";")}
    assert {"max-age=31536000", "httponly", "samesite=lax"} <= told
    assert ("secure" in told) is (scheme == "https")


def test_an_old_address_of_a_search_leads_to_its_own() -> None:
    reply = client(StubEngine()).get("/?q=ferry&sort=oldest", follow_redirects=False)
    assert reply.status_code == 308 and reply.headers["Location"] == "/search?q=ferry&sort=oldest"
