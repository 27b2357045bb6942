"""Freshness stands in each answer, and costs a look now and then."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from newswire_search.freshness.remembered import NEWEST_S, REFRESH_S, RememberedFreshness
from newswire_shared.contracts.errors import TransientError
from newswire_shared.testing import FakeClock
from unit.search.stub import StubEngine, article, client

AT = datetime(2026, 3, 9, 8, tzinfo=UTC)


class Counted:
    """Counts how often each is looked up."""

    def __init__(self) -> None:
        self.asked = {"newest": 0, "refresh": 0}

    def newest_indexed_at(self) -> datetime | None:
        self.asked["newest"] += 1
        return AT

    def refresh_s(self) -> float | None:
        self.asked["refresh"] += 1
        return 2.0


class Away(Counted):
    """Cannot be asked."""

    def newest_indexed_at(self) -> datetime | None:
        raise TransientError("away")


def test_it_is_looked_up_again_after_a_while() -> None:
    lookup, clock = Counted(), FakeClock()
    remembered = RememberedFreshness(lookup, clock)
    for _ in range(5):
        assert (remembered.newest_indexed_at(), remembered.refresh_s()) == (AT, 2.0)
    assert lookup.asked == {"newest": 1, "refresh": 1}
    clock.sleep(NEWEST_S)
    remembered.newest_indexed_at()
    remembered.refresh_s()
    assert lookup.asked == {"newest": 2, "refresh": 1}
    clock.sleep(REFRESH_S)
    remembered.refresh_s()
    assert lookup.asked == {"newest": 2, "refresh": 2}


@pytest.mark.parametrize("address", ["/v1/search", "/v1/stories"])
def test_every_answer_of_a_search_says_how_fresh_it_is(address: str) -> None:
    engine = StubEngine(article().model_copy(update={"indexed_at": AT}))
    found = client(engine).get(address).json()["freshness"]
    assert found["newest_indexed_at"] == "2026-03-09T08:00:00Z" and found["searchable_after_s"] == 0.0
    assert found["release"]


def test_an_answer_stands_where_freshness_is_unknown() -> None:
    engine = StubEngine(article())
    engine.freshness = Away()  # type: ignore[assignment]
    found = client(engine).get("/v1/search").json()
    assert found["total"] == 1 and found["freshness"]["newest_indexed_at"] is None
