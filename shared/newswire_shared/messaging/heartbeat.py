"""A worker's heartbeat while it is connected and consumes: a file for its own machine, a pulse for all others.

The file is for probes: it stops where a task hangs, so that the worker is started again.  The pulse goes on: it lives.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import structlog
from celery import Celery, bootsteps, signals
from celery.worker import state as worker_state

from newswire_shared.accounting.heartbeats import PulseTeller
from newswire_shared.contracts.heartbeats import heartbeat_file
from newswire_shared.contracts.topology import GROUPS
from newswire_shared.messaging.running_tasks import RunningTasks

BEAT_S = 2.0  # several within STALE_S, so that a busy machine misses some and the worker is still taken for alive
TICKS = frozenset(group.control.task for group in GROUPS if group.control)  # which come whatever is to be done
_BEATING = "newswire_heartbeats"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Beating:
    """Where the workers of an application beat: in a folder, and to all machines."""

    run_dir: Path
    tell: PulseTeller


def install_heartbeat(app: Celery, run_dir: Path, tell: PulseTeller) -> None:
    """Let every worker of this application beat in `run_dir`, and tell all machines of itself."""
    setattr(app, _BEATING, Beating(run_dir, tell))
    app.steps["consumer"].add(HeartbeatStep)
    signals.task_received.connect(_note_message, weak=False)  # weak, it would be collected


def tell_recipe(app: Celery, recipe: str) -> None:
    """Say by what recipe the workers of this application make articles."""
    _beating(app).tell.recipe = recipe


def _beating(app: Celery) -> Beating:
    return cast(Beating, getattr(app, _BEATING))


def _note_message(sender: Any, request: Any, **_: object) -> None:
    if request.name not in TICKS:
        _beating(sender.app).tell.note_message()


class HeartbeatStep(bootsteps.StartStopStep):
    """Starts when the worker consumes, stops when it loses its broker or ends."""

    requires = ("celery.worker.consumer.tasks:Tasks",)

    def __init__(self, consumer: Any, **options: Any) -> None:
        super().__init__(consumer, **options)
        self.timer: Any = None
        beating = _beating(consumer.app)
        self.file, self.tell = heartbeat_file(beating.run_dir, consumer.hostname), beating.tell
        self.tell.node = consumer.hostname
        self.running, self.is_stuck = RunningTasks(), False

    def start(self, consumer: Any) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self._beat()
        self.timer = consumer.timer.call_repeatedly(BEAT_S, self._beat)

    def _beat(self) -> None:
        stuck = self._stuck()
        if not stuck:
            self.file.touch()
        elif not self.is_stuck:
            log.warning("worker.stuck", tasks=stuck, why="they hang; a worker started anew is given them again")
        self.is_stuck = bool(stuck)
        self.tell(len(worker_state.active_requests))

    def _stuck(self) -> list[str]:
        try:
            return self.running.stuck([request.id for request in worker_state.active_requests])
        except RuntimeError:  # a thread began one meanwhile, so they do not all hang; the next look is in two seconds
            return []

    def stop(self, consumer: Any) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        self.file.unlink(missing_ok=True)
        self.tell.leave()

    shutdown = stop
