"""A worker's heartbeat: a file that is touched while the worker is connected and consumes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from celery import Celery, bootsteps

from newswire_shared.contracts.heartbeats import heartbeat_file

BEAT_S = 2.0  # several within STALE_S, so that a busy machine misses some and the worker is still taken for alive
_FOLDER = "newswire_heartbeats"


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
