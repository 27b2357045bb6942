"""The significance of a number beside its past: what is usual is none, whatever its size."""

from __future__ import annotations

import math

import pytest
from newswire_search.trends.significance import BIAS, LEAST_SCORE, significance

DAYS = [100] * 28


def test_what_is_as_frequent_as_ever_is_no_surprise() -> None:
    found = significance(10, 100, [10] * 28, DAYS)
    assert found.expected == 10 and found.score == 0


def test_a_deviation_is_never_less_than_that_of_chance() -> None:
    assert significance(20, 100, [10] * 28, DAYS).score == pytest.approx(10 / (math.sqrt(10) + BIAS))


def test_a_name_that_varies_much_has_to_rise_more() -> None:
    steady, wild = [10] * 28, [0, 0, 0, 40] * 7
    assert significance(30, 100, steady, DAYS).score > LEAST_SCORE > significance(30, 100, wild, DAYS).score > 0
    assert significance(30, 100, wild, DAYS).score == pytest.approx(20 / (math.sqrt(300) + BIAS))


@pytest.mark.parametrize(("count", "is_trend"), [(1, False), (3, False), (4, True), (20, True)])
def test_a_new_name_needs_four_articles(count: int, is_trend: bool) -> None:
    found = significance(count, 100, [0] * 28, DAYS)
    assert (found.expected, found.score >= LEAST_SCORE) == (0, is_trend)


def test_shares_are_compared_where_more_is_collected_than_before() -> None:
    assert significance(100, 1000, [10] * 28, DAYS).score == 0
    assert significance(10, 100, [*[10] * 14, *[100] * 14], [*[100] * 14, *[1000] * 14]).score == 0


def test_slices_without_articles_say_nothing() -> None:
    assert significance(9, 100, [3] * 4, [100] * 4) == significance(
        9, 100, [*[3] * 4, *[0] * 24], [*[100] * 4, *[0] * 24]
    )


def test_a_slice_of_few_articles_counts_little() -> None:
    assert significance(12, 100, [*[3] * 27, 1], [*[100] * 27, 1]).score > LEAST_SCORE
