"""The Fetcher on urllib3: guarded at connect time, bounded in size, with a deadline over all of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended, rejected
from newswire_shared.contracts.reasons import Reason
from newswire_shared.web.address_guard import AddressGuard, BlockedAddress
from newswire_shared.web.deadlines import Deadline, Watch
from newswire_shared.web.urllib3_connections import SOCKET_TIMEOUT_S, exchange, pools
from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import DecodeError, HTTPError, LocationValueError, NewConnectionError, ProtocolError
from urllib3.response import DeflateDecoder, GzipDecoder, GzipDecoderState

from newswire_ingest.bounded_files import CHUNK, unpacked_up_to
from newswire_ingest.web.ports import Answer, SiteFails
from newswire_ingest.web.urllib3_failures import sentence_of

GZIP = b"\x1f\x8b\x08"  # how a gzip file begins
ENDING = (GzipDecoder, DeflateDecoder)  # the packings that are asked for; both tell their end
OVER = (GzipDecoderState.SWALLOW_DATA,)  # behind the end, where some servers leave something else
SENT = {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "keep-alive"}
FOREVER_FAILS = (LocationValueError, UnicodeError)  # an address that is none


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """The most bytes of a decoded body, and the seconds for one exchange."""

    page_bytes: int
    deadline_s: float


class Urllib3Fetcher:
    """Makes one request after another; safe for threads, which share the connections that are kept alive.

    It takes no proxy of the environment, which would connect past the guard, and keeps no cookie: each request is a
    stranger's, so no page is that of a visitor whom the site knows.
    """

    def __init__(self, guard: AddressGuard, limits: FetchLimits, user_agent: str) -> None:
        self._guard, self._limits, self._watch = guard, limits, Watch()
        self._sent = {"User-Agent": user_agent} | SENT
        self._pools: PoolManager | None = None
        self._making = threading.Lock()

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, first_byte_s: float | None = None,
        enough_bytes: int | None = None,
    ) -> Answer | Ended:  # fmt: skip
        deadline = self._watch.deadline(self._limits.deadline_s)
        exchange.guard, exchange.deadline, exchange.was_kept = self._guard, deadline, False
        begun = time.monotonic()
        try:
            answer = self._exchange(
                url, self._sent | dict(headers or {}), first_byte_s or SOCKET_TIMEOUT_S, enough_bytes
            )
        except BlockedAddress as error:
            return rejected(Reason.BLOCKED_ADDRESS, str(error))
        except FOREVER_FAILS as error:
            return rejected(Reason.HTTP_ERROR, f"{url} cannot be asked for: {error}")
        except (HTTPError, OSError, ValueError) as error:
            late = deadline.passed or time.monotonic() - begun >= (first_byte_s or SOCKET_TIMEOUT_S)
            nobody = isinstance(error, NewConnectionError) and not deadline.passed
            raise SiteFails(_why(url, error, deadline), host=host_key(url), busy=nobody, late=late) from error
        finally:
            exchange.deadline = None
            deadline.forget()
        if deadline.passed:  # what looks like the end of the page is the end of our patience
            raise SiteFails(f"{url}: no whole answer in time", host=host_key(url), late=True)
        return answer

    def _exchange(
        self, url: str, headers: dict[str, str], first_byte_s: float, enough_bytes: int | None
    ) -> Answer | Ended:
        if not url.startswith(("http://", "https://")):
            raise LocationValueError("it is no web address")
        asked, timeout = time.monotonic(), Timeout(connect=SOCKET_TIMEOUT_S, read=first_byte_s)
        response = self._opened(url, headers, timeout)
        waited_s = time.monotonic() - asked
        try:
            packed = _read_bounded(response, self._limits.page_bytes, enough_bytes)
            body = None if packed is None else unpacked(packed, self._limits.page_bytes)
        finally:
            if response.connection is not None:  # it was not read to its end: nobody can use its connection
                response.close()
        if body is None:
            return rejected(Reason.TOO_LARGE, f"{url} is larger than {self._limits.page_bytes} bytes")
        return Answer(
            url=url,
            status=response.status,
            headers={name.lower(): _meant(name, value) for name, value in response.headers.items()},
            body=body,
            fetched_at=datetime.now(UTC),
            raw_headers=tuple(response.headers.items()),
            request_headers=tuple(headers.items()),
            waited_s=waited_s,
        )

    def _opened(self, url: str, headers: dict[str, str], timeout: Timeout) -> BaseHTTPResponse:
        """The head of an answer, and its body still to be read.

        A server may close a connection that was kept just as it is used again.  That is no failure of it, and RFC 9112
        (9.3.1) lets the request be sent once more.
        """

        def opened() -> BaseHTTPResponse:
            return self._manager().urlopen(
                "GET", url, headers=headers, redirect=False, retries=False, preload_content=False, timeout=timeout
            )

        try:
            return opened()
        except ProtocolError as error:
            is_over = exchange.deadline is not None and exchange.deadline.passed
            if is_over or not exchange.was_kept or not isinstance(error.args[-1], ConnectionError):
                raise
            return opened()

    def _manager(self) -> PoolManager:
        """The pools, made by the first request: it takes 20 ms to load the certificates, which all of them share."""
        if self._pools is None:
            with self._making:
                self._pools = self._pools or pools()
        return self._pools


def _read_bounded(response: BaseHTTPResponse, most_bytes: int, enough_bytes: int | None) -> bytes | None:
    """The decoded body, None when it is larger; what was not read is dropped with the connection.

    Where `enough_bytes` are enough, what is larger than they are is read no further.
    """
    stated = response.headers.get("Content-Length", "")  # believed only to refuse: a body may be longer than it says
    if enough_bytes is None and stated.isdecimal() and int(stated) > most_bytes:
        return None
    chunks, size = [], 0
    for chunk in response.stream(CHUNK, decode_content=True):
        size += len(chunk)
        chunks.append(chunk)
        if size > min(most_bytes, enough_bytes or most_bytes):
            return b"".join(chunks) if enough_bytes else None
    if chunks and _is_cut(response):
        raise DecodeError("it ends before its packing does")
    return b"".join(chunks)


def _is_cut(response: BaseHTTPResponse) -> bool:
    """Whether a packed body has no end, which urllib3 takes for the whole of it: of a page that is half an article."""
    decoder = getattr(response, "_decoder", None)
    packings = [each for each in getattr(decoder, "_decoders", [decoder]) if isinstance(each, ENDING)]
    return any(not each._obj.eof and getattr(each, "_state", None) not in OVER for each in packings)


def unpacked(body: bytes, most_bytes: int) -> bytes | None:
    """A body that is a gzip file (a feed or sitemap that ends in `.gz`) unpacked, others as they are; None when larger.

    Of a broken file what can be unpacked is taken, like what can be read of a broken feed.
    """
    if not body.startswith(GZIP):
        return body
    content, is_all = unpacked_up_to(body, most_bytes)
    return content if is_all else None


def _meant(name: str, value: str) -> str:
    """A header as the server meant it: redirects are written in UTF-8, and read as Latin-1."""
    if name.lower() != "location":
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _why(url: str, error: BaseException, deadline: Deadline) -> str:
    return f"{url}: no whole answer in time" if deadline.passed else f"{url}: {sentence_of(error)}"
