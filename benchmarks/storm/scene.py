"""The scene of a storm: everything that a fault can touch, and what lasts just now."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from newswire_shared.contracts.topology import GROUPS

from benchmarks.storm.disks import SmallDisk
from benchmarks.storm.frames import is_busy
from benchmarks.storm.newsroom import Site
from benchmarks.storm.stack import Stack

BUSY_WAIT_S = 3.0  # for work that a kill interrupts; a stack that idles so long is killed idle, and that is said
POLL_S = 0.02


@dataclass
class Scene:
    """What a storm plays on; `injected` counts the frames that must become letters, `unsure` those
    that may have come to the broker: it did not answer.
    """

    stack: Stack
    sites: list[Site]
    data_disk: SmallDisk
    archive_disk: SmallDisk
    chance: random.Random
    say: Callable[[str], None]
    injected: int = 0
    unsure: int = 0
    stopped: list[int] = field(default_factory=list)
    index_lock: sqlite3.Connection | None = None

    def await_work(self, kind: str) -> bool:
        """Wait until a worker group holds a message; whether it does."""
        groups = [group for group in GROUPS if group.name == kind] or [*GROUPS]
        ends = time.monotonic() + BUSY_WAIT_S
        while time.monotonic() < ends:
            if any(is_busy(self.stack.redis, group) for group in groups):
                return True
            time.sleep(POLL_S)
        return False
