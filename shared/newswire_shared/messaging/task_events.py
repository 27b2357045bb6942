"""The events that workers send of their tasks, for Flower: none is lost where tasks run in threads."""

from __future__ import annotations

import threading
from typing import Any

from celery.app.events import Events
from celery.events.dispatcher import EventDispatcher


class TaskEvents(Events):
    """Celery's events with a dispatcher that threads may use."""

    dispatcher_cls = f"{__name__}:ThreadSafeDispatcher"


class ThreadSafeDispatcher(EventDispatcher):
    """Buffers only what the thread that empties the buffer sends; what others send goes out at once.

    In Celery 5.6.3 an event that a pool's thread puts into the buffer while the worker's loop publishes it is
    thrown away with the buffer: https://github.com/celery/celery/issues/10434, mended after it by
    https://github.com/celery/celery/pull/10435.  Take this away with the release that has it.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        self._loop = threading.get_ident()
        super().__init__(*args, **options)

    @property
    def buffer_group(self) -> frozenset[str]:
        return self._buffered if threading.get_ident() == self._loop else frozenset()

    @buffer_group.setter
    def buffer_group(self, groups: frozenset[str]) -> None:
        self._buffered = groups
