"""What an operator sees of a reading."""

from __future__ import annotations

from dataclasses import replace

from newswire_ops.observation.checks import CheckRules
from newswire_ops.observation.histograms import NOTHING, Histogram
from newswire_ops.status.answers import StatusAnswer, StatusLinks
from newswire_ops.status.make_status import BOTH, Aims, Looked, status_of
from newswire_ops.status.rates import Pace
from newswire_ops.status.troubles import LetterFacts, Troubles
from newswire_shared.accounting.heartbeats import UNKNOWN, Pulse
from newswire_shared.contracts.reasons import Lane
from newswire_shared.testing import FakeHeartbeats, Memory
from unit.ops.samples import stack_of

AIMS = Aims(CheckRules(5000), 60.0, StatusLinks(flower=None, runbook="/ops/runbook"))


def status(
    *, apart: bool = False, pace: Pace | None = None, fresh: Histogram = NOTHING, **troubles: object
) -> StatusAnswer:
    reading = replace(stack_of(Memory()).read(), fresh={Lane.LIVE: fresh})
    aims = replace(AIMS, rules=CheckRules(5000, is_apart=apart))
    return status_of(Looked(reading, pace or Pace(), Troubles(**troubles), ()), aims)  # type: ignore[arg-type]


def letter(name: str, fingerprint: str, place: str = "enrich", source: str = "times") -> LetterFacts:
    return LetterFacts(name, place, source, fingerprint, "ValueError", f"boom {name} " + "x" * 1000, 1000)


def test_freshness_is_of_the_last_minute_where_something_came() -> None:
    fresh = status(pace=Pace({}, Histogram((0, 0, 19, 1, *NOTHING.counts[4:])), 60.0)).freshness
    assert (fresh.p50_s, fresh.p95_s, fresh.articles, fresh.over_s) == (0.5, 0.5, 20, 60.0)


def test_freshness_is_of_all_where_nothing_came_lately_and_says_so() -> None:
    fresh = status(fresh=Histogram((0, 0, 0, 0, 0, 0, 0, 0, 3, *NOTHING.counts[9:]))).freshness
    assert (fresh.p95_s, fresh.articles, fresh.over_s) == (60.0, 3, None)
    nothing = status().freshness
    assert (nothing.p95_s, nothing.articles) == (None, 0)


def test_one_redis_for_both_is_shown_once() -> None:
    assert [each.role for each in status().servers] == [BOTH]
    assert [each.role for each in status(apart=True).servers] == ["broker", "state"]


def test_a_disk_without_a_byte_left_is_the_fullest_of_its_machine() -> None:
    memory = Memory()
    for node, free in (("index@a", 10**12), ("ingest@a", 0), ("enrich@b", UNKNOWN)):
        FakeHeartbeats(memory).beat(Pulse(node, node[-1], "1.0", 0, 1.0, disk_free=free))
    reading = stack_of(memory).read()
    machines = status_of(Looked(reading, Pace(), Troubles(), ()), AIMS).machines
    assert [(each.machine, each.disk_free) for each in machines] == [("a", 0), ("b", None)]


def test_letters_are_grouped_by_place_and_fingerprint() -> None:
    letters = [letter("c", "f1"), letter("b", "f2", "index"), letter("a", "f1", source="post")]
    dead = status(letters=letters).dead
    assert [(each.stage, each.fingerprint, each.letters, each.sources) for each in dead.groups] == [
        ("enrich", "f1", 2, 2), ("index", "f2", 1, 1),
    ]  # fmt: skip
    assert dead.groups[0].error.startswith("boom c") and len(dead.groups[0].error) == 300
