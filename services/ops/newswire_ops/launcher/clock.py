"""The clock of a stack: Celery's beat, which shows by a heartbeat that its ticks still go out."""

from __future__ import annotations

import socket
import sys
from typing import Any

from celery.beat import PersistentScheduler
from newswire_shared.contracts.heartbeats import heartbeat_file
from newswire_shared.contracts.settings import SharedSettings, load


def clock_node() -> str:
    """The name that this machine's clock beats under."""
    return f"beat@{socket.gethostname()}"


def clock_argv(log_level: str) -> list[str]:
    """The command line of the clock; without a pid file, which a container would find again after a crash."""
    scheduler = f"{__name__}:{BeatingScheduler.__name__}"
    return [
        sys.executable, "-m", "celery", "-A", "newswire_shared.running.beat", "beat",
        "-S", scheduler, "-l", log_level, "--pidfile=",
    ]  # fmt: skip


class BeatingScheduler(PersistentScheduler):
    """Celery's scheduler; it beats when a tick was published, so a clock without its broker falls silent."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._file = heartbeat_file(load(SharedSettings).run_dir, clock_node())
        self._file.parent.mkdir(parents=True, exist_ok=True)
        super().__init__(*args, **options)

    def apply_async(self, *args: Any, **options: Any) -> Any:
        published = super().apply_async(*args, **options)
        self._file.touch()
        return published

    def close(self) -> None:
        self._file.unlink(missing_ok=True)
        super().close()
