"""Connections to the HTTP application, bounded in number and in the time that a client may keep one waiting.

uvicorn bounds none of this by itself: a client that sends its request a byte an hour, or reads no answer, would hold a
connection and its memory for ever.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.h11_impl import H11Protocol

CONNECTIONS = 500  # half of the descriptors that a process has by default; a search takes one for a moment
HEAD_S = 10.0  # for the whole head of a request, and for a body that nobody waits for; a browser sends it at once
TAKEN_S = 60.0  # for 64 kB of an answer, which the slowest telephone takes in a tenth of it
HEAD_BYTES = 32_768  # of request line and headers: four times what a search with all its filters has


class BoundedConnection(H11Protocol):
    """uvicorn's connection with limits.

    Where there are too many, the one that has waited longest for a request of its client is closed for the next.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waits_since_s: float | None = None  # for a request; None while one is worked on
        self._ends: asyncio.TimerHandle | None = None
        self._untaken: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > CONNECTIONS:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._ends, self._untaken):
            if timer:
                timer.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_busy():
            self._work()
        elif self._ends is None:  # what comes does not lengthen the time
            self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self._is_busy() and self.waits_since_s is None:
            self.waits_since_s = self.loop.time()  # uvicorn itself closes what stays silent from here on

    def pause_writing(self) -> None:
        super().pause_writing()
        self._untaken = self.loop.call_later(TAKEN_S, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._untaken:
            self._untaken.cancel()

    def _is_busy(self) -> bool:
        """Whether a request of the client is worked on."""
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self.waits_since_s = self.loop.time()
        self._ends = self.loop.call_later(HEAD_S, self.transport.abort)

    def _work(self) -> None:
        self.waits_since_s = None
        if self._ends:
            self._ends.cancel()
            self._ends = None

    def _make_room(self) -> None:
        """Close the connection that has waited longest, else this one: all others are worked for."""
        others = (cast(BoundedConnection, each) for each in self.connections if each is not self)
        waiting = [each for each in others if each.waits_since_s is not None]
        longest = min(waiting, key=lambda each: each.waits_since_s or 0.0, default=self)
        longest.waits_since_s = None  # it is counted until the loop comes round: the next one closes another
        longest.transport.abort()
