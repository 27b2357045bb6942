"""The pages of sources."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import ArticleDocument, Copy
from newswire_shared.contracts.errors import UsageError
from unit.search.newsroom import by_id
from unit.search.stub import Page, StubEngine, article, client, in_story

NOW = datetime.now(UTC)
WIRE, COAST, INNER = "https://wire.example/", "https://www.coast.example/", "https://news.coast.example/"


def made(name: str, site: str, days: float, **changes: object) -> ArticleDocument:
    published = NOW - timedelta(days=days)
    known = {
        "article_id": name, "url": f"{site}{name}", "source": "fundus", "published_at": published,
        "published_precision": "instant", "first_seen_at": published + timedelta(minutes=7), "language": "en",
    }  # fmt: skip
    return article(**known | changes)


def desk() -> InMemoryEngine:
    reprint = Copy(duplicate_of="w1", kind="reprint", similarity=0.97)
    return InMemoryEngine(
        by_id(
            made("w1", WIRE, 2), made("w2", WIRE, 20), made("w3", WIRE, 0.01),
            in_story(made("c1", COAST, 1), "s1", reprint), made("c2", INNER, 400, language="fr"),
        )
    )  # fmt: skip


def shown(address: str, status: int = 200) -> Page:
    reply = client(desk()).get(address)
    assert reply.status_code == status, reply.text
    return Page(reply.text)


def words(page: Page) -> str:
    return " ".join(page.text.split())


def test_each_site_stands_with_how_much_how_late_and_copied_of_whom() -> None:
    page = shown("/sources")
    assert [a for a in page.addresses if a.startswith("/sources/")] == [
        "/sources/wire.example", "/sources/coast.example", "/sources/news.coast.example",
    ]  # fmt: skip
    said = words(page)
    assert "3 sites" in said and "7 minutes" in said and "100% (wire.example 1)" in said and "French" in said


def test_where_no_site_has_a_name_sources_stand_as_they_were_taken_in() -> None:
    local = InMemoryEngine(by_id(made("a1", "http://127.0.0.1:8081/", 1), made("a2", "http://[::1]/", 1)))
    page = Page(client(local).get("/sources").text)
    assert "fundus" in page.text and "127.0.0.1" not in page.text
    assert "127.0.0.1" in Page(client(local).get("/sources?by=site").text).text


def test_the_bars_are_of_the_last_weeks_by_the_busiest_one() -> None:
    outlines = [path["d"] or "" for path in shown("/sources").all("path")]
    assert len(outlines) == 2, "the third has nothing in half a year"
    assert outlines[1].count("v-20h3") == 1 and outlines[1].count("M") == 1
    assert {outline.rpartition("M")[2].split()[0] for outline in outlines} <= {str(4 * week) for week in (23, 24, 25)}


def test_a_period_is_chosen_by_a_link() -> None:
    page = shown("/sources")
    since = (NOW - timedelta(days=1)).date().isoformat()
    [past_day] = [a for a in page.addresses if a == f"/sources?since={since}&by=site"]
    day = shown(past_day)
    assert "/sources/coast.example" in day.addresses and "/sources/news.coast.example" not in day.addresses
    assert "Nothing came in this period" in shown("/sources?since=2100-01-01").text


def test_sources_are_also_listed_as_they_were_taken_in() -> None:
    page = shown("/sources?by=source")
    assert "/search?source=fundus" in page.addresses and "/sources/fundus" not in page.addresses


def test_a_site_has_its_weeks_its_latest_articles_and_its_feed() -> None:
    page = shown("/sources/wire.example")
    assert {
        "/articles/w1", "/articles/w3", "/v1/feed.atom?site=wire.example", "/follow?site=wire.example",
        "/quotes?site=wire.example", "/search?source=fundus",
    } <= {*page.addresses}  # fmt: skip
    assert "3 articles" in words(page) and "7 minutes" in words(page)
    bars = [a["title"] or "" for a in page.all("a") if a.get("tabindex") == "-1"]
    assert sum(int(title.rpartition(": ")[2]) for title in bars) == 3


def test_a_domain_leads_to_its_parts_and_www_is_the_same() -> None:
    for address in ("/sources/coast.example", "/sources/WWW.coast.example"):
        page = shown(address)
        assert "/sources/news.coast.example" in page.addresses and "/articles/c2" in page.addresses


def test_a_site_of_which_nothing_came_is_said() -> None:
    assert "No article comes from this site" in shown("/sources/nowhere.example", 404).text


def test_what_is_wrong_is_said() -> None:
    assert "2020-10-02 is not before" in words(shown("/sources?since=2020-10-02&until=2020-10-01", 400))
    assert "is not a date" in words(shown("/sources?since=x", 400))
    refusing = client(StubEngine(error=UsageError("that cannot be"))).get("/sources/x")
    assert refusing.status_code == 400 and "That cannot be" in refusing.text


def test_a_site_that_is_typed_has_its_page_also_where_the_list_ends_before_it() -> None:
    many = InMemoryEngine(by_id(*(made(f"m{n}", f"https://s{n}.example/{n}", 1) for n in range(60))))
    few, all_ = (Page(client(many).get(address).text) for address in ("/sources", "/sources?by=site&size=200"))
    numbers = [sum(a.startswith("/sources/") for a in page.addresses) for page in (few, all_)]
    assert numbers == [50, 60]
    assert "/sources?size=200&by=site" in few.addresses and "More" in few.text and "More" not in all_.text
    for typed in ("coast.example", "https://www.coast.example/news"):
        reply = client(many).get("/sources", params={"site": typed}, follow_redirects=False)
        assert (reply.status_code, reply.headers["location"]) == (303, "/sources/coast.example")
