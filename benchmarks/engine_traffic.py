"""Counts what an engine sends or reads, and not how long it takes: a busy machine counts the same.

For Elasticsearch a relay stands between; of the embedded file it is what this process reads from files.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

READ_AT_ONCE = 65_536
T = TypeVar("T")


class Relay:
    """A way to a server by which every byte of its answers is counted; `address` leads to it."""

    def __init__(self, server: str) -> None:
        parts = urlsplit(server)
        self._server = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.answered = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listening.close()

    def sent_for(self, work: Callable[[], T]) -> tuple[int, T]:
        """The bytes of the answers to some work, heads of HTTP included, and what it gave."""
        before = self.answered
        given = work()
        return self.answered - before, given

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                asking, _ = self._listening.accept()
                answering = socket.create_connection(self._server)
                threading.Thread(target=self._pass_on, args=(asking, answering, False), daemon=True).start()
                threading.Thread(target=self._pass_on, args=(answering, asking, True), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, is_answer: bool) -> None:
        with suppress(OSError):
            while content := source.recv(READ_AT_ONCE):
                self.answered += len(content) if is_answer else 0  # before it is sent: then the asker goes on
                target.sendall(content)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def relay_to(server: str) -> Iterator[Relay]:
    """A relay that ends with the block."""
    relay = Relay(server)
    try:
        yield relay
    finally:
        relay.close()


def read_for(work: Callable[[], T]) -> tuple[int, T]:
    """The bytes that this process read from files for some work, and what it gave; nothing else may read meanwhile."""
    before = _bytes_read()
    given = work()
    return _bytes_read() - before, given


def _bytes_read() -> int:
    fields = dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())
    return int(fields["rchar"])
