"""For how long a worker's tasks run: in a pool of threads nothing ends one that hangs, and only its age shows it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from newswire_shared.contracts.topology import GROUPS

# No task lasts that long: those of processes are killed at a third of it, and those of threads give up before.
STUCK_S = 3 * max(group.time_limit_s for group in GROUPS)


@dataclass(slots=True)
class RunningTasks:
    """The tasks that run, since when, by looks at their ids; as often as is looked, so exact is it."""

    seconds: Callable[[], float] = time.monotonic
    _since: dict[str, float] = field(default_factory=dict, init=False)

    def stuck(self, running: Iterable[str]) -> list[str]:
        """Those of the tasks that now run which were seen to for longer than any lasts."""
        now = self.seconds()
        self._since = {task: self._since.get(task, now) for task in running}
        return [task for task, since in self._since.items() if now - since > STUCK_S]
