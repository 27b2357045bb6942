"""Parking loses nothing on its way back, and dead letters keep what a person needs and pause what keeps dying."""

from __future__ import annotations

import json
import time
from dataclasses import replace

import pytest
from newswire_shared.accounting.dead_letters import PauseRule
from newswire_shared.accounting.ledger import Acceptance, Admission, Counts
from newswire_shared.accounting.parking import Parked, parking_of
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.events import ArticleFetched, CaptureRef, RecordChanged
from newswire_shared.contracts.reasons import End, Lane, Reason, Stage
from newswire_shared.contracts.topology import ENRICH, INDEX, POLL, RECORD, ROUTES, Route
from newswire_shared.state import keys
from newswire_shared.state.dead_letters import RedisDeadLetters
from newswire_shared.state.parking import UNREADABLE_WAIT_S, RedisParking
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import SCRIPTS
from newswire_shared.testing import RecordingPublisher

from contract.states import PAUSE, Stores, accepted, letter

pytest_plugins = ["redis_server", "contract.state_fixtures"]

NOW, LATER = -1.0, 1000.0


@pytest.fixture
def publisher() -> RecordingPublisher:
    """Remembers what it publishes."""
    return RecordingPublisher()


def fetched(acceptance: Acceptance, lane: Lane = Lane.LIVE) -> ArticleFetched:
    reference = CaptureRef(
        capture_id=acceptance.capture_id, article_id=acceptance.article_id, source="desk", ref="f:0:9"
    )
    return ArticleFetched(lane=lane, captures=(reference,))


def parked(acceptance: Acceptance, lane: Lane = Lane.LIVE) -> Parked:
    name = f"{acceptance.capture_id}:enrich"
    return Parked(name, fetched(acceptance, lane), acceptance.capture_id, "enrich", "starts:enrich")


def enriching(stores: Stores, key: str = "a") -> Acceptance:
    return accepted(stores, key, stage=Stage.ENRICH, ref="f:0:9")


def test_a_parked_message_is_published_when_it_is_due_and_once(stores: Stores, publisher: RecordingPublisher) -> None:
    due, early = enriching(stores, "a"), enriching(stores, "b")
    stores.parking.park(ENRICH, parked(due), NOW)
    stores.parking.park(ENRICH, parked(early), LATER)
    assert [stores.parking.pump(ENRICH, publisher) for _ in range(2)] == [1, 0]
    assert publisher.published == [(fetched(due), ENRICH)]


@pytest.mark.parametrize("lane", list(Lane))
def test_a_parked_message_comes_back_in_its_lane(stores: Stores, publisher: RecordingPublisher, lane: Lane) -> None:
    stores.parking.park(ENRICH, parked(enriching(stores), lane), NOW)
    stores.parking.pump(ENRICH, publisher)
    assert publisher.queues() == [f"enrich.{lane}"]


def test_the_last_parking_of_a_message_decides(stores: Stores, publisher: RecordingPublisher) -> None:
    acceptance = enriching(stores)
    stores.parking.park(ENRICH, parked(acceptance), NOW)
    stores.parking.park(ENRICH, parked(acceptance), LATER)
    assert stores.parking.pump(ENRICH, publisher) == 0


def test_parking_takes_the_start_back(stores: Stores) -> None:
    acceptance = enriching(stores)
    for _ in range(5):
        begun = stores.ledger.begin(acceptance.capture_id, Stage.ENRICH, "starts:enrich")
        assert begun.starts == 1
        stores.parking.park(ENRICH, parked(acceptance), LATER)


def test_a_message_about_no_capture_can_be_parked(stores: Stores, publisher: RecordingPublisher) -> None:
    message = RecordChanged(kind="source", name="desk", revision=3, record={"a": [1, None]})
    stores.parking.park(RECORD, Parked("id", message), NOW)
    stores.parking.pump(INDEX, publisher)
    assert publisher.published == [(message, RECORD)], "the group that serves one route pumps for all of its own"


def test_what_cannot_be_published_yet_stays_parked(stores: Stores, publisher: RecordingPublisher) -> None:
    acceptance = enriching(stores)
    stores.parking.park(ENRICH, parked(acceptance), NOW)
    publisher.fault = TransientError("the broker is away")
    with pytest.raises(TransientError):
        stores.parking.pump(ENRICH, publisher)
    assert stores.queue(parking_of(ENRICH)).size() == 1


def test_a_tick_publishes_two_hundred_messages_and_the_next_one_goes_on(
    stores: Stores, publisher: RecordingPublisher
) -> None:
    message = RecordChanged(kind="source", name="desk", revision=3, record=None)
    for number in range(201):
        stores.parking.park(RECORD, Parked(f"{number}", message), NOW)
    assert [stores.parking.pump(RECORD, publisher) for _ in range(3)] == [200, 1, 0]
    assert stores.queue(parking_of(RECORD)).size() == 0


