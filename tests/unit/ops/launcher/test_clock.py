"""The clock runs Celery's beat with our scheduler, which must exist under the name that the command line gives."""

from __future__ import annotations

import importlib
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from celery.beat import ScheduleEntry, Scheduler
from newswire_ops.launcher.celery_scheduler import BeatingScheduler
from newswire_ops.launcher.clock import clock_argv, clock_node
from newswire_ops.launcher.pace import Pace
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.messaging.celery_app import create_app


def test_the_scheduler_of_the_command_line_is_one_of_celery_s() -> None:
    options = dict(pairwise(clock_argv("INFO")))
    module, _, name = options["-S"].partition(":")
    assert issubclass(getattr(importlib.import_module(module), name), Scheduler)


def test_the_clock_beats_as_the_doctor_and_the_exporter_look_for_it() -> None:
    assert clock_node().startswith("beat@")


class Noting(BeatingScheduler):
    """Notes what it would publish; its time is that of the test."""

    now = 0.0

    def seconds(self) -> float:
        return self.now

    def apply_entry(self, entry: ScheduleEntry, producer: object = None) -> None:
        self.__dict__.setdefault("sent", []).append(str(entry.name))

    def sends(self) -> list[str]:
        """What it sends until it would sleep."""
        self.sent: list[str] = []
        while self.tick() == 0:
            pass
        return sorted(self.sent)


@pytest.fixture
def scheduler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Noting:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("NEWSWIRE_BROKER_URL", "redis://127.0.0.1:1/0")  # where it beats, once a tick was published
    app = create_app("beat", SharedSettings(data_dir=tmp_path), "redis://127.0.0.1:1/0")
    app.conf.update(broker_url="memory://")
    made = Noting(app, max_interval=1.0)
    made.pace = Pace(lambda: None, made.seconds)  # there is always something to do
    return made


def test_ticks_go_on_though_the_time_of_day_was_set_back(scheduler: Noting) -> None:
    for entry in scheduler.schedule.values():
        entry.last_run_at = scheduler.app.now() + timedelta(hours=2)  # the hour that it was before
    assert scheduler.sends() == sorted(scheduler.app.conf.beat_schedule), "each has its tick"


def test_all_are_sent_at_one_moment_and_it_sleeps_until_the_next(scheduler: Noting) -> None:
    every = sorted(scheduler.app.conf.beat_schedule)
    for now in (0.0, 1.0, 2.0):
        scheduler.now = now
        assert scheduler.sends() == every
        scheduler.now = now + 0.995
        assert scheduler.tick() == pytest.approx(0.005), "it sleeps for these too, rather than ask until they are over"


def test_ticks_that_were_missed_are_not_made_up_for(scheduler: Noting) -> None:
    every = sorted(scheduler.app.conf.beat_schedule)
    assert scheduler.sends() == every
    scheduler.now = 60.5
    assert scheduler.sends() == every
    assert scheduler.tick() == pytest.approx(0.5)
