"""An index that takes no writes pauses its stage with a reason, and lets it go on by itself."""

from __future__ import annotations

import pytest
from newswire_index.engine.block_watch import BlockWatch
from newswire_index.engine.engine_watch import EngineWatch
from newswire_index.engine.ports import Condition
from newswire_index.testing import FakeEngineBoard
from newswire_shared.accounting.pauses import BLOCKED
from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.reasons import Stage
from newswire_shared.testing import FakePauses, Memory

FULL, LOST = "a disk is too full", "there is no alias"


class Desk:
    """The pauses that came of blocks that a test sets."""

    def __init__(self) -> None:
        self.pauses = FakePauses(Memory())

    def look(self, block: str) -> dict[str, str]:
        BlockWatch(self.pauses)(block)
        return dict(self.pauses.paused())


def test_a_block_pauses_the_stage_and_its_end_lets_it_go_on() -> None:
    desk = Desk()
    assert desk.look("") == {}
    assert desk.look(FULL) == {Stage.INDEX: BLOCKED + FULL}
    assert desk.look(LOST) == {Stage.INDEX: BLOCKED + LOST}, "the reason is the one that holds now"
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


@pytest.mark.parametrize("before", [{}, {Stage.INDEX: BLOCKED + FULL}])
def test_an_engine_that_is_away_changes_no_pause(before: dict[Stage, str]) -> None:
    desk, board = Desk(), FakeEngineBoard()
    for stage, why in before.items():
        desk.pauses.pause(stage, why)
    EngineWatch(Away(), board, BlockWatch(desk.pauses))()
    assert (board.told, desk.pauses.paused()) == ("nobody answers", before)


class Away:
    """An engine that nobody reaches."""

    def condition(self) -> Condition:
        raise EngineAway("nobody answers")
