"""Trends over HTTP."""

from __future__ import annotations

from datetime import timedelta

from newswire_search.testing.engine import InMemoryEngine
from unit.search.newsroom import by_id, get
from unit.search.stub import SEEN, article, client, entity, in_story, story

DAY = timedelta(days=1)


def desk() -> InMemoryEngine:
    """A quiet week, and a day on which somebody is in the news."""
    quiet = (article(article_id=f"q{n}", published_at=SEEN - (1 + n % 7) * DAY) for n in range(28))
    busy = (
        in_story(article(article_id=f"b{n}", published_at=SEEN, entities=(entity("Minsk"),)), "s1") for n in range(5)
    )
    return InMemoryEngine(by_id(*quiet, *busy), {"s1": story()})


def test_a_trend_says_how_much_since_when_and_why() -> None:
    answer = get("/v1/trends?until=2020-10-14&type=person&type=place", desk())
    [trend] = answer.pop("trends")
    [shown] = trend.pop("articles")
    assert answer == {
        "since": "2020-10-14T00:00:00Z", "until": "2020-10-15T00:00:00Z", "past_since": "2020-09-16T00:00:00Z",
        "total": 5, "past_total": 28, "past_slices": 7, "match": "most", "left_out": [],
    }  # fmt: skip
    assert trend == {
        "id": "minsk", "name": "Minsk", "type": "person", "direction": "new", "count": 5, "past_count": 0,
        "expected": 0.0, "score": 4.0,
    }  # fmt: skip
    assert shown["id"] == "b0" and shown["story"] == {"id": "s1", "title": "Talks in Geneva", "size": 3}


def test_by_default_the_window_ends_now() -> None:
    assert get("/v1/trends", desk())["total"] == 0


def test_what_is_wrong_is_refused() -> None:
    asking = client(desk())
    assert asking.get("/v1/trends?type=event").status_code == 422
    assert asking.get("/v1/trends?hours=169").status_code == 422
    reply = asking.get("/v1/trends?since=2020-10-01&until=2020-10-14")
    assert reply.status_code == 400 and "longer than 7 days" in reply.json()["error"]["message"]
