"""urllib3's connections as they may be made: guarded at connect time, and watched by a deadline."""

from __future__ import annotations

import socket
import ssl
import threading
from http.client import BadStatusLine, HTTPResponse, parse_headers
from typing import Any

import certifi
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NewConnectionError
from urllib3.util.ssl_ import create_urllib3_context

from newswire_shared.web.address_guard import AddressGuard
from newswire_shared.web.deadlines import Deadline

SOCKET_TIMEOUT_S = 10.0  # of one connecting or reading; the deadline bounds them all together
POOLS, KEPT_A_HOST = 256, 1  # connections kept alive: a host has one request at a time, and a process has descriptors


class Exchange(threading.local):
    """The guard and the deadline of the exchange that this thread makes.

    urllib3 makes connections deep within pools that threads share, and passes nothing down to them.
    """

    guard: AddressGuard = AddressGuard()
    deadline: Deadline | None = None
    was_kept = False  # whether the connection was alive since an earlier exchange

    def watch(self, link: socket.socket) -> None:
        if self.deadline:
            self.deadline.watch(link)

    def watch_twin(self, link: socket.socket) -> None:
        if self.deadline:
            self.deadline.watch_twin(link)


exchange = Exchange()


class _FinalResponse(HTTPResponse):
    """The final answer to a request, without the preliminary ones that come before it (RFC 9110, 15.2).

    Python passes over 100 alone.  It takes a 102 or 103 for the whole answer, and what follows it for the answer to
    the next request on the same connection: another address' page.
    """

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 100 < status < 200:
                return version, status, reason
            if status == 101:  # what comes next is in a protocol that nobody asked for
                raise BadStatusLine(f"{version} {status}")
            parse_headers(self.fp)


class _Guarded:
    """Replaces the connecting of urllib3's connections, under TLS or not, and watches those that are kept alive."""

    sock: socket.socket | None
    opened = exchange.watch
    response_class: Any = _FinalResponse

    def _new_conn(self) -> socket.socket:
        link: Any = self
        try:
            return exchange.guard.connect(link._dns_host.strip("[]"), link.port, SOCKET_TIMEOUT_S, type(self).opened)
        except OSError as error:
            raise NewConnectionError(link, f"cannot connect: {error}") from error

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:  # kept alive since an earlier exchange, whose deadline is over
            exchange.was_kept = True
            exchange.watch(self.sock)
        super().request(*args, **kwargs)  # type: ignore[misc]


class _HTTPConnection(_Guarded, HTTPConnection):
    pass


class _HTTPSConnection(_Guarded, HTTPSConnection):
    opened = exchange.watch_twin


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _HTTPConnection


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _HTTPSConnection


def pools() -> PoolManager:
    """Pools of guarded connections; it takes 20 ms to load the certificates, which all of them share."""
    trusted = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED)
    trusted.load_verify_locations(certifi.where())
    made = PoolManager(POOLS, maxsize=KEPT_A_HOST, ssl_context=trusted)
    made.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}
    return made
