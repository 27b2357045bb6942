"""The ports of the web: one request with its answer, and the texts of robots.txt that are remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended

SLOW_S = 3.0  # to the beginning of an answer, after which a host is slow: ten times what servers of news take
SHORT_S = 5.0  # to wait for a host that was slow; what needs longer is waited for at a later try
PATIENT_S = 25.0  # to wait at a later try, which a quarter of the slots at most are spent on; a request ends at 30 s
HOPS = 5  # redirects that are followed, as many as RFC 9309 wants for robots.txt
REDIRECTS = frozenset({301, 302, 303, 307, 308})
VALIDATORS = ("etag", "last-modified")
LONGEST_VALIDATOR = 256  # characters; an ETag is a digest or a number, and each is kept with its article for good


class SiteFails(TransientError):
    """A web server fails or cannot be reached: a try of the address is spent, and the host rests.

    `host` is whose failure it is, "" for that of the address itself.  A `busy` one has too much to do, by its own
    words, or is not there at all; `late` is an answer that did not come in time.
    """

    def __init__(
        self, message: str, *, retry_after_s: float | None = None, host: str = "", busy: bool = False,
        late: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(message, retry_after_s=retry_after_s)
        self.host, self.busy, self.late = host, busy, late


@dataclass(frozen=True, slots=True)
class Answer:
    """What a web server answered to one request; redirects are not followed.

    `body` is decoded of transfer; `waited_s` is the time to the end of the headers.
    """

    url: str
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    fetched_at: datetime
    raw_headers: tuple[tuple[str, str], ...] = ()
    request_headers: tuple[tuple[str, str], ...] = ()
    waited_s: float = 0

    @property
    def redirects_to(self) -> str | None:
        """The address that a redirect names; None for what is no redirect, or names none."""
        location = self.headers.get("location")
        if self.status not in REDIRECTS or not location:
            return None
        try:
            return urljoin(self.url, location)
        except ValueError:
            return None

    def validator(self, name: str) -> str:
        """The value of `etag` or `last-modified`; "" where there is none that could be sent back."""
        return validator_of(self.headers.get(name, ""))


def validator_of(value: str) -> str:
    """A validator as it may be kept and sent back; "" for one that may not."""
    return value if len(value) <= LONGEST_VALIDATOR and value.isprintable() else ""


def validators_in(headers: Mapping[str, str]) -> dict[str, str]:
    """The validators of an answer that may be kept, by their names; `headers` have names in lower case."""
    return {name: value for name in VALIDATORS if (value := validator_of(headers.get(name, "")))}


def first_byte_s(is_slow: bool, tries: int) -> float | None:
    """How long to wait for an answer to begin, by its host's last one and by earlier tries; None for as usual."""
    if tries:
        return PATIENT_S
    return SHORT_S if is_slow else None


def is_sound(url: str) -> bool:
    """Whether a redirect's target is a web address that can be asked for."""
    try:
        return bool(host_key(url)) and urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


class Fetcher(Protocol):
    """Makes one request."""

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, first_byte_s: float | None = None,
        enough_bytes: int | None = None,
    ) -> Answer | Ended:  # fmt: skip
        """Ask for an address once, and wait `first_byte_s` at most for the answer to begin.

        Of a body that is larger than `enough_bytes` the beginning is read, and somewhat more than that.

        Answers a rejection for what will never do (a blocked address, a page too large).  Raises
        SiteFails for what may pass (no connection, no answer in time).
        """
