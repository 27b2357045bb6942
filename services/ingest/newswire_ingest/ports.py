"""Where ingest begins: the web, the frontier, robots.txt and sources, as the use cases see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from urllib.parse import urljoin, urlsplit

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import host_key
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End, Reason, Stage

REDIRECTS = frozenset({301, 302, 303, 307, 308})
POLL = "poll:"


class SiteFails(TransientError):
    """A web server fails or cannot be reached: a try of the address is spent, and the host rests.

    `host` is whose failure it is, "" for that of the address itself; a `busy` one says that it has too much to do.
    """

    def __init__(self, message: str, *, retry_after_s: float | None = None, host: str = "", busy: bool = False) -> None:
        super().__init__(message, retry_after_s=retry_after_s)
        self.host, self.busy = host, busy


@dataclass(frozen=True, slots=True)
class Answer:
    """What a web server answered to one request; redirects are not followed.  `body` is decoded of transfer."""

    url: str
    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    fetched_at: datetime
    raw_headers: tuple[tuple[str, str], ...] = ()
    request_headers: tuple[tuple[str, str], ...] = ()

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


def is_sound(url: str) -> bool:
    """Whether a redirect's target is a web address that can be asked for."""
    try:
        return bool(host_key(url)) and urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


class Fetcher(Protocol):
    """Makes one request."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Answer | Ended:
        """Ask for an address once.

        Answers a rejection for what will never do (a blocked address, a page too large).  Raises
        SiteFails for what may pass (no connection, no answer in time).
        """


@dataclass(frozen=True, slots=True)
class Claimed:
    """An address claimed from the frontier; `claims` counts how often without an orderly end.

    `record` is None where nothing is known of the capture any more, and where a poll was claimed.  `host_failures` is
    how often its host failed in a row, `host_failed_s` how long ago it did so last, `waited_s` how long the address
    is to be fetched already.
    """

    host: str
    token: str
    capture_id: str
    claims: int
    record: CaptureRecord | None
    host_failures: int = 0
    host_failed_s: float = 0
    waited_s: float = 0

    @property
    def poll(self) -> str:
        """The source whose turn it is to be polled, "" for an address."""
        return self.capture_id.removeprefix(POLL) if self.capture_id.startswith(POLL) else ""


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing is due; the next may be in `wait_s`, None when nothing waits at all."""

    wait_s: float | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An address that waits for its next try, and why; `why` is "" where only its host rests."""

    url: str
    why: str
    wait_s: float


class Frontier(Protocol):
    """Addresses to fetch and sources to poll, by host and due time; the claim decides the pace."""

    def claim(self) -> Claimed | Idle:
        """The next due address, or poll in line, under a lease; at one host they take turns."""

    def finish(
        self,
        claimed: Claimed,
        to: Stage | End | None,
        fields: Mapping[str, str] | None = None,
        reason: Reason | None = None,
        *,
        answered: bool = False,
    ) -> None:
        """The address is done: move its capture (unless `to` is None) and let its host rest for its delay.

        A host that `answered` has its failures forgiven.
        """

    def again(self, claimed: Claimed, wait_s: float, why: str = "", *, answered: bool = False) -> None:
        """Try the address again after `wait_s`; `why` is kept in its record, with when that will be."""

    def rest(self, host: str, *, busy: bool = False, asked_s: float = 0) -> None:
        """A host failed: ask it nothing for a while, longer each time in a row, and at least for `asked_s`.

        One that says itself that it is `busy` rests at once, others from the third failure in a row.
        """

    def line_up(self, host: str, source: str) -> None:
        """Put a source's poll in line at its host; one that is in line already keeps its place."""

    def slow_down(self, host: str, delay_s: float) -> None:
        """Set a host's own delay; the default holds where it is longer."""

    def waiting(self, bucket: str) -> list[Waiting]:
        """What of a bucket of the ledger waits for a later try, if that is all that is in flight; else nothing."""

    def size(self) -> int:
        """How many hosts have something waiting or under way."""


class RobotsCache(Protocol):
    """Remembers robots.txt by origin (scheme, host and port)."""

    def get(self, origin: str) -> str | None:
        """The text, "" where everything is allowed, None where it is not known."""

    def put(self, origin: str, text: str) -> None:
        """Remember a text for a while."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source is a declaration: an address to look at, how often, and under which name its articles go."""

    name: str
    address: str
    interval_s: float
    language: str | None = None
    paused: bool = False
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a source that takes more than one turn, and what it gathered so far.

    `start` is the source's address as it began, `ahead` what it asks yet, `hops` how many redirects it followed.
    `of` is the address that gave the listing, with its validators; `children` are the sitemaps of an index that
    count as read when the look has ended, with when they were changed.  It is partial where one of them failed.
    """

    start: str
    ahead: tuple[str, ...]
    hops: int = 0
    of: str = ""
    etag: str = ""
    last_modified: str = ""
    items: int = 0
    problems: tuple[str, ...] = ()
    children: Mapping[str, str] = field(default_factory=dict)
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a source's last look left: validators for a conditional request, and how it went.

    `of` is the address that the validators are of, `children` the sitemaps of an index that were read, with when they
    were changed, and `look` the look that is under way.  `failures` counts the looks in a row that came to
    nothing.
    """

    etag: str = ""
    last_modified: str = ""
    polled_ms: int = 0
    problem: str = ""
    items: int = 0
    of: str = ""
    children: Mapping[str, str] = field(default_factory=dict)
    look: Look | None = None
    failures: int = 0


class SourceStore(Protocol):
    """Sources and the state of their feeds."""

    def get(self, name: str) -> Source | None:
        """A source by its name."""

    def all(self) -> list[Source]:
        """Every source, by name."""

    def save(self, source: Source) -> None:
        """Keep a source and make it due at once; paused ones are never due."""

    def remove(self, name: str) -> None:
        """Forget a source and its feed's state."""

    def state(self, name: str) -> FeedState:
        """The state of a source's feed."""

    def polled(self, source: Source, state: FeedState, wait_s: float) -> None:
        """Keep a feed's state and make the source due again after `wait_s`."""

    def put_off(self, name: str, wait_s: float) -> None:
        """Make a source due again after `wait_s`, unless it is paused or gone."""

    def claim_due(self, limit: int) -> list[str]:
        """Names of due sources, leased for a minute."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed, sitemap or listing; `published` is ISO 8601 or None."""

    url: str
    title: str | None = None
    published: str | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What an address offers for collection; `children` are the sitemaps that an index names, which are no articles."""

    kind: str
    title: str | None
    items: tuple[Item, ...]
    problems: tuple[str, ...] = field(default=())
    children: tuple[Item, ...] = ()
