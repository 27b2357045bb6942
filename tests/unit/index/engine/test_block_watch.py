"""An index that takes no writes pauses its stage with a reason, and lets it go on by itself."""

from __future__ import annotations

import pytest
from newswire_index.engine.block_watch import MARK, BlockWatch
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.reasons import Stage
from newswire_shared.testing import FakePauses, Memory

FULL, LOST = "a disk is too full", "there is no alias"


class Desk:
    """An index whose blocks a test sets, and the pauses that came of it."""

    def __init__(self) -> None:
        self.index, self.pauses = InMemoryIndex(), FakePauses(Memory())

    def look(self, block: str) -> dict[str, str]:
        self.index.block = block
        BlockWatch(self.index, self.pauses)()
        return dict(self.pauses.paused())


def test_a_block_pauses_the_stage_and_its_end_lets_it_go_on() -> None:
    desk = Desk()
    assert desk.look("") == {}
    assert desk.look(FULL) == {Stage.INDEX: MARK + FULL}
    assert desk.look(LOST) == {Stage.INDEX: MARK + LOST}, "the reason is the one that holds now"
    assert desk.look("") == {}


@pytest.mark.parametrize("block", [FULL, ""])
def test_a_pause_of_somebody_else_s_is_left_as_it_is(block: str) -> None:
    desk = Desk()
    desk.pauses.pause(Stage.INDEX, "paused by hand")
    assert desk.look(block) == {Stage.INDEX: "paused by hand"}


def test_other_stages_stay_paused() -> None:
    desk = Desk()
    desk.pauses.pause(Stage.ENRICH, "paused by hand")
    desk.look(FULL)
    assert desk.look("") == {Stage.ENRICH: "paused by hand"}


class Away:
    """An engine that nobody reaches."""

    def blocked(self) -> str:
        raise EngineAway("nobody answers")


@pytest.mark.parametrize("before", [{}, {Stage.INDEX: MARK + FULL}])
def test_an_engine_that_is_away_changes_no_pause(before: dict[Stage, str]) -> None:
    desk = Desk()
    for stage, why in before.items():
        desk.pauses.pause(stage, why)
    BlockWatch(Away(), desk.pauses)()
    assert desk.pauses.paused() == before
