"""Estimates are told again for ten seconds, each for its own question."""

from __future__ import annotations

from collections.abc import Callable

from newswire_search.articles.ports import FacetValue
from newswire_search.engine.estimates import TOLD_S, Estimates, Values
from newswire_search.query.article_query import Query
from newswire_search.query.facet_query import USUAL, FacetQuery
from newswire_shared.testing import FakeClock


def test_an_estimate_is_told_again_until_its_time_is_over() -> None:
    clock, made = FakeClock(), list[str]()
    estimates = Estimates(clock)
    clock.sleep(TOLD_S - clock.monotonic_s() % TOLD_S)

    def counting(name: str) -> Callable[[], Values]:
        def count() -> Values:
            made.append(name)
            return {"source": [FacetValue(name, name, len(made))]}

        return count

    one, other = FacetQuery(Query("minsk"), USUAL), FacetQuery(Query("geneva"), USUAL)
    first = estimates.of(one, counting("one"))
    clock.sleep(TOLD_S - 1)
    assert estimates.of(one, counting("again")) == first and made == ["one"]
    assert estimates.of(other, counting("other")) != first
    clock.sleep(1)
    assert estimates.of(one, counting("later")) != first and made == ["one", "other", "later"]
