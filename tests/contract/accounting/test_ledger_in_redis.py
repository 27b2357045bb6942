"""What the ledger's scripts keep in Redis, how much of it, and for how long: nothing may grow for ever."""

from __future__ import annotations

import pytest
from newswire_shared.accounting.ledger import Admission, Offer
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import ScriptFolder

from contract.record_scripts import OBSERVE, UNFOLD
from contract.states import LIMITS, Stores, accepted, in_redis, letter

pytest_plugins = ["redis_server"]

MONTH_S = 30 * 86_400
DAY_MS = 86_400_000


@pytest.fixture
def stores(redis_state: State) -> Stores:
    return in_redis(redis_state)


def test_hours_of_a_source_are_forgotten_after_a_month_and_not_before(stores: Stores, redis_state: State) -> None:
    now = redis_state.now_ms()
    ages = {"old/1": 31 * DAY_MS, "young/1": 29 * DAY_MS}
    redis_state.client.zadd(keys.BUCKETS(), {name: now - age for name, age in ages.items()})
    accepted(stores, "a")
    kept = redis_state.client.zrange(keys.BUCKETS(), 0, -1)
    assert "old/1" not in kept and "young/1" in kept and len(kept) == 2
    (bucket,) = set(kept) - {"young/1"}
    assert MONTH_S - 60 <= redis_state.client.ttl(keys.BUCKET(bucket)) <= MONTH_S
    assert stores.ledger.buckets(now - DAY_MS) == [bucket]


def test_an_article_lists_its_last_fifty_captures_for_a_month(stores: Stores, redis_state: State) -> None:
    captures = [accepted(stores, "a", slot=f"edit-{n}").capture_id for n in range(53)]
    records = stores.ledger.captures_of("a")
    assert [record.capture_id for record in records] == captures[:2:-1] and len(records) == 50
    assert 0 < redis_state.client.ttl(keys.CAPTURES("a")) <= MONTH_S


def test_a_minute_s_rate_is_kept_for_three(stores: Stores, redis_state: State) -> None:
    for to in (Stage.ENRICH, Stage.INDEX):
        stores.ledger.advance(accepted(stores, f"k{to}").capture_id, to)
    dead = accepted(stores, "dead")
    stores.dead_letters.bury(letter(dead, Stage.FETCH))
    (rate,) = redis_state.client.scan_iter(match=keys.RATE("fetch", "*"), count=1000)
    assert 0 < redis_state.client.ttl(rate) <= 180
    assert redis_state.client.hgetall(rate) == {"passed": "2", "dead": "1"}


@pytest.mark.parametrize("end", [End.INDEXED, End.REJECTED])
def test_the_record_of_what_ended_is_kept_for_as_long_as_was_said(stores: Stores, redis_state: State, end: End) -> None:
    acceptance = accepted(stores, "a", stage=Stage.ENRICH, ref="f:0:9")
    assert redis_state.client.ttl(keys.CAPTURE(acceptance.capture_id)) == -1
    stores.ledger.advance(acceptance.capture_id, end, reason=Reason.TOO_SHORT if end is End.REJECTED else None)
    ttl = redis_state.client.ttl(keys.CAPTURE(acceptance.capture_id))
    assert LIMITS.record_kept_s - 60 <= ttl <= LIMITS.record_kept_s


def test_the_record_of_the_dead_is_kept_until_somebody_decides(stores: Stores, redis_state: State) -> None:
    acceptance = accepted(stores, "a", stage=Stage.ENRICH, ref="f:0:9")
    stores.dead_letters.bury(letter(acceptance, Stage.ENRICH))
    assert redis_state.client.ttl(keys.CAPTURE(acceptance.capture_id)) == -1


