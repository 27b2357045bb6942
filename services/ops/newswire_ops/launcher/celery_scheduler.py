"""The scheduler of the clock: Celery's own, with a heartbeat that shows that ticks still go out."""

from __future__ import annotations

from typing import Any

from celery.beat import PersistentScheduler
from newswire_shared.contracts.heartbeats import heartbeat_file
from newswire_shared.contracts.settings import SharedSettings, load

from newswire_ops.launcher.clock import clock_node


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
