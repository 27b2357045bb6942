"""How fast the pipeline goes, by two readings."""

from __future__ import annotations

from dataclasses import replace

from newswire_ops.observation.histograms import NOTHING, Histogram
from newswire_ops.observation.reading import StackReading
from newswire_ops.status.rates import FlowMeter
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.testing import Memory
from unit.ops.samples import stack_of


def reading(at_s: float, left: int = 0, inside: int = 0, took: Histogram = NOTHING) -> StackReading:
    read = stack_of(Memory()).read()
    return replace(
        read, at_ms=int(at_s * 1000), totals={"count:enrich": left}, in_flight={Stage.ENRICH: inside},
        took={Stage.ENRICH: replace(took, sum_s=left * 2.0)}, fresh={Lane.LIVE: took},
    )  # fmt: skip


def took(*numbers: int) -> Histogram:
    """So many for each of the first bounds."""
    return Histogram((*numbers, *NOTHING.counts[len(numbers) :]))


def test_one_look_tells_no_pace() -> None:
    meter = FlowMeter()
    assert not meter(reading(0)).flows and not meter(reading(4.9, left=10)).flows


def test_what_is_inside_more_than_before_must_have_entered() -> None:
    meter = FlowMeter()
    meter(reading(0, left=100, inside=5))
    flow = meter(reading(30, left=160, inside=25)).flows[Stage.ENRICH]
    assert (flow.entered, flow.left, flow.mean_s, flow.over_s) == (160.0, 120.0, 2.0, 30.0)


def test_only_what_left_meanwhile_counts_for_p95() -> None:
    meter = FlowMeter()
    meter(reading(0, took=took(1000)))
    pace = meter(reading(60, left=20, took=took(1000, 0, 19, 0, 1)))
    assert pace.flows[Stage.ENRICH].p95_s == 0.5 and pace.fresh.number == 20
    assert meter(reading(120, left=20, took=took(1000, 0, 19, 0, 1))).flows[Stage.ENRICH].p95_s is None


def test_it_is_the_last_minute_that_counts_and_never_this_morning() -> None:
    meter = FlowMeter()
    for at_s in (0, 30, 60, 90):
        pace = meter(reading(at_s, left=at_s))
    assert pace.over_s == 60 and pace.flows[Stage.ENRICH].left == 60
    assert not meter(reading(4000, left=90_000)).flows


def test_a_state_that_was_lost_begins_anew() -> None:
    meter = FlowMeter()
    meter(reading(0, left=100))
    assert not meter(reading(60, left=3)).flows
    assert meter(reading(70, left=4)).flows[Stage.ENRICH].left == 6