def test_time_in_a_stage_is_summed_in_milliseconds_and_captures_are_counted(stores: Stores, redis_state: State) -> None:
    acceptance = accepted(stores, "a", stage=Stage.ENRICH, ref="f:0:9")
    redis_state.client.hincrby(keys.CAPTURE(acceptance.capture_id), "at:enrich", -5000)
    before = redis_state.now_ms()
    stores.ledger.advance(acceptance.capture_id, Stage.INDEX)
    totals, histograms = (redis_state.client.hgetall(key) for key in (keys.TOTALS(), keys.HISTOGRAMS()))
    waited = redis_state.now_ms() - before + 5000
    assert 5000 <= int(histograms["stage:enrich sum"]) <= waited + 60_000 and totals["count:enrich"] == "1"
    assert totals["accepted"] == "1" and "count:index" not in totals


def test_a_stage_that_ends_before_the_one_before_could_say_so_is_counted_too(
    stores: Stores, redis_state: State
) -> None:
    acceptance = accepted(stores, "a", stage=Stage.ENRICH, ref="f:0:9")
    stores.ledger.advance(acceptance.capture_id, End.INDEXED, by=Stage.INDEX)
    stores.ledger.advance(acceptance.capture_id, Stage.INDEX, by=Stage.ENRICH)  # which comes too late
    totals = redis_state.client.hgetall(keys.TOTALS())
    assert (totals["count:enrich"], totals["count:index"], totals["indexed"]) == ("1", "1", "1")
    assert "count:fetch" not in totals


def test_time_in_a_stage_and_until_indexed_is_counted_by_how_long_it_was(stores: Stores, redis_state: State) -> None:
    acceptance = accepted(stores, "a", stage=Stage.ENRICH, ref="f:0:9")
    record = keys.CAPTURE(acceptance.capture_id)
    redis_state.client.hincrby(record, "at:enrich", -400_000)
    for field in ("accepted_ms", "first_seen_ms"):
        redis_state.client.hincrby(record, field, -400_000)
    stores.ledger.advance(acceptance.capture_id, Stage.INDEX)
    stores.ledger.advance(acceptance.capture_id, End.INDEXED)
    found = redis_state.client.hgetall(keys.HISTOGRAMS())
    counted = {name: number for name, number in found.items() if not name.endswith("sum")}
    assert counted.pop("stage:enrich 900000") == counted.pop("fresh:live 900000") == "1"
    assert [name.partition(" ")[0] for name in counted] == ["stage:index"]
    assert int(found["fresh:live sum"]) >= 400_000


def test_each_time_is_counted_by_the_first_bound_that_it_is_not_above(redis_state: State) -> None:
    """A metric's bounds stay what they are: what two releases count goes into one line of a graph."""
    minutes, hours = 60_000, 3_600_000
    bounds = [100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, *(n * minutes for n in (1, 2, 5, 15)), hours, 6 * hours]
    for bound in bounds:
        for ms in (bound, bound + 1):
            redis_state.call(OBSERVE, "it", ms)
    counted = redis_state.client.hgetall(keys.HISTOGRAMS())
    assert int(counted.pop("it sum")) == 2 * sum(bounds) + len(bounds)
    assert counted == {"it more": "1", "it 100": "1"} | {f"it {bound}": "2" for bound in bounds[1:]}


def test_a_clock_that_was_set_back_takes_nothing_from_a_sum(redis_state: State) -> None:
    redis_state.call(OBSERVE, "it", -5000)
    assert redis_state.client.hgetall(keys.HISTOGRAMS()) == {"it 100": "1", "it sum": "0"}


def test_only_the_first_look_that_succeeds_tells_how_fresh_an_article_is(stores: Stores, redis_state: State) -> None:
    for slot, fresh in (("first", 1), ("edit-1", 1), ("again-1", 2)):
        acceptance = accepted(stores, "a", slot=slot, stage=Stage.ENRICH, ref="f:0:9")
        seen = str(redis_state.now_ms() - 90_000)
        times = {"first_seen_ms": seen} | ({"accepted_ms": seen} if slot == "first" else {})
        redis_state.client.hset(keys.CAPTURE(acceptance.capture_id), mapping=times)
        stores.ledger.advance(acceptance.capture_id, End.INDEXED)
        assert redis_state.client.hget(keys.HISTOGRAMS(), "fresh:live 120000") == str(fresh), slot


