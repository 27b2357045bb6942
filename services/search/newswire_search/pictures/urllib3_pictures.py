"""Pictures over urllib3: guarded at connect time, also where it is led to, bounded, with a deadline over all of it."""

from __future__ import annotations

import threading
from urllib.parse import urljoin

from newswire_shared.web.address_guard import AddressGuard, BlockedAddress
from newswire_shared.web.deadlines import Deadline, Watch
from newswire_shared.web.urllib3_connections import exchange, pools
from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError, LocationValueError

from newswire_search.formats.web_addresses import web_address
from newswire_search.pictures.ports import MOST_BYTES, NoPicture

DEADLINE_S = 8.0  # a reader has gone on by then
REDIRECTS = 3  # to https, to another host of the site, to a network that delivers; more is a circle
CHUNK = 65_536
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
OPAQUE = ("application/octet-stream", "binary/octet-stream", "")  # what stores of files say when nobody told them
# Nothing of the reader: no cookie, no page that it stands on (Referer), no browser's name.
SENT = {
    "Accept": "image/webp,image/avif,image/jpeg,image/png,image/gif;q=0.8", "Accept-Encoding": "identity",
    "User-Agent": "newswire-pictures/1",
}  # fmt: skip


class Urllib3Pictures:
    """A PictureFetcher; safe for threads.  Takes no proxy of the environment, which would connect past the guard."""

    def __init__(self, guard: AddressGuard, deadline_s: float = DEADLINE_S, most_bytes: int = MOST_BYTES) -> None:
        self._guard, self._deadline_s, self._most_bytes = guard, deadline_s, most_bytes
        self._watch, self._making = Watch(), threading.Lock()
        self._pools: PoolManager | None = None

    def fetch(self, address: str) -> bytes | NoPicture:
        deadline = self._watch.deadline(self._deadline_s)
        exchange.guard, exchange.deadline, exchange.was_kept = self._guard, deadline, False
        try:
            found = self._followed(address)
        except BlockedAddress as error:
            return NoPicture(str(error))
        except (LocationValueError, UnicodeError) as error:  # an address that is none
            return NoPicture(str(error))
        except (HTTPError, OSError, ValueError) as error:
            return NoPicture(_why(error, deadline), passes=True)
        finally:
            exchange.deadline = None
            deadline.forget()
        # what looks like the end of the picture is the end of our patience
        return NoPicture("it did not come in time", passes=True) if deadline.passed else found

    def _followed(self, address: str) -> bytes | NoPicture:
        for _ in range(REDIRECTS + 1):
            response = self._opened(address)
            try:
                led = response.get_redirect_location()
                if not led:
                    return self._content(response)
            finally:
                response.close()
            address = urljoin(address, led)
            if not web_address(address):
                return NoPicture("it leads to what is no address of the web")
        return NoPicture("it leads on and on")

    def _opened(self, address: str) -> BaseHTTPResponse:
        timeout = Timeout(connect=self._deadline_s, read=self._deadline_s)
        return self._manager().urlopen(
            "GET", address, headers=SENT, redirect=False, retries=False, preload_content=False, timeout=timeout
        )

    def _content(self, response: BaseHTTPResponse) -> bytes | NoPicture:
        if response.status != 200:
            return NoPicture(f"its site answers {response.status}", passes=response.status in PASSING)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind == "image/svg+xml" or not (kind.startswith("image/") or kind in OPAQUE):
            return NoPicture(f"{kind[:80]} is no picture")
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            return NoPicture("it is packed, though that was not asked for")
        return self._bounded(response)

    def _bounded(self, response: BaseHTTPResponse) -> bytes | NoPicture:
        stated = response.headers.get("Content-Length", "")  # believed only to refuse: more may come than it says
        chunks, size = [], int(stated) if stated.isdecimal() and len(stated) < 20 else 0
        if size <= self._most_bytes:
            size = 0
            for chunk in response.stream(CHUNK, decode_content=False):
                size += len(chunk)
                chunks.append(chunk)
                if size > self._most_bytes:
                    break
        return NoPicture(f"it has more than {self._most_bytes} bytes") if size > self._most_bytes else b"".join(chunks)

    def _manager(self) -> PoolManager:
        if self._pools is None:
            with self._making:
                self._pools = self._pools or pools()
        return self._pools


def _why(error: BaseException, deadline: Deadline) -> str:
    return "it did not come in time" if deadline.passed else str(error)
