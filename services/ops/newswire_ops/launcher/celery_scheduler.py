"""The scheduler of the clock: Celery's own, by time that nobody sets, with a heartbeat that shows that ticks go out."""

from __future__ import annotations

import time
from typing import Any

from celery.beat import Scheduler
from celery.schedules import schedstate
from newswire_shared.contracts.heartbeats import heartbeat_file
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import quiet_of
from newswire_shared.running.pulses import pulse_teller

from newswire_ops.launcher.clock import clock_node
from newswire_ops.launcher.pace import Pace


class BeatingScheduler(Scheduler):
    """Celery's scheduler; it beats when a tick was published, so a clock without its broker falls silent.

    Celery's goes by the time of day, which it also keeps over a restart: a clock that was set back by an hour had no
    ticks for an hour.  Ticks need no memory, and no time of day.

    All entries are due at the same moments, so that the process wakes once for all of them, and looks once whether
    there is anything to do (`pace`).
    """

    seconds = staticmethod(time.monotonic)

    def __init__(self, *args: Any, **options: Any) -> None:
        settings = load(SharedSettings)
        self._file, self._tell = heartbeat_file(settings.run_dir, clock_node()), pulse_teller(settings)
        self._tell.node = clock_node()
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._began, self._due_at = self.seconds(), dict[str, float]()
        self.pace = Pace(quiet_of(settings), self.seconds)
        super().__init__(*args, **options)

    def is_due(self, entry: Any) -> schedstate:
        """Whether an entry is due, and in how many seconds it is to be asked for again."""
        now, every_s = self.seconds(), entry.schedule.run_every.total_seconds()
        wait_s = self._due_at.setdefault(entry.name, self._began) - now
        if wait_s > 0:
            return schedstate(False, wait_s)
        missed = -wait_s // every_s  # by a machine that slept: they are not made up for
        self._due_at[entry.name] += (missed + 1) * every_s
        return schedstate(True, every_s)

    def adjust(self, n: Any, drift: float = 0.0) -> Any:
        """The wait as it is: Celery's takes 10 ms off it, and then asks again and again until they are over."""
        return n

    def apply_entry(self, entry: Any, producer: Any = None) -> None:
        if self.pace.is_turn(entry.name):
            super().apply_entry(entry, producer)

    def _when(self, entry: Any, *_: Any) -> float:
        """The place of an entry in the order of those to ask."""
        return self._due_at.get(entry.name, 0.0)

    def apply_async(self, *args: Any, **options: Any) -> Any:
        published = super().apply_async(*args, **options)
        self._file.touch()
        self._tell()
        return published

    def close(self) -> None:
        self._file.unlink(missing_ok=True)
        self._tell.leave()
        super().close()
