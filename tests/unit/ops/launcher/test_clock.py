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
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.messaging.celery_app import create_app


def test_the_scheduler_of_the_command_line_is_one_of_celery_s() -> None:
    options = dict(pairwise(clock_argv("INFO")))
    module, _, name = options["-S"].partition(":")
    assert issubclass(getattr(importlib.import_module(module), name), Scheduler)


def test_the_clock_beats_as_the_doctor_and_the_exporter_look_for_it() -> None:
    assert clock_node().startswith("beat@")


def test_ticks_go_on_though_the_time_of_day_was_set_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("NEWSWIRE_BROKER_URL", "redis://127.0.0.1:1/0")  # where it beats, once a tick was published
    app = create_app("beat", SharedSettings(data_dir=tmp_path), "redis://127.0.0.1:1/0")
    app.conf.update(broker_url="memory://")
    sent: list[str] = []

    class Noting(BeatingScheduler):
        def apply_entry(self, entry: ScheduleEntry, producer: object = None) -> None:
            sent.append(str(entry.name))

    scheduler = Noting(app, max_interval=1.0)
    for entry in scheduler.schedule.values():
        entry.last_run_at = app.now() + timedelta(hours=2)  # the hour that it was before
    while scheduler.tick() == 0:
        pass
    assert sorted(sent) == sorted(app.conf.beat_schedule), "each has its tick"
