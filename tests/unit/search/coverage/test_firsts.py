"""Who was first is said by the sites' times only where these are exact enough."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from newswire_search.coverage.firsts import first_published
from newswire_search.coverage.members import Member
from newswire_search.coverage.sides import first_of
from newswire_shared.contracts.heads import head_of
from unit.search.stub import article

NOON = datetime(2020, 10, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def printed(name: str, at: datetime | None, seen: datetime = NOON, **fields: Any) -> Any:
    precision = None if at is None else "instant"
    known = {"published_precision": precision} | fields
    return article(article_id=name, url=f"https://{name}.example/1", published_at=at, first_seen_at=seen, **known)


@pytest.mark.parametrize(
    ("other", "is_known"),
    [
        (printed("b", NOON + HOUR), True),
        (printed("b", NOON + HOUR, published_zone_assumed=True), False),
        (printed("b", NOON + 15 * HOUR, published_zone_assumed=True), True),
        (printed("b", NOON.replace(hour=0), published_precision="day"), False),
        (printed("b", NOON.replace(hour=0) + 48 * HOUR, published_precision="day"), True),
        (printed("b", None), False),
    ],
)
def test_the_first_is_known_where_no_other_can_have_been_before(other: Any, is_known: bool) -> None:
    first = printed("a", NOON).article
    assert first_published([other.article, first]) == (first if is_known else None)


def test_else_it_is_what_was_seen_first() -> None:
    documents = printed("a", NOON, NOON + 2 * HOUR), printed("b", None, NOON + HOUR)
    found = first_of([Member(document, head_of(document)) for document in documents])
    assert found is not None
    assert (found.site, found.by, found.ahead_s, found.next_site) == ("b.example", "first_seen", 3600, "a.example")


def test_a_story_without_articles_has_no_first() -> None:
    assert first_of([]) is None
