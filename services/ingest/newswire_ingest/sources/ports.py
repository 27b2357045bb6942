"""The port of sources: their declarations, the state that the last look left, and the items of a listing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

LEASE_S = 60  # a due source that is claimed is put in line within a tick; one whose worker was killed is due again then


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
        """Names of due sources, leased for `LEASE_S`."""


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
