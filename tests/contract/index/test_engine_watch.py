"""How the engine is: asked once a round, and told to whoever watches the installation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from newswire_index.engine.block_watch import BlockWatch
from newswire_index.engine.engine_watch import EngineBoard, EngineWatch
from newswire_index.engine.ports import Ailing, Condition, WriteFate, WriteResult
from newswire_index.engine.redis_engine_board import RedisEngineBoard
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.engine.write_tally import WriteTally
from newswire_index.testing import FakeEngineBoard
from newswire_shared.accounting.pauses import BLOCKED
from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakePauses, Memory

from contract.engines import Engines

pytest_plugins = ["redis_server"]


@dataclass(frozen=True)
class Board:
    """A board, and what stands on it."""

    board: EngineBoard
    told: Callable[[], str | None]
    writes: Callable[[], Mapping[str, int | str]]


@pytest.fixture(params=["memory", "redis"])
def board(request: pytest.FixtureRequest) -> Board:
    if request.param == "memory":
        fake = FakeEngineBoard()
        return Board(fake, lambda: fake.told, lambda: fake.writes)
    state: State = request.getfixturevalue("redis_state")
    return Board(
        RedisEngineBoard(state), lambda: state.client.hget(keys.ENGINE(), "why"),
        lambda: state.client.hgetall(keys.ENGINE_WRITES()),
    )  # fmt: skip


class Ill:
    """An engine that tells what a test says, or that nobody reaches; it counts who asks."""

    def __init__(self) -> None:
        self.why: str | None = ""
        self.block = ""
        self.asked = 0

    def condition(self) -> Condition:
        self.asked += 1
        if self.why is None:
            raise EngineAway("nobody answers at that address")
        return Condition(self.why, self.block)


def watch_of(engine: Ailing, board: EngineBoard, tally: WriteTally | None = None) -> EngineWatch:
    return EngineWatch(engine, board, BlockWatch(FakePauses(Memory())), tally or WriteTally())


def test_an_engine_is_asked_once_a_round_and_the_last_answer_stands(board: Board) -> None:
    engine = Ill()
    watch = watch_of(engine, board.board)
    for why, told in (("", ""), ("the cluster is red", "the cluster is red"), (None, "nobody answers at that address")):
        engine.why = why
        watch()
        assert board.told() == told
    assert engine.asked == 3


def test_what_keeps_writes_out_pauses_the_stage_by_the_same_answer(board: Board) -> None:
    engine, pauses = Ill(), FakePauses(Memory())
    watch = EngineWatch(engine, board.board, BlockWatch(pauses))
    engine.why, engine.block = "the cluster is red", "a disk is too full"
    watch()
    assert (board.told(), pauses.paused()) == ("the cluster is red", {Stage.INDEX: BLOCKED + "a disk is too full"})
    engine.why = engine.block = ""
    watch()
    assert (engine.asked, board.told(), pauses.paused()) == (2, "", {})


def test_what_writes_came_to_is_added_up_once(board: Board) -> None:
    tally = WriteTally()
    watch = watch_of(Ill(), board.board, tally)
    done, refused = WriteResult(WriteFate.DONE), WriteResult(WriteFate.REFUSED, "no date")
    for _ in range(2):
        tally.of(lambda: [done, refused, done])
        watch()
    with pytest.raises(EngineAway):
        tally.of(away)
    watch()
    watch()
    assert {name: int(number) for name, number in board.writes().items()} == {
        "article done": 4, "article refused": 2, "request answered": 2, "request away": 1
    }  # fmt: skip


def test_what_writes_came_to_waits_for_a_state_that_is_away() -> None:
    tally, told = WriteTally(), list[Mapping[str, int]]()
    tally.of(lambda: [WriteResult(WriteFate.BUSY)])
    with pytest.raises(EngineAway):
        tally.tell(away)
    tally.tell(told.append)
    tally.tell(told.append)
    assert told == [{"article busy": 1, "request answered": 1}]


def away(*_: object) -> NoReturn:
    raise EngineAway("nobody answers")


def test_an_engine_that_serves_has_no_ailment(engines: Engines) -> None:
    assert engines.index.condition() == Condition()


def test_a_file_that_is_broken_or_on_a_full_disk_is_told(tmp_path: Path) -> None:
    file = tmp_path / "index.sqlite"
    SqliteIndex(file).install()
    assert SqliteIndex(file).condition() == Condition()
    assert "is full: " in SqliteIndex(file, room_bytes=1 << 62).condition().why
    file.write_bytes(b"this is no index" * 1000)
    board = FakeEngineBoard()
    watch_of(SqliteIndex(file), board)()
    assert board.told and "file is not a database" in board.told