def test_ends_are_counted_by_source_and_the_busiest_are_listed(stores: Stores, redis_state: State) -> None:
    for n, (source, end) in enumerate([("b", End.INDEXED), ("a", End.DEAD), ("b", End.UNCHANGED), ("c", End.INDEXED)]):
        stores.ledger.advance(accepted(stores, f"k{n}", source=source).capture_id, end)
    busiest = ScriptFolder("newswire_shared.state", libraries=())["busiest"]
    first, ends, *rest = redis_state.call(busiest, 1)
    assert (first, dict(zip(ends[::2], ends[1::2], strict=True)), rest) == ("b", {"indexed": "1", "unchanged": "1"}, [])
    assert redis_state.client.zscore(keys.OUTCOMES(), "a") == 1


def test_sums_since_the_beginning_never_fall(stores: Stores, redis_state: State) -> None:
    acceptance = accepted(stores, "a", stage=Stage.ENRICH, ref="f:0:9")
    buried = letter(acceptance, Stage.ENRICH)
    stores.dead_letters.bury(buried, Reason.KILLS_WORKER)
    stores.dead_letters.revive(buried)
    totals = redis_state.client.hgetall(keys.TOTALS())
    assert (totals["dead"], totals[f"reason:{Reason.KILLS_WORKER}"], totals["replayed"]) == ("1", "1", "1")
    assert stores.of_source("desk").dead == 0


def test_who_waits_is_counted_by_source_and_a_source_without_any_is_none(stores: Stores, redis_state: State) -> None:
    one, two = accepted(stores, "a"), accepted(stores, "b")
    accepted(stores, "c", source="other")
    accepted(stores, "d", stage=Stage.ENRICH, ref="f:0:9")
    assert redis_state.client.hgetall(keys.WAITING()) == {"desk": "2", "other": "1"}
    stores.ledger.advance(one.capture_id, Stage.ENRICH)
    assert redis_state.client.hget(keys.WAITING(), "desk") == "1"
    stores.ledger.advance(two.capture_id, End.REJECTED, reason=Reason.GONE)
    assert redis_state.client.hgetall(keys.WAITING()) == {"other": "1"}


def test_a_source_is_full_at_its_bound_and_not_before_and_a_run_never_is(stores: Stores) -> None:
    def admitted(key: str, **fields: object) -> Admission:
        offer = {"key": key, "url": f"https://example.org/{key}", "source": "desk", "host": "h:80", **fields}
        return stores.ledger.accept(Offer(**offer)).admission  # type: ignore[arg-type]

    for n in range(LIMITS.most_waiting):
        assert admitted(f"k{n}") is Admission.ACCEPTED
    assert admitted("more") is Admission.FULL
    assert admitted("more", run="by hand") is Admission.ACCEPTED
    assert admitted("edited", slot="edit-1") is Admission.ACCEPTED
    assert admitted("given", stage=Stage.ENRICH, ref="f:0:9") is Admission.ACCEPTED
    assert admitted("other", source="other") is Admission.ACCEPTED


@pytest.mark.parametrize(("lane", "limit_s"), [(Lane.LIVE, 300), (Lane.BACKFILL, 3600)])
@pytest.mark.parametrize("stage", [Stage.ENRICH, Stage.INDEX])
def test_each_lane_is_late_by_its_own_measure(stores: Stores, lane: Lane, limit_s: int, stage: Stage) -> None:
    for key, age_s in (("late", limit_s + 60), ("in time", limit_s - 60)):
        acceptance = accepted(stores, key, stage=stage, ref="f:0:9", lane=lane)
        stores.age(acceptance.capture_id, stage, age_s)
    (late,) = stores.ledger.overdue(stage, "parked.x", 9)
    record = stores.ledger.record(late)
    assert record is not None and record.article_id == "late"


