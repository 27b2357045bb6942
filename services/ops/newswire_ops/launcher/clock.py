"""The clock of a stack, Celery's beat: the name that it beats under, and its command line."""

from __future__ import annotations

import socket
import sys

APPLICATION = "newswire_shared.running.beat"
SCHEDULER = "newswire_ops.launcher.celery_scheduler:BeatingScheduler"


def clock_node() -> str:
    """The name that this machine's clock beats under."""
    return f"beat@{socket.gethostname()}"


def clock_argv(log_level: str) -> list[str]:
    """The command line of the clock; without a pid file, which a container would find again after a crash."""
    return [
        sys.executable, "-m", "celery", "-A", APPLICATION, "beat", "-S", SCHEDULER, "-l", log_level, "--pidfile=",
    ]  # fmt: skip
