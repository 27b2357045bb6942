"""Timelines over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from newswire_search.testing.engine import InMemoryEngine
from unit.search.newsroom import by_id, get
from unit.search.stub import SEEN, article, client

HOUR = timedelta(hours=1)
TWO = {"count": 2, "of": None, "share": None}


def desk() -> InMemoryEngine:
    """Articles of two sources over two days; one has no date."""
    return InMemoryEngine(
        by_id(
            article(article_id="a", published_at=SEEN),
            article(article_id="b", published_at=SEEN + HOUR, source="wire.example"),
            article(article_id="c", published_at=SEEN + 24 * HOUR, title="The ferry is late"),
            article(article_id="d", first_seen_at=SEEN + 20 * HOUR),
        )
    )


def refused(address: str) -> tuple[int, str]:
    reply = client(desk()).get(address)
    error: dict[str, Any] = reply.json()["error"]
    return reply.status_code, error["message"]


def test_a_timeline_has_every_bucket_with_the_offset_of_its_zone() -> None:
    answer = get("/v1/timeline?interval=day&zone=Asia/Kolkata", desk())
    assert answer == {
        "total": 4, "interval": "day", "zone": "Asia/Kolkata", "series": [], "match": "most", "left_out": [],
        "buckets": [
            TWO | {"start": f"2020-10-{day}T00:00:00+05:30", "end": f"2020-10-{day + 1}T00:00:00+05:30"}
            for day in (14, 15)
        ],
    }  # fmt: skip


def test_series_and_shares() -> None:
    answer = get("/v1/timeline?q=ferry&interval=day&by=source&measure=share&until=2020-10-15", desk())
    assert [(each["count"], each["of"], each["share"]) for each in answer["buckets"]] == [(1, 2, 0.5)]
    assert answer["series"] == [
        {"value": "news.example", "total": 1, "counts": [1], "of": [2], "shares": [0.5]},
    ]  # fmt: skip


def test_auto_is_the_default_and_the_answer_says_what_it_took() -> None:
    answer = get("/v1/timeline", desk())
    assert (answer["interval"], len(answer["buckets"]), answer["total"]) == ("hour", 25, 4)


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("/v1/timeline?interval=hour&since=2020-01-01&until=2020-12-31", 400, "ask for `interval=day` or a shorter"),
        ("/v1/timeline?since=0001-01-01&zone=America/Lima&interval=day&until=0001-01-02", 400, "years 1 to 9999"),
        ("/v1/timeline?zone=Europe/Berlim", 422, "'Europe/Berlim' is no IANA time zone: did you mean Europe/Berlin"),
        ("/v1/timeline?zone=../../etc/passwd", 422, "is no IANA time zone"),
        (f"/v1/timeline?zone={'x' * 61}", 422, "zone: String should have at most 60 characters"),
        ("/v1/timeline?zone=", 422, "give one as Europe/Berlin"),
        ("/v1/timeline?interval=minute", 422, "interval: should be 'auto', 'hour'"),
        ("/v1/timeline?by=person", 422, "by: should be"),
        ("/v1/timeline?size=3", 422, "size: is not a parameter here"),
        ("/v1/timeline?since=2020-10-15&until=2020-10-01", 400, "swap them"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_what_to_do(address: str, status: int, message: str) -> None:
    found, told = refused(address)
    assert found == status and message in told
