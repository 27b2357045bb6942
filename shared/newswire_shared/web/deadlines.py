"""Deadlines over whole exchanges: a socket's timeout never fires on a server that drips a byte a second.

One thread watches all exchanges of a process, and shuts down the connections of those whose time is over.
"""

from __future__ import annotations

import contextlib
import heapq
import os
import socket
import threading
import time


class Deadline:
    """The end of one exchange's time."""

    def __init__(self, ends_s: float) -> None:
        self.ends_s, self.passed = ends_s, False
        self._links: list[socket.socket] = []
        self._twins: list[socket.socket] = []

    def watch(self, link: socket.socket) -> None:
        """Watch a connection.  Raises TimeoutError when the time is over already."""
        self._links.append(link)
        self._refuse_if_passed()

    def watch_twin(self, link: socket.socket) -> None:
        """Watch a connection by a twin of it, for TLS takes over the descriptor of the one it wraps."""
        self._twins.append(socket.socket(fileno=os.dup(link.fileno())))
        self.watch(self._twins[-1])

    def _refuse_if_passed(self) -> None:
        if self.passed:
            raise TimeoutError("the time is over")

    def end(self) -> None:
        """Shut everything down that is watched."""
        self.passed = True
        for link in [*self._links]:
            with contextlib.suppress(OSError, ValueError):
                socket.socket.shutdown(link, socket.SHUT_RDWR)  # not TLS' own, which a reading thread trips over

    def forget(self) -> None:
        """The exchange is over: its connections are somebody else's."""
        self._links.clear()
        for twin in self._twins:
            twin.close()


class Watch:
    """Ends deadlines in time, by one thread that begins with the first of them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._order: list[tuple[float, int, Deadline]] = []
        self._number = 0
        self._thread: threading.Thread | None = None

    def deadline(self, seconds: float) -> Deadline:
        """A deadline that ends after some seconds unless it is forgotten before."""
        made = Deadline(time.monotonic() + seconds)
        with self._changed:
            self._number += 1
            heapq.heappush(self._order, (made.ends_s, self._number, made))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
                self._thread.start()
            elif self._order[0][2] is made:
                self._changed.notify()
        return made

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._order)
                wait_s = self._order[0][0] - time.monotonic()
                if wait_s > 0:
                    self._changed.wait(wait_s)
                    continue
                _, _, due = heapq.heappop(self._order)
            due.end()
