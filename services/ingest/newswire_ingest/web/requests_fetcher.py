"""The Fetcher on requests: guarded at connect time, bounded in size, with a deadline over all of it.

A socket's timeout never fires on a server that drips a byte a second, so a timer shuts the socket down.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import socket
import threading
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

import requests
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended, rejected
from newswire_shared.contracts.reasons import Reason
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NewConnectionError

from newswire_ingest.web.address_guard import AddressGuard, BlockedAddress
from newswire_ingest.web.ports import Answer, SiteFails

CHUNK = 65_536  # bytes read at a time, and so read past the limit at most
GZIP = b"\x1f\x8b\x08"  # how a gzip file begins
SOCKET_TIMEOUT_S = 10.0  # of one connecting or reading; the deadline bounds them all together
POOLS, KEPT_A_HOST = 16, 2  # connections kept alive: a thread goes from host to host and makes one request at a time
FOREVER_FAILS = (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema,
                 requests.exceptions.InvalidHeader, UnicodeError)  # fmt: skip


class Deadline:
    """Shuts the connections of one exchange down when its time is over.

    It holds a twin of each socket, for TLS takes over the descriptor of the one it wraps.
    """

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._twins: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True  # a worker that stops does not wait for it

    def watch(self, link: socket.socket) -> None:
        """Watch a connection.  Raises TimeoutError when the time is over already."""
        self._twins.append(socket.socket(fileno=os.dup(link.fileno())))
        if self.passed:
            raise TimeoutError("the time is over")

    def _end(self) -> None:
        self.passed = True
        for twin in self._twins:
            with contextlib.suppress(OSError):
                twin.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for twin in self._twins:
            twin.close()


class _Exchange(threading.local):
    """The guard and the deadline of the exchange that this thread makes.

    urllib3 makes connections deep within a pool that threads share, and passes nothing down to them.
    """

    guard: AddressGuard = AddressGuard()
    deadline: Deadline | None = None

    def watch(self, link: socket.socket) -> None:
        if self.deadline:
            self.deadline.watch(link)


_exchange = _Exchange()


class _Guarded:
    """Replaces the connecting of urllib3's connections, under TLS or not, and watches those that are kept alive."""

    sock: socket.socket | None

    def _new_conn(self) -> socket.socket:
        link: Any = self
        try:
            return _exchange.guard.connect(link._dns_host.strip("[]"), link.port, SOCKET_TIMEOUT_S, _exchange.watch)
        except OSError as error:
            raise NewConnectionError(link, f"cannot connect: {error}") from error

    def request(self, *args: Any, **kwargs: Any) -> None:
        if self.sock is not None:  # kept alive since an earlier exchange, whose deadline is over
            _exchange.watch(self.sock)
        super().request(*args, **kwargs)  # type: ignore[misc]


class _HTTPConnection(_Guarded, HTTPConnection):
    pass


class _HTTPSConnection(_Guarded, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _HTTPConnection


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _HTTPSConnection


class _GuardedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}


class _Session(requests.Session):
    """Never looks where an answer redirects to: requests would read its body first, however large it is."""

    def resolve_redirects(self, *args: Any, **kwargs: Any) -> Iterator[Any]:
        return iter(())


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The most bytes of a decoded body, and the seconds for one exchange."""

    page_bytes: int
    deadline_s: float


class RequestsFetcher:
    """Makes one request after another; safe for threads, each with a session of its own."""

    def __init__(self, guard: AddressGuard, limits: FetchLimits, user_agent: str) -> None:
        self._guard, self._limits, self._user_agent = guard, limits, user_agent
        self._threads = threading.local()

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Answer | Ended:
        with Deadline(self._limits.deadline_s) as deadline:
            _exchange.guard, _exchange.deadline = self._guard, deadline
            try:
                answer = self._exchange(url, dict(headers or {}))
            except BlockedAddress as error:
                return rejected(Reason.BLOCKED_ADDRESS, str(error))
            except FOREVER_FAILS as error:
                return rejected(Reason.HTTP_ERROR, f"{url} cannot be asked for: {error}")
            except (requests.RequestException, HTTPError, OSError, ValueError) as error:  # urllib3's come through bare
                raise SiteFails(_why(url, error, deadline), host=host_key(url)) from error
            finally:
                _exchange.deadline = None
        if deadline.passed:  # what looks like the end of the page is the end of our patience
            raise SiteFails(f"{url}: no whole answer in time", host=host_key(url))
        return answer

    def _exchange(self, url: str, headers: dict[str, str]) -> Answer | Ended:
        session = self._session()
        timeout = (SOCKET_TIMEOUT_S, SOCKET_TIMEOUT_S)
        with session.get(url, headers=headers, stream=True, allow_redirects=False, timeout=timeout) as response:
            packed = _read_bounded(response, self._limits.page_bytes)
            body = None if packed is None else unpacked(packed, self._limits.page_bytes)
            if body is None:
                return rejected(Reason.TOO_LARGE, f"{url} is larger than {self._limits.page_bytes} bytes")
            return Answer(
                url=url,
                status=response.status_code,
                headers={name.lower(): _meant(name, value) for name, value in response.headers.items()},
                body=body,
                fetched_at=datetime.now(UTC),
                raw_headers=tuple(response.headers.items()),
                request_headers=tuple((name, str(value)) for name, value in response.request.headers.items()),
            )

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._threads, "session", None)
        if session is None:
            session = self._threads.session = _Session()
            session.trust_env = False  # a proxy of the environment would connect past the guard
            session.headers.update({"User-Agent": self._user_agent, "Accept-Encoding": "gzip, deflate"})
            for scheme in ("http://", "https://"):
                session.mount(scheme, _GuardedAdapter(pool_connections=POOLS, pool_maxsize=KEPT_A_HOST))
        session.cookies.clear()  # each request is a stranger's: no page is that of a visitor whom the site knows
        return session


def _read_bounded(response: requests.Response, most_bytes: int) -> bytes | None:
    """The decoded body, None when it is larger; what was not read is dropped with the connection."""
    stated = response.headers.get("Content-Length", "")  # believed only to refuse: a body may be longer than it says
    if stated.isdecimal() and int(stated) > most_bytes:
        return None
    chunks, size = [], 0
    for chunk in response.iter_content(CHUNK):
        size += len(chunk)
        if size > most_bytes:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def unpacked(body: bytes, most_bytes: int) -> bytes | None:
    """A body that is a gzip file (a feed or sitemap that ends in `.gz`) unpacked, others as they are; None when larger.

    Of a broken file what can be unpacked is taken, like what can be read of a broken feed.
    """
    if not body.startswith(GZIP):
        return body
    chunks, size = list[bytes](), 0
    with contextlib.suppress(OSError, EOFError, zlib.error), gzip.open(io.BytesIO(body)) as stream:
        while chunk := cast(io.BufferedIOBase, stream).read1(CHUNK):
            size += len(chunk)
            if size > most_bytes:
                return None
            chunks.append(chunk)
    return b"".join(chunks)


def _meant(name: str, value: str) -> str:
    """A header as the server meant it: redirects are written in UTF-8, and read as Latin-1."""
    if name.lower() != "location":
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _why(url: str, error: BaseException, deadline: Deadline) -> str:
    return f"{url}: no whole answer in time" if deadline.passed else f"{url}: {_cause(error)}"


def _cause(error: BaseException) -> str:
    """What happened, without the objects of the libraries that it passed through."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    inner = reason or error
    return str(getattr(inner, "_message", None) or inner)
