"""How it went lately, by two readings."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_ops.observation.histograms import histogram_of
from newswire_ops.observation.reading import FrontierBacklog, StackReading
from newswire_ops.status.rates import FlowMeter, Lately
from newswire_shared.contracts.reasons import Lane, Stage

MINUTE_MS = 60_000


def reading(at_ms: int, left: int, inside: int, took: Mapping[str, str]) -> StackReading:
    """What Redis tells at a moment."""
    return StackReading(
        queues={}, unacked=0, parked={}, dead_letters=0, in_flight={Stage.INDEX: inside}, oldest_s={}, paused={},
        totals={"count:index": left, "duration_ms:index": left * 500}, frontier=FrontierBacklog(0, 0, 0), memory={},
        at_ms=at_ms, took={Stage.INDEX: histogram_of(took, "stage:index")},
        fresh={Lane.LIVE: histogram_of(took, "fresh")},
    )  # fmt: skip


def test_one_reading_tells_nothing() -> None:
    assert FlowMeter()(reading(0, 5, 1, {})) == Lately()


def test_what_was_counted_between_two_readings_is_how_it_went() -> None:
    meter = FlowMeter()
    meter(reading(0, 100, 4, {"stage:index 60000": "100", "fresh 300000": "100"}))
    now = {"stage:index 60000": "100", "stage:index 500": "19", "stage:index 2500": "1"}
    lately = meter(reading(MINUTE_MS, 120, 9, now | {"fresh 300000": "100", "fresh 10000": "3"}))
    flow = lately.flows[Stage.INDEX]
    assert (flow.left, flow.entered, flow.mean_s, flow.over_s, flow.p95_s) == (20, 25, 0.5, 60, 0.5)
    assert (lately.fresh.number, lately.fresh.within_s(0.95)) == (3, 10)


def test_a_state_that_was_lost_begins_anew() -> None:
    meter = FlowMeter()
    meter(reading(0, 100, 4, {"fresh 300000": "100"}))
    assert meter(reading(MINUTE_MS, 3, 0, {"fresh 1000": "2"})) == Lately()
