"""Webhooks over urllib3: guarded at connect time, no redirect followed, with a deadline over all of it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from urllib.parse import urlsplit

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import UsageError
from newswire_shared.web.address_guard import AddressGuard, BlockedAddress
from newswire_shared.web.deadlines import Deadline, Watch
from newswire_shared.web.urllib3_connections import exchange, pools
from urllib3 import BaseHTTPResponse, PoolManager, Timeout
from urllib3.exceptions import HTTPError

from newswire_search.alerts.alert import Alert
from newswire_search.alerts.delivery import Answered
from newswire_search.alerts.messages import Telling, message_of, signed_headers

GONE = 410
READ_BYTES = 1000  # of an answer, for the log
SENT = {"Content-Type": "application/json", "Accept": "*/*", "Connection": "close", "User-Agent": "newswire-alerts/1"}
NO_ADDRESS = "webhook: {address!r} is no address that takes messages: give one such as https://desk.example/hooks"


class Urllib3Webhooks:
    """A Courier; safe for threads.  Takes no proxy of the environment, which would connect past the guard."""

    def __init__(self, guard: AddressGuard, clock: Clock, deadline_s: float) -> None:
        self._guard, self._clock, self._deadline_s = guard, clock, deadline_s
        self._watch, self._making = Watch(), threading.Lock()
        self._pools: PoolManager | None = None

    def check(self, address: str) -> None:
        """Raises UsageError for what is no web address, whose name is not known, or which is no address of the web."""
        host, port = _place_of(address)
        try:
            self._guard.check(host, port)
        except BlockedAddress as error:
            raise UsageError(
                f"webhook: {error}: the operator may allow its network by NEWSWIRE_SEARCH_ALERT_NETWORKS"
            ) from error
        except OSError as error:
            raise UsageError(f"webhook: {host} cannot be found: {error}") from error

    def send(self, alert: Alert, telling: Telling) -> Answered:
        """One POST request."""
        body = message_of(alert, telling).body()
        signed = signed_headers(alert.secret, telling.id, int(self._clock.now().timestamp()), body)
        deadline = self._watch.deadline(self._deadline_s)
        exchange.guard, exchange.deadline, exchange.was_kept = self._guard, deadline, False
        try:
            answered = self._posted(alert.webhook, body, SENT | signed)
        except BlockedAddress as error:
            return Answered(False, detail=str(error))
        except (HTTPError, OSError, ValueError) as error:
            return Answered(False, detail=_why(error, deadline, self._deadline_s))
        finally:
            exchange.deadline = None
            deadline.forget()
        # what looks like the end of the answer is the end of our patience
        return Answered(False, detail=_late(self._deadline_s)) if deadline.passed else answered

    def _posted(self, address: str, body: bytes, headers: Mapping[str, str]) -> Answered:
        timeout = Timeout(connect=self._deadline_s, read=self._deadline_s)
        response = self._manager().urlopen(
            "POST", address, body=body, headers=headers, redirect=False, retries=False, preload_content=False,
            timeout=timeout,
        )  # fmt: skip
        try:
            return _answered(response)
        finally:
            response.close()

    def _manager(self) -> PoolManager:
        if self._pools is None:
            with self._making:
                self._pools = self._pools or pools()
        return self._pools


def _answered(response: BaseHTTPResponse) -> Answered:
    status = response.status
    if 200 <= status < 300:
        return Answered(True, status)
    if 300 <= status < 400:
        return Answered(False, status, "it redirects, which is not followed: give the address that it leads to")
    said = response.read(READ_BYTES, decode_content=False).decode("utf-8", "replace").strip()
    return Answered(
        False, status, said, is_gone=status == GONE, retry_after_s=_seconds(response.headers.get("Retry-After"))
    )


def _seconds(text: str | None) -> float | None:
    return float(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else None


def _place_of(address: str) -> tuple[str, int]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UsageError(NO_ADDRESS.format(address=address[:80])) from error
    if parts.scheme not in ("http", "https") or not host or parts.username is not None or not address.isprintable():
        raise UsageError(NO_ADDRESS.format(address=address[:80]))
    return host, port or (443 if parts.scheme == "https" else 80)


def _why(error: BaseException, deadline: Deadline, deadline_s: float) -> str:
    return _late(deadline_s) if deadline.passed else str(error)


def _late(deadline_s: float) -> str:
    return f"no whole answer within {deadline_s:g} s"
