"""A stage is paused with a reason and goes on when it is resumed."""

from __future__ import annotations

import pytest
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.pauses import RedisPauses
from newswire_shared.state.redis_state import State

from contract.states import Stores

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