class Parks(RecordingPublisher):
    """A publisher whose message fails again at once, before the pump has gone on."""

    def __init__(self, stores: Stores, again: Parked) -> None:
        super().__init__()
        self._stores, self._again = stores, again

    def publish(self, message: object, route: Route | None = None) -> None:
        self._stores.parking.park(ENRICH, self._again, LATER)


def test_what_is_parked_again_while_it_is_published_is_not_removed(stores: Stores) -> None:
    again = parked(enriching(stores))
    stores.parking.park(ENRICH, again, NOW)
    stores.parking.pump(ENRICH, Parks(stores, again))
    assert stores.queue(parking_of(ENRICH)).size() == 1


@pytest.mark.parametrize("payload", [
    {"task": ENRICH.task, "message": {"version": 99}},
    {"task": ENRICH.task, "message": {"version": 1, "lane": "live"}},
    {"task": "a.task.of.another.release", "message": {}},
])  # fmt: skip
def test_a_parked_message_of_another_release_holds_up_no_other(
    redis_state: State, publisher: RecordingPublisher, payload: dict[str, object]
) -> None:
    parking = RedisParking(redis_state)
    redis_state.call(SCRIPTS["park"], parking_of(ENRICH), "odd", json.dumps(payload), -2000, "", "", "")
    sound = fetched(Acceptance(Admission.ACCEPTED, "a", "c"))
    parking.park(ENRICH, Parked("sound", sound), NOW)
    assert parking.pump(ENRICH, publisher) == 2
    assert publisher.messages == [sound]
    waits_ms = redis_state.client.zscore(keys.DUE(parking_of(ENRICH)), "odd") - redis_state.now_ms()
    assert 0 < waits_ms <= UNREADABLE_WAIT_S * 1000, "it is kept, and looked at again"


def test_every_route_is_parked_where_its_group_pumps() -> None:
    parked = [route for route in ROUTES if route.expires_s is None]  # of the others the next one is on its way
    assert {parking_of(route) for route in parked} == {"parked.ingest", "parked.enrich", "parked.index"}
    assert parking_of(POLL) == "parked.ingest"


def test_a_dead_letter_is_read_as_it_was_written(stores: Stores) -> None:
    acceptance = enriching(stores)
    written = replace(letter(acceptance, Stage.ENRICH, "Łódź: ☃"), message='{"version": 1}', traceback="a\nb" * 999)
    stores.dead_letters.bury(written, Reason.KILLS_WORKER)
    found = stores.dead_letters.get(written.id)
    assert int(found.died_ms) > 0
    assert found == replace(written, reason=Reason.KILLS_WORKER, died_ms=found.died_ms)
    assert (stores.dead_letters.ids(), stores.dead_letters.size()) == ([written.id], 1)
    assert stores.state(acceptance.capture_id) == End.DEAD


def test_a_letter_that_is_not_there_is_said_to_be_missing(stores: Stores) -> None:
    with pytest.raises(UsageError, match="no dead letter x"):
        stores.dead_letters.get("x")


def test_a_capture_dies_once_however_often_it_is_buried(stores: Stores) -> None:
    acceptance = enriching(stores)
    for error in ("first", "second"):
        stores.dead_letters.bury(letter(acceptance, Stage.ENRICH, error), Reason.KILLS_WORKER)
    assert stores.dead_letters.get(f"{acceptance.capture_id}:enrich").error == "first"
    assert stores.of_source("desk") == Counts(accepted=1, dead=1, reasons={Reason.KILLS_WORKER: 1})


@pytest.mark.parametrize("end", [End.INDEXED, End.UNCHANGED, End.REJECTED])
def test_what_has_ended_well_is_not_buried(stores: Stores, end: End) -> None:
    acceptance = enriching(stores)
    stores.ledger.advance(acceptance.capture_id, end)
    stores.dead_letters.bury(letter(acceptance, Stage.ENRICH))
    assert (stores.state(acceptance.capture_id), stores.dead_letters.size()) == (end, 0)


def test_a_letter_about_no_capture_is_kept_and_can_be_revived(stores: Stores) -> None:
    bare = replace(
        letter(Acceptance(Admission.ACCEPTED, "", ""), Stage.INDEX), id="RecordChanged-1", stage="", capture_id=""
    )
    stores.dead_letters.bury(bare)
    assert stores.dead_letters.get(bare.id).error == "boom"
    assert stores.dead_letters.revive(bare)
    assert stores.dead_letters.size() == 0


