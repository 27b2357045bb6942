"""A worker of which a task hangs tells its probe so, and all others that it lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from celery import Celery
from celery.worker import state as worker_state
from newswire_shared.accounting.heartbeats import PulseTeller
from newswire_shared.contracts.heartbeats import heartbeat_file
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.messaging.heartbeat import HeartbeatStep, install_heartbeat
from newswire_shared.messaging.running_tasks import STUCK_S, RunningTasks
from newswire_shared.testing.heartbeats import FakeHeartbeats
from newswire_shared.testing.memory import Memory


@dataclass(eq=False)
class Running:
    """A message that a worker works on, as Celery holds it."""

    id: str


@dataclass
class Desk:
    """A worker whose time is set by hand."""

    folder: Path
    now: float = 1000.0
    held: list[Running] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heartbeats = FakeHeartbeats(Memory())
        app = Celery("desk", set_as_current=False)
        install_heartbeat(app, self.folder, PulseTeller(self.heartbeats, (self.folder,), seconds=lambda: self.now))
        timer = SimpleNamespace(call_repeatedly=lambda *_: SimpleNamespace(cancel=lambda: None))
        consumer: Any = SimpleNamespace(app=app, hostname="index@desk", timer=timer)
        self.step = HeartbeatStep(consumer)
        self.step.running = RunningTasks(seconds=lambda: self.now)
        self.file = heartbeat_file(self.folder, "index@desk")
        self.step.start(consumer)

    def works_on(self, *names: str) -> None:
        kept = [each for each in self.held if each.id in names]
        self.held = [*kept, *(Running(name) for name in names if name not in {each.id for each in kept})]
        worker_state.active_requests.clear()
        for each in self.held:
            worker_state.active_requests.add(each)

    def beats(self, after_s: float) -> bool:
        """Whether its file is touched by the next beat."""
        self.now += after_s
        self.file.unlink(missing_ok=True)
        self.step._beat()
        return self.file.exists()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield Desk(tmp_path)
    worker_state.active_requests.clear()


def test_no_task_of_any_group_may_last_as_long() -> None:
    assert all(group.time_limit_s < STUCK_S / 2 for group in GROUPS)


def test_a_task_that_hangs_ends_the_beats_of_its_worker_until_it_ends(desk: Desk) -> None:
    desk.works_on("hangs", "b")
    assert desk.beats(0) and desk.beats(STUCK_S)
    desk.works_on("hangs", "c")
    assert not desk.beats(1) and not desk.beats(1)
    (told,) = desk.heartbeats.all()
    assert told.pulse.active == 2, "it lives, and says so"
    desk.works_on("c")
    assert desk.beats(2)


def test_a_worker_that_takes_one_after_another_is_not_stuck_however_long_it_does(desk: Desk) -> None:
    for number in range(10):
        desk.works_on(f"{number}", f"{number + 1}")
        assert desk.beats(STUCK_S / 3)


def test_a_message_that_comes_again_begins_anew(desk: Desk) -> None:
    desk.works_on("a")
    assert desk.beats(0)
    desk.works_on()
    assert desk.beats(STUCK_S - 1)
    desk.works_on("a")
    assert desk.beats(1) and desk.beats(STUCK_S)
    assert not desk.beats(1)
