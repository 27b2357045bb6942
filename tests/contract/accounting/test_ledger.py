"""The ledger adds up, whatever happens in whatever order."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import TypeVar

import pytest
from examples import examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from newswire_shared.accounting.ledger import AGAIN_AFTER_S, FIRST, Acceptance, Admission, Counts, Move, Offer
from newswire_shared.accounting.parking import Parked, parking_of
from newswire_shared.contracts.events import ArticleEnriched, ArticleFetched
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.topology import ENRICH
from newswire_shared.state.redis_state import State

from contract.states import LIMITS, Stores, accepted, in_memory, in_redis, letter

pytest_plugins = ["redis_server", "contract.state_fixtures"]

T = TypeVar("T")
PARKED = parking_of(ENRICH)
STAGES, ENDS = tuple(Stage), (End.INDEXED, End.UNCHANGED, End.REJECTED)


def test_an_accepted_capture_is_in_flight_in_its_stage(stores: Stores) -> None:
    acceptance = accepted(stores, run="r1", fields={"given:title": "Łódź"})
    record = stores.ledger.record(acceptance.capture_id)
    assert record is not None
    assert (record.state, record.article_id, record.url) == (Stage.FETCH, "a", "https://example.org/a")
    assert (record.source, record.lane, record.given["title"]) == ("desk", Lane.LIVE, "Łódź")
    assert stores.ledger.in_flight(Stage.FETCH) == 1
    assert stores.of_source("desk") == stores.ledger.counts("run/r1") == Counts(accepted=1, in_flight=1)


def test_an_address_seen_before_is_known_under_its_first_capture(stores: Stores) -> None:
    first = accepted(stores)
    again = stores.ledger.accept(Offer(key="a", url="https://example.org/a", source="other"))
    assert (again.admission, again.capture_id) == ("known", first.capture_id)
    assert stores.of_source("other") == Counts()


def test_each_slot_of_an_article_is_a_capture_of_its_own_and_each_once(stores: Stores) -> None:
    slots = (FIRST, "recheck-1", "recheck-2", "key-of-a-client", "run-7")
    captures = [accepted(stores, slot=slot).capture_id for slot in slots]
    assert len(set(captures)) == len(slots)
    for slot, capture in zip(slots, captures, strict=True):
        again = stores.ledger.accept(Offer(key="a", url="u", source="desk", slot=slot))
        assert not again.is_new and (slot == FIRST or again.capture_id == capture)
    assert stores.of_source("desk").accepted == len(slots)
    assert [r.capture_id for r in stores.ledger.captures_of("a")] == captures[::-1]


def test_several_offers_are_each_accepted_as_alone_and_in_order(stores: Stores) -> None:
    known = accepted(stores, "b")
    offers = [Offer(key=key, url=f"https://example.org/{key}", source="desk", host="example.org:443") for key in "abca"]
    answers = stores.ledger.accept_all(offers)
    assert [answer.admission for answer in answers] == ["accepted", "known", "accepted", "known"]
    assert [answer.article_id for answer in answers] == list("abca")
    assert answers[1].capture_id == known.capture_id and answers[3].capture_id == answers[0].capture_id
    assert stores.of_source("desk") == Counts(accepted=3, in_flight=3)
    assert stores.ledger.accept_all([]) == []


def test_of_several_offers_those_beyond_what_may_wait_find_no_room(stores: Stores) -> None:
    offers = [Offer(key=f"k{n}", url=f"https://example.org/{n}", source="desk", host="e:443") for n in range(60)]
    assert [answer.is_full for answer in stores.ledger.accept_all(offers)] == [False] * 50 + [True] * 10


def test_a_stage_starts_on_several_as_on_each_alone(stores: Stores) -> None:
    waiting, ended = (accepted(stores, key, stage=Stage.INDEX).capture_id for key in "ab")
    stores.ledger.advance(ended, End.INDEXED)
    asked = [waiting, "lost", ended]
    found = stores.ledger.begin_all(asked, Stage.INDEX)
    assert found == [stores.ledger.begin(capture_id, Stage.INDEX) for capture_id in asked]
    assert [begin.passed for begin in found] == [False, False, True]
    records = [begin.record.capture_id if begin.record else None for begin in found]
    assert records == [waiting, None, None]
    assert stores.ledger.begin_all([], Stage.INDEX) == []


def test_several_captures_move_as_each_alone(stores: Stores) -> None:
    first, second, third = (accepted(stores, key, stage=Stage.INDEX).capture_id for key in "abc")
    stores.ledger.advance(third, End.UNCHANGED)
    moves = [
        Move(first, End.INDEXED, {"detail": "x"}), Move("lost", End.INDEXED),
        Move(second, End.REJECTED, reason=Reason.RETIRED), Move(third, End.INDEXED),
    ]  # fmt: skip
    stores.ledger.advance_all(moves, by=Stage.INDEX)
    assert stores.of_source("desk") == Counts(
        accepted=3, indexed=1, rejected=1, unchanged=1, reasons={Reason.RETIRED: 1}
    )  # fmt: skip
    record = stores.ledger.record(first)
    assert record is not None and record.detail == "x"


def failed(stores: Stores, slot: str = FIRST) -> Acceptance:
    """An address that was tried for a day."""
    acceptance = accepted(stores, slot=slot)
    stores.ledger.advance(acceptance.capture_id, End.REJECTED, reason=Reason.HTTP_ERROR)
    return acceptance


def offered(stores: Stores, run: str = "") -> Acceptance:
    return stores.ledger.accept(Offer(key="a", url="https://example.org/a", source="desk", host="h:80", run=run))


def test_what_failed_is_offered_again_by_its_source_hours_later_and_counted_as_a_capture_of_its_own(
    stores: Stores,
) -> None:
    first = failed(stores)
    assert offered(stores).admission == "known"
    stores.age_failure("a", int(AGAIN_AFTER_S) - 60)
    assert offered(stores).admission == "known"
    stores.age_failure("a", 61)
    second = offered(stores)
    assert second.is_new and second.capture_id != first.capture_id
    record = stores.ledger.record(second.capture_id)
    assert record is not None and (record.state, record.slot) == (Stage.FETCH, "again-1")
    assert not offered(stores).is_new, "the same offer once more makes no second capture"
    assert stores.of_source("desk") == Counts(
        accepted=2, rejected=1, in_flight=1, reasons={Reason.HTTP_ERROR: 1}
    )  # fmt: skip
    assert [r.capture_id for r in stores.ledger.captures_of("a")] == [second.capture_id, first.capture_id]


def test_what_failed_is_asked_for_at_once_when_a_person_names_it_each_time_it_failed(stores: Stores) -> None:
    failed(stores)
    captures = []
    for number in range(1, 4):
        acceptance = offered(stores, run=f"r{number}")
        assert acceptance.is_new and not offered(stores, run=f"r{number}").is_new
        captures.append(acceptance.capture_id)
        stores.ledger.advance(acceptance.capture_id, End.REJECTED, reason=Reason.HTTP_ERROR)
        assert stores.ledger.counts(f"run/r{number}") == Counts(
            accepted=1, rejected=1, reasons={Reason.HTTP_ERROR: 1}
        )  # fmt: skip
    assert len(set(captures)) == 3
    assert stores.of_source("desk").is_balanced and stores.of_source("desk").accepted == 4


def listed(stores: Stores, source: str) -> Acceptance:
    return stores.ledger.accept(Offer(key="a", url="https://example.org/a", source=source, host="h:80"))


def test_what_failed_for_one_source_is_asked_for_at_once_for_another_that_lists_it_and_once_for_each(
    stores: Stores,
) -> None:
    failed(stores)
    for source in ("gazette", "gaz"):
        acceptance = listed(stores, source)
        assert acceptance.is_new and not listed(stores, source).is_new
        record = stores.ledger.record(acceptance.capture_id)
        assert record is not None and record.source == source
        stores.ledger.advance(acceptance.capture_id, End.REJECTED, reason=Reason.HTTP_ERROR)
        assert not any(listed(stores, each).is_new for each in ("desk", "gazette", source))


def test_a_dead_page_is_not_asked_for_at_once_for_every_source_there_is(stores: Stores) -> None:
    failed(stores)
    accepted_again = 0
    for number in range(99):
        acceptance = listed(stores, f"a source of a somewhat long name {number}")
        accepted_again += acceptance.is_new
        if acceptance.is_new:
            stores.ledger.advance(acceptance.capture_id, End.REJECTED, reason=Reason.HTTP_ERROR)
    assert 5 < accepted_again < 20


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.HTTP_ERROR])
def test_what_was_rejected_for_another_reason_stays_known(stores: Stores, reason: Reason) -> None:
    stores.ledger.advance(accepted(stores).capture_id, End.REJECTED, reason=reason)
    assert not offered(stores, run="r").is_new


def test_what_was_fetched_after_it_failed_is_known_again(stores: Stores) -> None:
    failed(stores)
    acceptance = offered(stores, run="r")
    stores.ledger.advance(acceptance.capture_id, Stage.ENRICH)
    assert not offered(stores, run="s").is_new
    failed(stores, slot="recheck-1")
    stores.ledger.advance(accepted(stores, slot="recheck-2").capture_id, End.UNCHANGED)
    assert not offered(stores, run="s").is_new


def test_a_source_has_only_so_many_addresses_waiting_and_gets_room_as_they_are_fetched(stores: Stores) -> None:
    first = accepted(stores, "k0")
    for number in range(1, LIMITS.most_waiting):
        accepted(stores, f"k{number}")

    def one_more(source: str = "desk", **given: object) -> Acceptance:
        fields: dict[str, object] = {"slot": FIRST, **given}
        return stores.ledger.accept(Offer(key="more", url="https://e.org/more", source=source, host="h:80", **fields))  # type: ignore[arg-type]

    full = one_more()
    assert full.is_full and not full.is_new and stores.of_source("desk").accepted == LIMITS.most_waiting
    assert one_more("other").is_new, "others have room"
    accepted(stores, "k0", slot="recheck-1")
    accepted(stores, "named", run="r")
    for _ in range(3):  # two went beyond it
        assert stores.ledger.accept(Offer(key="new", url="u", source="desk", host="h:80")).is_full
        taken = next(c for k in range(9) for c in stores.ledger.captures_of(f"k{k}") if c.state == Stage.FETCH)
        stores.ledger.advance(taken.capture_id, Stage.ENRICH)
    assert stores.ledger.accept(Offer(key="new", url="u", source="desk", host="h:80")).is_new
    assert first.is_new and stores.of_source("desk").is_balanced


def test_what_dies_and_is_revived_waits_again(stores: Stores) -> None:
    for number in range(LIMITS.most_waiting):
        acceptance = accepted(stores, f"k{number}")
    stores.dead_letters.bury(letter(acceptance, Stage.FETCH))
    assert stores.dead_letters.revive(letter(acceptance, Stage.FETCH))
    assert stores.ledger.accept(Offer(key="new", url="u", source="desk", host="h:80")).is_full


def test_a_slot_of_two_articles_is_two_captures(stores: Stores) -> None:
    assert accepted(stores, "a", slot="run-1").capture_id != accepted(stores, "b", slot="run-1").capture_id


def test_an_article_that_was_taken_down_is_never_accepted_again(stores: Stores) -> None:
    accepted(stores)
    stores.take_down("a")
    answer = stores.ledger.accept(Offer(key="a", url="u", source="desk", slot="recheck-1"))
    assert (answer.admission, answer.capture_id) == ("taken down", "")


def test_what_is_accepted_with_its_copy_starts_later_and_its_message_points_to_the_copy(stores: Stores) -> None:
    acceptance = accepted(stores, stage=Stage.ENRICH, ref="f:0:9", lane=Lane.BACKFILL, slot="run-1")
    record = stores.ledger.record(acceptance.capture_id)
    assert record is not None and record.state == Stage.ENRICH
    message = record.message(Stage.ENRICH)
    assert isinstance(message, ArticleFetched) and message.lane is Lane.BACKFILL
    assert message.captures[0].model_dump() == {
        "capture_id": acceptance.capture_id, "article_id": "a", "source": "desk", "ref": "f:0:9",
    }  # fmt: skip


def test_many_are_accepted_as_they_would_be_one_by_one(stores: Stores) -> None:
    accepted(stores, "known", slot="run-1")
    stores.take_down("known")
    accepted(stores, "b", slot="run-1")
    keys = ("a", "b", "known", "a", "c")
    offers = [Offer(key=key, url="u", source="desk", slot="run-1", stage=Stage.ENRICH, ref="f:0:9") for key in keys]
    found = stores.ledger.accept_all(offers)
    assert [each.admission for each in found] == ["accepted", "known", "taken down", "known", "accepted"]
    assert found[0].capture_id == found[3].capture_id
    assert [each.capture_id for each in stores.ledger.accept_all(offers)] == [each.capture_id for each in found]
    assert stores.ledger.accept_all([]) == []


def test_counts_are_exact_for_each_source_and_each_run(stores: Stores) -> None:
    ends: list[tuple[str, End, Reason | None]] = [
        ("indexed", End.INDEXED, None), ("unchanged", End.UNCHANGED, None), ("gone", End.REJECTED, Reason.GONE),
        ("robots", End.REJECTED, Reason.ROBOTS), ("robots too", End.REJECTED, Reason.ROBOTS),
    ]  # fmt: skip
    for source, (key, end, reason) in itertools.product(("desk", "wire"), ends):
        acceptance = accepted(stores, f"{source}-{key}", source=source, run="r")
        stores.ledger.advance(acceptance.capture_id, end, reason=reason)
    died, flying = accepted(stores, "dies", run="r"), accepted(stores, "flies", run="q")
    stores.dead_letters.bury(letter(died, Stage.FETCH), Reason.KILLS_WORKER)
    rejected: dict[str, int] = {Reason.GONE: 1, Reason.ROBOTS: 2}
    wire = Counts(accepted=5, indexed=1, unchanged=1, rejected=3, reasons=rejected)
    assert stores.of_source("wire") == wire
    assert stores.of_source("desk") == wire + Counts(accepted=2, dead=1, in_flight=1, reasons={Reason.KILLS_WORKER: 1})
    assert stores.ledger.counts("run/r") == wire + wire + Counts(accepted=1, dead=1, reasons={Reason.KILLS_WORKER: 1})
    assert stores.ledger.counts("run/q") == Counts(accepted=1, in_flight=1)
    assert stores.state(flying.capture_id) == Stage.FETCH


def test_a_source_may_have_any_name(stores: Stores) -> None:
    for number, source in enumerate(("BBC News", "a/b", "new\tname", "run")):
        accepted(stores, f"k{number}", source=source, run="x y")
        assert stores.of_source(source) == Counts(accepted=1, in_flight=1)
    assert stores.ledger.counts("run/x y").accepted == 4


@pytest.mark.parametrize("at", [Stage.INDEX, *ENDS])
@pytest.mark.parametrize("to", [*STAGES, *End])
def test_a_move_behind_the_state_changes_nothing(stores: Stores, at: Stage | End, to: Stage | End) -> None:
    acceptance = accepted(stores)
    stores.ledger.advance(acceptance.capture_id, at)
    before = stores.of_source("desk")
    if at is Stage.INDEX and to in End:
        assert stores.ledger.advance(acceptance.capture_id, to) == to
        return
    assert stores.ledger.advance(acceptance.capture_id, to, reason=Reason.GONE) == at
    assert stores.of_source("desk") == before
    assert [stores.ledger.in_flight(stage) for stage in STAGES] == [0, 0, int(at is Stage.INDEX)]


def test_a_move_behind_the_state_fills_in_what_is_missing_and_overwrites_nothing(stores: Stores) -> None:
    acceptance = accepted(stores)
    stores.ledger.advance(acceptance.capture_id, Stage.INDEX, {"ref:index": "new", "article": "b"})
    stores.ledger.advance(
        acceptance.capture_id, Stage.ENRICH, {"ref:enrich": "raw", "ref:index": "old", "article": "a"}
    )
    record = stores.ledger.record(acceptance.capture_id)
    assert record is not None
    assert (record.ref("enrich"), record.ref("index"), record.article_id) == ("raw", "new", "b")


def test_the_event_may_overtake_the_ledger(stores: Stores) -> None:
    """Enrichment begins, ends and moves on before the fetcher has written that it was done."""
    acceptance = accepted(stores)
    begun = stores.ledger.begin(acceptance.capture_id, Stage.ENRICH, "starts:enrich")
    assert (begun.passed, begun.starts) == (False, 1)
    stores.ledger.advance(acceptance.capture_id, Stage.INDEX, {"ref:index": "e"}, by=Stage.ENRICH)
    assert (
        stores.ledger.advance(acceptance.capture_id, Stage.ENRICH, {"ref:enrich": "r"}, by=Stage.FETCH) == Stage.INDEX
    )
    record = stores.ledger.record(acceptance.capture_id)
    assert record is not None
    assert record.message(Stage.ENRICH).captures[0].ref == "r"
    assert isinstance(record.message(Stage.INDEX), ArticleEnriched)
    assert [stores.ledger.in_flight(stage) for stage in STAGES] == [0, 0, 1]


@pytest.mark.parametrize("end", ENDS)
def test_a_stage_that_was_passed_ends_nothing(stores: Stores, end: End) -> None:
    """An address is fetched again after a crash, while its first copy is enriched: a 404 comes too late."""
    acceptance = accepted(stores)
    stores.ledger.advance(acceptance.capture_id, Stage.ENRICH, by=Stage.FETCH)
    late = stores.ledger.advance(acceptance.capture_id, end, {"detail": "404"}, Reason.GONE, by=Stage.FETCH)
    assert late == Stage.ENRICH
    assert stores.of_source("desk") == Counts(accepted=1, in_flight=1)
    record = stores.ledger.record(acceptance.capture_id)
    assert record is not None and record.detail == ""


def test_a_letter_from_a_stage_that_was_passed_buries_nothing(stores: Stores) -> None:
    acceptance = accepted(stores)
    stores.ledger.advance(acceptance.capture_id, Stage.INDEX, by=Stage.ENRICH)
    stores.dead_letters.bury(letter(acceptance, Stage.ENRICH))
    assert (stores.state(acceptance.capture_id), stores.dead_letters.size()) == (Stage.INDEX, 0)


def test_the_dead_come_back_by_revival_only(stores: Stores) -> None:
    acceptance = accepted(stores)
    stores.dead_letters.bury(letter(acceptance, Stage.FETCH), Reason.KILLS_WORKER)
    for to in (*STAGES, *End):
        assert stores.ledger.advance(acceptance.capture_id, to) == End.DEAD
    assert stores.ledger.begin(acceptance.capture_id, Stage.FETCH).passed
    assert stores.dead_letters.revive(letter(acceptance, Stage.FETCH))
    assert stores.of_source("desk") == Counts(accepted=1, in_flight=1)
    assert stores.state(acceptance.capture_id) == Stage.FETCH
    assert not stores.dead_letters.revive(letter(acceptance, Stage.FETCH)), "it is not dead any more"


def test_nobody_knows_a_capture_that_never_was(stores: Stores) -> None:
    assert stores.ledger.record("x") is None
    assert stores.ledger.advance("x", Stage.INDEX, {"a": "b"}) == "unknown"
    begun = stores.ledger.begin("x", Stage.ENRICH, "starts:enrich")
    assert (begun.state, begun.starts, begun.passed) == ("unknown", 0, False), "its message is handled all the same"
    assert stores.ledger.failed_try("x", Stage.ENRICH) == 1
    assert stores.ledger.record("x") is None


def test_starts_and_tries_are_counted_until_the_stage_is_left(stores: Stores) -> None:
    acceptance = accepted(stores)
    stores.ledger.advance(acceptance.capture_id, Stage.ENRICH)
    starts = [stores.ledger.begin(acceptance.capture_id, Stage.ENRICH, "starts:enrich").starts for _ in range(3)]
    tries = [stores.ledger.failed_try(acceptance.capture_id, Stage.ENRICH) for _ in range(2)]
    assert (starts, tries) == ([1, 2, 3], [1, 2])
    assert stores.ledger.begin(acceptance.capture_id, Stage.ENRICH).starts == 0, "without a counter none is raised"
    stores.dead_letters.bury(letter(acceptance, Stage.ENRICH))
    stores.dead_letters.revive(letter(acceptance, Stage.ENRICH))
    assert stores.ledger.begin(acceptance.capture_id, Stage.ENRICH, "starts:enrich").starts == 1
    assert stores.ledger.failed_try(acceptance.capture_id, Stage.ENRICH) == 1


def test_a_paused_stage_starts_nothing_and_counts_nothing(stores: Stores) -> None:
    acceptance = accepted(stores, stage=Stage.ENRICH, ref="f:0:9")
    stores.pauses.pause(Stage.ENRICH, "by hand")
    begun = stores.ledger.begin(acceptance.capture_id, Stage.ENRICH, "starts:enrich")
    assert (begun.paused, begun.starts, begun.passed) == ("by hand", 0, False)
    assert stores.ledger.begin(acceptance.capture_id, Stage.INDEX).paused == ""


@pytest.mark.parametrize(("lane", "limit_s"), [(Lane.LIVE, 300), (Lane.BACKFILL, 3600)])
def test_what_is_overdue_is_named_once_a_period(stores: Stores, lane: Lane, limit_s: int) -> None:
    acceptance = accepted(stores, stage=Stage.ENRICH, ref="f:0:9", lane=lane)
    stores.age(acceptance.capture_id, Stage.ENRICH, limit_s - 10)
    assert stores.ledger.overdue(Stage.ENRICH, PARKED, 10) == []
    stores.age(acceptance.capture_id, Stage.ENRICH, 20)
    assert stores.ledger.overdue(Stage.ENRICH, PARKED, 10) == [acceptance.capture_id]
    assert stores.ledger.overdue(Stage.ENRICH, PARKED, 10) == []
    assert stores.ledger.overdue(Stage.INDEX, "parked.index", 10) == []
    stores.age(acceptance.capture_id, Stage.ENRICH, limit_s + 10)
    assert stores.ledger.overdue(Stage.ENRICH, PARKED, 10) == [acceptance.capture_id]


def test_where_nothing_waits_a_lost_message_of_backfill_is_missed_as_soon_as_a_live_one(stores: Stores) -> None:
    acceptance = accepted(stores, stage=Stage.ENRICH, ref="f:0:9", lane=Lane.BACKFILL)
    stores.age(acceptance.capture_id, Stage.ENRICH, 310)
    assert stores.ledger.overdue(Stage.ENRICH, PARKED, 10) == []
    assert stores.ledger.overdue(Stage.ENRICH, PARKED, 10, waits=False) == [acceptance.capture_id]


def test_what_is_parked_is_not_overdue(stores: Stores) -> None:
    acceptance = accepted(stores, stage=Stage.ENRICH, ref="f:0:9")
    record = stores.ledger.record(acceptance.capture_id)
    assert record is not None
    parked = Parked(f"{acceptance.capture_id}:enrich", record.message(Stage.ENRICH), acceptance.capture_id, "enrich")
    stores.parking.park(ENRICH, parked, 100)
    stores.age(acceptance.capture_id, Stage.ENRICH, 10_000)
    assert stores.ledger.overdue(Stage.ENRICH, PARKED, 10) == []


def test_no_more_are_named_than_asked_for_and_the_others_next_time(stores: Stores) -> None:
    captures = [accepted(stores, f"k{n}", stage=Stage.INDEX, ref="f:0:9").capture_id for n in range(5)]
    for number, capture in enumerate(captures):
        stores.age(capture, Stage.INDEX, 1000 - number)
    found = [stores.ledger.overdue(Stage.INDEX, "parked.index", 2) for _ in range(4)]
    assert found == [captures[:2], captures[2:4], captures[4:], []]


def test_what_has_ended_is_never_overdue(stores: Stores) -> None:
    for number, end in enumerate(End):
        acceptance = accepted(stores, f"k{number}", stage=Stage.INDEX, ref="f:0:9")
        stores.age(acceptance.capture_id, Stage.INDEX, 10_000)
        stores.ledger.advance(acceptance.capture_id, end)
    assert stores.ledger.overdue(Stage.INDEX, "parked.index", 10) == []


def test_an_address_that_waits_to_be_fetched_is_not_overdue(stores: Stores) -> None:
    acceptance = accepted(stores)
    stores.age(acceptance.capture_id, Stage.FETCH, 10_000)
    assert stores.ledger.overdue(Stage.FETCH, "parked.ingest", 10) == []


captures = st.integers(0, 4)


class AccountsInStep(RuleBasedStateMachine):
    """Whatever happens to captures, both ledgers say the same and both add up."""

    redis: State

    def __init__(self) -> None:
        super().__init__()
        self.redis.client.flushall()
        self.both = (in_memory(), in_redis(self.redis))
        self.ids: dict[int, str] = {}

    @rule(n=captures, stage=st.sampled_from(STAGES), lane=st.sampled_from([Lane.LIVE, Lane.BACKFILL]))
    def accept(self, n: int, stage: Stage, lane: Lane) -> None:
        offer = Offer(key=f"k{n}", url=f"u{n}", source=f"s{n % 2}", stage=stage, lane=lane, host="h", run="r", ref="f")
        found = [stores.ledger.accept(offer) for stores in self.both]
        assert found[0] == found[1]
        self.ids[n] = found[0].capture_id

    @rule(
        n=captures,
        to=st.sampled_from([*STAGES, *ENDS]),
        by=st.sampled_from([None, *STAGES]),
        reason=st.sampled_from([None, Reason.GONE, Reason.TOO_SHORT]),
    )
    def advance(self, n: int, to: Stage | End, by: Stage | None, reason: Reason | None) -> None:
        fields = {f"ref:{to}": f"by {by}"}
        self.same(lambda s: s.ledger.advance(self.ids.get(n, "none"), to, fields, reason, by=by))

    @rule(n=captures, stage=st.sampled_from(STAGES))
    def begin(self, n: int, stage: Stage) -> None:
        self.same(lambda s: s.ledger.begin(self.ids.get(n, "none"), stage, f"starts:{stage}"))

    @rule(n=captures, stage=st.sampled_from(STAGES))
    def fail(self, n: int, stage: Stage) -> None:
        self.same(lambda s: s.ledger.failed_try(self.ids.get(n, "none"), stage))

    @rule(n=captures, stage=st.sampled_from(STAGES))
    def bury(self, n: int, stage: Stage) -> None:
        self.same(lambda s: s.dead_letters.bury(letter(self.of(n), stage), Reason.KILLS_WORKER))

    @rule(n=captures, stage=st.sampled_from(STAGES))
    def revive(self, n: int, stage: Stage) -> None:
        self.same(lambda s: s.dead_letters.revive(letter(self.of(n), stage)))

    @rule(n=captures, stage=st.sampled_from(STAGES))
    def look_for_the_late(self, n: int, stage: Stage) -> None:
        if n in self.ids and self.both[0].state(self.ids[n]) == stage:
            for stores in self.both:
                stores.age(self.ids[n], stage, 10_000)
        self.same(lambda s: set(s.ledger.overdue(stage, PARKED, 10)))

    @invariant()
    def the_sums_are_exact(self) -> None:
        for bucket in ("s0", "s1"):
            counts = self.same(lambda s, b=bucket: s.of_source(b))  # type: ignore[misc]
            assert counts.is_balanced
        assert self.same(lambda s: s.ledger.counts("run/r")).is_balanced

    @invariant()
    def the_records_and_the_sets_say_the_same(self) -> None:
        states = [self.same(lambda s, c=c: s.state(c)) for c in self.ids.values()]  # type: ignore[misc]
        for stage in STAGES:
            assert self.same(lambda s, at=stage: s.ledger.in_flight(at)) == states.count(stage)  # type: ignore[misc]
        assert self.same(lambda s: sorted(s.dead_letters.ids())) is not None

    def of(self, n: int) -> Acceptance:
        return Acceptance(Admission.ACCEPTED, f"k{n}", self.ids.get(n, "none"))

    def same(self, ask: Callable[[Stores], T]) -> T:
        memory, redis = (ask(stores) for stores in self.both)
        assert memory == redis
        return memory


def test_both_ledgers_add_up_whatever_happens(redis_state: State) -> None:
    AccountsInStep.redis = redis_state
    run_state_machine_as_test(
        AccountsInStep,
        settings=settings(
            max_examples=examples(60), stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
