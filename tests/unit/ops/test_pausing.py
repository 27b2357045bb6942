"""A stage is paused with a reason and goes on when it is resumed."""

from __future__ import annotations

import pytest
from newswire_ops.pausing import pause_stage, paused_stages, resume_stage
from newswire_shared.errors import UsageError
from newswire_shared.scripts import State
from newswire_shared.testing import Memory
from unit.ops.samples import parts_over


@pytest.fixture
def state() -> State:
    return parts_over(Memory()).state


@pytest.mark.parametrize("stage", ["fetch", "enrich", "index"])
def test_a_paused_stage_says_why_until_it_goes_on(state: State, stage: str) -> None:
    pause_stage(state, stage, "moving the cluster")
    assert paused_stages(state) == {stage: "moving the cluster"}
    assert resume_stage(state, stage) is True
    assert paused_stages(state) == {}


def test_to_resume_what_is_not_paused_is_said(state: State) -> None:
    assert resume_stage(state, "index") is False


def test_the_last_reason_counts(state: State) -> None:
    pause_stage(state, "index", "one")
    pause_stage(state, "index", "two")
    assert paused_stages(state) == {"index": "two"}


@pytest.mark.parametrize("stage", ["indexed", "INDEX", ""])
def test_what_is_no_stage_that_can_be_paused_is_refused(state: State, stage: str) -> None:
    for change in (lambda: pause_stage(state, stage, "x"), lambda: resume_stage(state, stage)):
        with pytest.raises(UsageError, match="there are fetch, enrich, index"):
            change()
    assert paused_stages(state) == {}