def test_a_letter_about_an_unknown_capture_is_kept(stores: Stores) -> None:
    stores.dead_letters.bury(letter(Acceptance(Admission.ACCEPTED, "a", "never was"), Stage.ENRICH))
    assert stores.dead_letters.ids() == ["never was:enrich"]


def test_a_revived_capture_is_in_the_stage_that_failed_and_its_letter_is_gone(stores: Stores) -> None:
    acceptance = enriching(stores)
    buried = letter(acceptance, Stage.ENRICH)
    stores.dead_letters.bury(buried, Reason.KILLS_WORKER)
    assert stores.dead_letters.revive(buried)
    assert stores.of_source("desk") == Counts(accepted=1, in_flight=1)
    assert (stores.ledger.in_flight(Stage.ENRICH), stores.dead_letters.size()) == (1, 0)
    with pytest.raises(UsageError, match="no dead letter"):
        stores.dead_letters.get(buried.id)
    stores.ledger.advance(acceptance.capture_id, End.INDEXED)
    assert stores.of_source("desk") == Counts(accepted=1, indexed=1)


def test_a_dropped_letter_leaves_its_capture_dead(stores: Stores) -> None:
    acceptance = enriching(stores)
    stores.dead_letters.bury(letter(acceptance, Stage.ENRICH))
    stores.dead_letters.drop(letter(acceptance, Stage.ENRICH), 60)
    assert stores.dead_letters.size() == 0
    with pytest.raises(UsageError, match="no dead letter"):
        stores.dead_letters.get(f"{acceptance.capture_id}:enrich")
    assert stores.of_source("desk") == Counts(accepted=1, dead=1)


@pytest.mark.parametrize("has_capture", [True, False])
def test_a_letter_that_two_replay_or_drop_is_ended_by_one(stores: Stores, has_capture: bool) -> None:
    buried = letter(enriching(stores), Stage.ENRICH)
    buried = buried if has_capture else replace(buried, id="of no capture", capture_id="")
    stores.dead_letters.bury(buried)
    assert [stores.dead_letters.revive(buried) for _ in range(2)] == [True, False]
    assert not stores.dead_letters.drop(buried, 60)
    stores.dead_letters.bury(buried)
    assert [stores.dead_letters.drop(buried, 60) for _ in range(2)] == [True, False]
    assert not stores.dead_letters.revive(buried)


@pytest.fixture
def early_in_a_minute() -> None:
    """Deaths are counted by the minute of the clock: one that is about to end is waited for."""
    while time.time() % 60 > 50:  # a busy machine takes some seconds for what is counted
        time.sleep(0.1)


def bury(stores: Stores, number: int, stage: Stage = Stage.ENRICH) -> None:
    for n in range(number):
        stores.dead_letters.bury(letter(accepted(stores, f"{stage}{n}", stage=stage, ref="f:0:9"), stage))


def pass_on(stores: Stores, number: int) -> None:
    for n in range(number):
        stores.ledger.advance(enriching(stores, f"good{n}").capture_id, Stage.INDEX, by=Stage.ENRICH)


@pytest.mark.parametrize(("dead", "passed", "pauses"), [
    (PAUSE.least - 1, 0, False), (PAUSE.least, 0, True), (PAUSE.least, 19, True), (PAUSE.least, 20, False),
])  # fmt: skip
@pytest.mark.usefixtures("early_in_a_minute")
def test_a_stage_pauses_when_enough_and_more_than_its_share_died(
    stores: Stores, dead: int, passed: int, pauses: bool
) -> None:
    pass_on(stores, passed)
    bury(stores, dead)
    assert (Stage.ENRICH in stores.pauses.paused()) is pauses
    assert Stage.INDEX not in stores.pauses.paused()


@pytest.mark.usefixtures("early_in_a_minute")
def test_a_pause_says_why_and_an_earlier_reason_stays(stores: Stores) -> None:
    pass_on(stores, 3)
    bury(stores, PAUSE.least)
    assert stores.pauses.paused() == {Stage.ENRICH: "5 of 8 messages died within a minute"}
    stores.pauses.pause(Stage.INDEX, "by hand")
    bury(stores, PAUSE.least, Stage.INDEX)
    assert stores.pauses.paused()[Stage.INDEX] == "by hand"


def test_letters_about_no_capture_pause_nothing(redis_state: State) -> None:
    letters = RedisDeadLetters(redis_state, PauseRule(share=0.01, least=1))
    letters.bury(replace(letter(Acceptance(Admission.ACCEPTED, "", ""), Stage.INDEX), capture_id="", stage=""))
    assert redis_state.client.hgetall(keys.PAUSED()) == {}
