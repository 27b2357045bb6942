"""A worker's heartbeat: a file that is touched while the worker is connected and consumes."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from celery import Celery, bootsteps

BEAT_S = 2.0
STALE_S = 15.0
_FOLDER = "newswire_heartbeats"


def heartbeat_file(run_dir: Path, node: str) -> Path:
    """Where a worker beats; `node` is its Celery node name, `GROUP@HOST`."""
    return run_dir / "heartbeats" / node


def is_beating(run_dir: Path, node: str) -> bool:
    """Whether a worker has beaten lately; costs one `stat`.  A beat of the future, from a clock set back, is none."""
    try:
        return abs(time.time() - heartbeat_file(run_dir, node).stat().st_mtime) < STALE_S
    except OSError:
        return False


def beating(run_dir: Path) -> list[str]:
    """The nodes that have beaten lately in a run folder, by name."""
    return sorted(
        file.name for file in heartbeat_file(run_dir, "x").parent.glob("*@*") if is_beating(run_dir, file.name)
    )


def install_heartbeat(app: Celery, run_dir: Path) -> None:
    """Let every worker of this application beat in `run_dir`."""
    setattr(app, _FOLDER, run_dir)
    app.steps["consumer"].add(HeartbeatStep)


class HeartbeatStep(bootsteps.StartStopStep):
    """Starts when the worker consumes, stops when it loses its broker or ends."""

    requires = ("celery.worker.consumer.tasks:Tasks",)

    def __init__(self, consumer: Any, **options: Any) -> None:
        super().__init__(consumer, **options)
        self.timer: Any = None
        self.file = heartbeat_file(getattr(consumer.app, _FOLDER), consumer.hostname)

    def start(self, consumer: Any) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.touch()
        self.timer = consumer.timer.call_repeatedly(BEAT_S, self.file.touch)

    def stop(self, consumer: Any) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        self.file.unlink(missing_ok=True)

    shutdown = stop
