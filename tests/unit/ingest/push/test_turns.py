"""Two requests that bring the same article at once keep it once."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor

from newswire_ingest.push.push_articles import Pushing, Taken
from newswire_ingest.push.turns import LOCKS, Turns
from newswire_shared.archive.captures import RawCapture
from newswire_shared.testing import FakeArchive
from unit.ingest.push.desk import Desk, text


class SlowArchive(FakeArchive):
    """Holds its first writer until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.let_go = threading.Event(), threading.Event()

    def write_raw(self, capture: RawCapture) -> str:
        self.begun.set()
        assert self.let_go.wait(300)
        return super().write_raw(capture)


def test_the_second_waits_and_finds_it_known() -> None:
    archive = SlowArchive()
    desk = Desk(archive=archive)
    push, line = desk.desk.push, json.dumps(text()).encode()
    with ThreadPoolExecutor() as pool:
        first = pool.submit(push, line, Pushing("desk"))
        assert archive.begun.wait(300)
        second = pool.submit(push, line, Pushing("desk"))
        archive.let_go.set()
        found = [first.result(), second.result()]
    assert [isinstance(each, Taken) and each.is_new for each in found] == [True, False]
    assert (desk.archived, len(desk.publisher.messages)) == (1, 1)


def test_names_have_their_locks() -> None:
    turns = Turns()
    assert turns.of("a") is turns.of("a")
    assert len({id(turns.of(str(n))) for n in range(1000)}) == LOCKS
