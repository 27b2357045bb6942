"""Sources over HTTP."""

from __future__ import annotations

from datetime import timedelta

from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import Copy
from unit.search.newsroom import by_id, get
from unit.search.stub import SEEN, article, client

DAY = timedelta(days=1)


def desk() -> InMemoryEngine:
    copy = Copy(duplicate_of="a1", kind="reprint", similarity=0.9)
    times = {"published_precision": "instant", "first_seen_at": SEEN}
    return InMemoryEngine(
        by_id(
            article(source="one", language="en", published_at=SEEN - timedelta(minutes=2), **times),
            article(article_id="a2", source="one", published_at=SEEN - 40 * DAY, **times),
            article(article_id="a3", source="two", published_at=SEEN, copy_of=copy, url="https://www.two.example/x"),
        )
    )


def test_a_source_is_told_with_its_share_of_copies_and_how_late_it_is() -> None:
    found = get("/v1/sources?until=2020-10-14", desk())
    assert found["total"] == 2
    one, two = found["sources"]
    assert (one["name"], one["articles"], one["copies"], one["copy_share"]) == ("one", 2, 0, 0.0)
    assert (two["copies"], two["copy_share"], two["copies_traced"]) == (1, 1.0, 1)
    assert two["copied_from"] == [{"name": "one", "copies": 1}]
    assert (one["late_among"], two["late_s"]) == (2, None)
    assert one["languages"] == [{"language": "en", "articles": 1}]
    assert (one["interval"], one["histogram"]) == ("day", [{"date": "2020-10-14", "articles": 1}])


def test_weeks_are_of_half_a_year() -> None:
    one = get("/v1/sources?until=2020-10-14&interval=week", desk())["sources"][0]
    assert [each["date"] for each in one["histogram"]] == ["2020-08-31", "2020-10-12"]


def test_sites_and_filters() -> None:
    assert [each["name"] for each in get("/v1/sources?by=site&source=two", desk())["sources"]] == ["two.example"]
    assert client(desk()).get("/v1/sources?by=owner").status_code == 422
    assert client(desk()).get("/v1/sources?since=2020-10-15&until=2020-10-14").status_code == 400
