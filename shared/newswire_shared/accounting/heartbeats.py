"""Heartbeats of all processes of an installation, so that it is known from every machine which of them run.

The files of `contracts/heartbeats.py` are for the probes of one machine; these lie in the state.
"""

from __future__ import annotations

import secrets
import shutil
import socket
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from newswire_shared.contracts.errors import NewswireError
from newswire_shared.contracts.heartbeats import STALE_S

EVERY_S = 4.0  # three within STALE_S, and a hundred workers cost Redis 25 small calls a second
UNKNOWN = -1  # bytes of a disk that cannot be asked
FORGOTTEN_S = 3600.0  # a killed process is named for an hour; else every container there ever was would be


@dataclass(frozen=True, slots=True)
class Pulse:
    """What a process tells of itself; `clock_ms` is the time of its machine.

    `idle_s` is since when it was given no message, None where it never was; ticks of the clock are none.  `active` are
    the messages that it works on.  `disk_free` is in bytes, on the fullest disk that it writes to, and below 0 where
    one of them cannot be asked.  `process` tells it from others of its name, and `told` is how often it told before.
    `loop_lag_s` is how late the event loop of a server was at worst within a minute.
    """

    node: str
    machine: str
    release: str
    clock_ms: int
    up_s: float
    recipe: str = ""
    idle_s: float | None = None
    active: int = 0
    disk_free: int = UNKNOWN
    process: str = ""
    told: int = 0
    loop_lag_s: float | None = None


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The last pulse of a process, by the time of the state: how old it is, and how far its clock is ahead.

    `doubled_s` is since when no two processes took turns under its name.
    """

    pulse: Pulse
    age_s: float
    skew_s: float
    doubled_s: float = float("inf")

    @property
    def group(self) -> str:
        """The worker group, or `beat` for a clock."""
        return self.pulse.node.partition("@")[0]

    @property
    def name(self) -> str:
        """Its node, with the machine where that does not say it."""
        node, machine = self.pulse.node, self.pulse.machine
        return node if f"@{machine}:" in f"{node}:" else f"{node} on {machine}"

    @property
    def is_fresh(self) -> bool:
        return self.age_s < STALE_S

    @property
    def is_doubled(self) -> bool:
        """Whether two processes have this name."""
        return self.doubled_s < STALE_S

    @property
    def idle_s(self) -> float | None:
        """For how long it has been given no message, None where it never was."""
        return None if self.pulse.idle_s is None else self.pulse.idle_s + self.age_s


class Heartbeats(Protocol):
    """The heartbeats of all machines.  Every method raises TransientError when the state cannot be reached."""

    def beat(self, pulse: Pulse) -> None:
        """Keep a pulse in the place of the one before, and forget those that are long silent."""

    def leave(self, node: str, machine: str) -> None:
        """A process has ended in order."""

    def all(self) -> list[Heartbeat]:
        """Those that are not forgotten, by name."""


@dataclass(slots=True)
class PulseTeller:
    """Tells of this process, at most every `EVERY_S`; a state that is away is no reason to stop.

    `folders` are where it writes, `node` is the name that it beats under, `recipe` by what it makes articles.  The
    release is that which it was started with: an upgrade changes files under a process that goes on.
    """

    heartbeats: Heartbeats
    folders: Sequence[Path]
    node: str = ""
    recipe: str = ""
    machine: str = field(default_factory=socket.gethostname)
    release: str = field(default_factory=lambda: version("newswire-shared"))
    seconds: Callable[[], float] = time.monotonic
    process: str = field(default_factory=lambda: secrets.token_hex(4))
    _times: int = field(init=False, default=0)
    _began: float = field(init=False)
    _told: float = field(init=False, default=float("-inf"))
    _given: float | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._began = self.seconds()

    def note_message(self) -> None:
        """It was given a message just now."""
        self._given = self.seconds()

    def __call__(self, active: int = 0, loop_lag_s: float | None = None) -> None:
        """Tell, if it is time."""
        now = self.seconds()
        if now - self._told < EVERY_S:
            return
        self._told = now
        with suppress(NewswireError):
            self.heartbeats.beat(self._pulse(now, active, loop_lag_s))
            self._times += 1

    def _pulse(self, now: float, active: int, loop_lag_s: float | None) -> Pulse:
        return Pulse(
            node=self.node, machine=self.machine, release=self.release, recipe=self.recipe,
            clock_ms=int(time.time() * 1000), up_s=round(now - self._began, 1), active=active,
            idle_s=None if self._given is None else round(now - self._given, 1),
            disk_free=_least_free(self.folders), process=self.process, told=self._times,
            loop_lag_s=loop_lag_s,
        )  # fmt: skip

    def leave(self) -> None:
        """It ends in order, or can work no more for now."""
        self._told = float("-inf")
        with suppress(NewswireError):
            self.heartbeats.leave(self.node, self.machine)


def _least_free(folders: Sequence[Path]) -> int:
    """The bytes that are free on the fullest of their disks; one that cannot be asked is worse than a full one.

    What is not there is not written to: an archive's folder is made with its first record.
    """
    try:
        return min((shutil.disk_usage(folder).free for folder in folders if folder.exists()), default=UNKNOWN)
    except OSError:
        return UNKNOWN
