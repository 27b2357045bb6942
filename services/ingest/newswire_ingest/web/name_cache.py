"""Look-ups of names with a bound on their time, remembered for a while.

`getaddrinfo` knows no deadline, and a name server that does not answer holds it for half a minute: look-ups run in
threads of their own, and whoever waits for one waits no longer than a connection may take.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

KEPT_S = 60.0  # what resolvers of operating systems remember for; a host that moves is found within it
FAILED_S = 10.0  # a name that is not found: a page of it is not asked for again so soon
NAMES = 10_000  # remembered: hosts that one process is busy with, at 1 kB each
THREADS = 32  # names that do not answer hold a thread each for as long as the operating system tries
PATIENCE_S = 10.0  # as long as connecting may take

Found = list[tuple[Any, ...]]


class NameCache:
    """Looks names up like `socket.getaddrinfo`; safe for threads, and one look-up of a name at a time.

    Raises OSError for a name that is not found, or not in time.
    """

    def __init__(
        self, look_up: Callable[..., Found] = socket.getaddrinfo, now_s: Callable[[], float] = time.monotonic,
        patience_s: float = PATIENCE_S,
    ) -> None:  # fmt: skip
        self._look_up, self._now_s, self._patience_s = look_up, now_s, patience_s
        self._lock, self._threads = threading.Lock(), ThreadPoolExecutor(THREADS, "names")
        self._known: OrderedDict[str, tuple[float, Future[Found]]] = OrderedDict()

    def __call__(self, host: str, port: int, **how: Any) -> Found:
        if _is_number(host):
            return self._look_up(host, port, **how)
        try:
            return self._future(host, port, how).result(self._patience_s)
        except TimeoutError as error:
            raise OSError(f"the name {host} was not looked up in time") from error

    def _future(self, host: str, port: int, how: dict[str, Any]) -> Future[Found]:
        with self._lock:
            until_s, known = self._known.get(host, (0.0, None))
            if known and (not known.done() or self._now_s() < until_s):
                return known
            asked = self._threads.submit(self._asked, host, port, how)
            self._known[host] = (self._now_s() + KEPT_S, asked)
            self._known.move_to_end(host)
            if len(self._known) > NAMES:
                self._known.popitem(last=False)
            return asked

    def _asked(self, host: str, port: int, how: dict[str, Any]) -> Found:
        kept_s = FAILED_S
        try:
            found = self._look_up(host, port, **how)
            kept_s = KEPT_S
            return found
        finally:
            with self._lock:
                if host in self._known:
                    self._known[host] = (self._now_s() + kept_s, self._known[host][1])


def _is_number(host: str) -> bool:
    """Whether a host is an address already, which nobody has to be asked for."""
    try:
        return bool(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        return False
