"""Histograms: what is read of those that the ledger's scripts keep, and what may be said of them."""

from __future__ import annotations

import re

from newswire_ops.observation.histograms import BOUNDS_S, Histogram, histogram_of
from newswire_shared.state.scripts import SCRIPTS

FOUND = {"stage:index 100": "6", "stage:index 1000": "3", "stage:index more": "1", "stage:index sum": "90500"}


def test_what_redis_holds_is_read_and_what_it_lacks_is_none() -> None:
    took = histogram_of(FOUND, "stage:index")
    assert (took.number, took.sum_s, took.counts[0], took.counts[-1]) == (10, 90.5, 6, 1)
    assert histogram_of({}, "stage:index") == Histogram()


def test_prometheus_is_told_how_many_took_no_longer_than_each_bound() -> None:
    told = dict(histogram_of(FOUND, "stage:index").cumulative())
    assert (told["0.1"], told["0.5"], told["1.0"], told["21600.0"], told["+Inf"]) == (6, 6, 9, 9, 10)


def test_a_share_took_no_longer_than_a_bound_and_a_longer_one_is_not_known() -> None:
    took = histogram_of(FOUND, "stage:index")
    assert (took.within_s(0.5), took.within_s(0.9), took.within_s(0.95)) == (0.1, 1, None)
    assert Histogram().within_s(0.5) is None


def test_what_came_between_two_looks_is_their_difference() -> None:
    before = histogram_of({"stage:index 100": "4", "stage:index sum": "500"}, "stage:index")
    between = histogram_of(FOUND, "stage:index") - before
    assert (between.number, between.sum_s, between.counts[0]) == (6, 90.0, 2)


def test_the_scripts_have_the_same_bounds() -> None:
    found = re.search(r"BOUNDS_MS = \{([^}]*)\}", SCRIPTS["advance"].text)
    assert found and [int(each) / 1000 for each in found[1].split(",")] == [*BOUNDS_S]