def test_what_has_no_record_is_not_sent_again_and_no_longer_counted(stores: Stores, redis_state: State) -> None:
    acceptance = accepted(stores, "a", stage=Stage.ENRICH, ref="f:0:9")
    stores.age(acceptance.capture_id, Stage.ENRICH, 9000)
    redis_state.client.delete(keys.CAPTURE(acceptance.capture_id))
    assert stores.ledger.in_flight(Stage.ENRICH) == 1
    assert stores.ledger.overdue(Stage.ENRICH, "parked.x", 9) == []
    assert stores.ledger.in_flight(Stage.ENRICH) == 0


def test_an_address_whose_next_try_is_far_is_tried_at_once_when_a_person_names_it(
    stores: Stores, redis_state: State
) -> None:
    acceptance = accepted(stores, "a", run="r", host="h:80")
    later = redis_state.now_ms() + 9_000_000
    redis_state.client.zadd(keys.HOST("h:80"), {acceptance.capture_id: later})
    redis_state.client.hset(keys.CAPTURE(acceptance.capture_id), "next_ms", later)
    again = {"key": "a", "url": "https://example.org/a", "source": "desk", "host": "h:80"}
    assert stores.ledger.accept(Offer(**again)).admission is Admission.KNOWN  # type: ignore[arg-type]
    assert redis_state.client.zscore(keys.HOST("h:80"), acceptance.capture_id) == later, "a feed does not hasten it"
    assert stores.ledger.accept(Offer(**again, run="r2")).admission is Admission.KNOWN  # type: ignore[arg-type]
    due = redis_state.client.zscore(keys.HOST("h:80"), acceptance.capture_id)
    assert due <= redis_state.now_ms()
    assert not redis_state.client.hexists(keys.CAPTURE(acceptance.capture_id), "next_ms")
    record = stores.ledger.record(acceptance.capture_id)
    assert record is not None and record.first_seen_ms <= redis_state.now_ms()
    stores.ledger.accept(Offer(**again, run="r3"))  # type: ignore[arg-type]
    assert redis_state.client.zscore(keys.HOST("h:80"), acceptance.capture_id) == due, "it is due: it keeps its place"


@pytest.mark.parametrize("most", [1, 2, 3, 9])
def test_those_longest_in_a_stage_come_first_from_whatever_source(stores: Stores, most: int) -> None:
    """Fresh captures lie by source and hour, the others together."""
    captures = {}
    for age_s, source in ((30, "b"), (20, "a"), (40, "c"), (10, "b")):
        acceptance = accepted(stores, f"k{age_s}", source=source)
        stores.age(acceptance.capture_id, Stage.FETCH, age_s)
        captures[age_s] = acceptance.capture_id
    recorded = accepted(stores, "k35", slot="edit-1")
    stores.age(recorded.capture_id, Stage.FETCH, 35)
    captures[35] = recorded.capture_id
    found = [record.capture_id for record in stores.ledger.longest_in(Stage.FETCH, most)]
    assert found == [captures[age_s] for age_s in (40, 35, 30, 20, 10)][:most]


@pytest.mark.parametrize("claimed", [(), (0, 1, 2), (1,)], ids=["never claimed", "claimed before", "some"])
def test_all_that_fell_out_of_its_lines_is_named_and_put_back(
    stores: Stores, redis_state: State, claimed: tuple[int, ...]
) -> None:
    found = [accepted(stores, f"{number:032x}", host=f"h{number}:443").capture_id for number in range(3)]
    for number in claimed:
        redis_state.call(UNFOLD, found[number])
    for number, capture in enumerate(found):
        redis_state.client.delete(keys.HOST(f"h{number}:443"))
        stores.age(capture, Stage.FETCH, 7200)
    assert sorted(stores.ledger.overdue(Stage.FETCH, "parked.ingest", 10)) == sorted(found)
    assert all(redis_state.client.zcard(keys.HOST(f"h{number}:443")) == 1 for number in range(3))
    assert stores.ledger.overdue(Stage.FETCH, "parked.ingest", 10) == [], "once a period"
