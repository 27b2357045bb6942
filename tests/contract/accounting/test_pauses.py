"""A stage is paused with a reason and goes on when it is resumed."""

from __future__ import annotations

import pytest
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.pauses import RedisPauses
from newswire_shared.state.redis_state import State

from contract.states import Stores, accepted

pytest_plugins = ["redis_server", "contract.state_fixtures"]


@pytest.mark.parametrize("stage", Stage)
def test_a_paused_stage_says_why_until_it_goes_on(stores: Stores, stage: Stage) -> None:
    stores.pauses.pause(stage, "moving the cluster")
    assert stores.pauses.paused() == {stage: "moving the cluster"}
    assert stores.pauses.resume(stage) is True
    assert stores.pauses.paused() == {}


def test_to_resume_what_is_not_paused_is_said(stores: Stores) -> None:
    assert stores.pauses.resume(Stage.INDEX) is False


def test_a_stage_of_another_release_is_shown_as_it_is_named(redis_state: State) -> None:
    redis_state.client.hset(keys.PAUSED(), "link", "by a later release")
    assert RedisPauses(redis_state).paused() == {"link": "by a later release"}


def test_the_last_reason_counts(stores: Stores) -> None:
    stores.pauses.pause(Stage.INDEX, "one")
    stores.pauses.pause(Stage.INDEX, "two")
    assert stores.pauses.paused() == {Stage.INDEX: "two"}


def test_a_pause_for_a_time_ends_by_itself(stores: Stores) -> None:
    assert stores.pauses.pause_for(Stage.INDEX, "a switch", longest_s=60) is True
    assert stores.pauses.paused() == {Stage.INDEX: "a switch"}
    stores.pauses.end_pause(Stage.INDEX, "a switch")
    assert stores.pauses.pause_for(Stage.INDEX, "a switch", longest_s=0) is True
    assert stores.pauses.paused() == {}


@pytest.mark.parametrize("longest_s", [0, 60])
def test_what_may_begin_goes_by_the_time_of_a_pause(stores: Stores, longest_s: float) -> None:
    capture = accepted(stores, host="h:80").capture_id
    stores.pauses.pause_for(Stage.FETCH, "a switch", longest_s)
    assert stores.ledger.begin(capture, Stage.FETCH).paused == ("a switch" if longest_s else "")


def test_a_pause_by_hand_is_neither_shortened_nor_ended_by_one_for_a_time(stores: Stores) -> None:
    stores.pauses.pause(Stage.INDEX, "by hand")
    assert stores.pauses.pause_for(Stage.INDEX, "a switch", longest_s=0) is False
    stores.pauses.end_pause(Stage.INDEX, "a switch")
    assert stores.pauses.paused() == {Stage.INDEX: "by hand"}


def test_who_pauses_by_hand_meanwhile_is_not_let_go_on(stores: Stores) -> None:
    stores.pauses.pause_for(Stage.INDEX, "a switch", longest_s=0)
    stores.pauses.pause(Stage.INDEX, "by hand")
    stores.pauses.end_pause(Stage.INDEX, "a switch")
    assert stores.pauses.paused() == {Stage.INDEX: "by hand"}
    assert stores.pauses.resume(Stage.INDEX) is True and stores.pauses.paused() == {}
