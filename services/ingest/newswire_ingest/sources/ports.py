"""The port of sources: their declarations, the state that the last look left, and the items of a listing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from newswire_shared.accounting.ledger import Offer

LEASE_S = 60  # a due source that is claimed is put in line within a tick; one whose worker was killed is due again then


@dataclass(frozen=True, slots=True)
class Source:
    """A source is a declaration: an address to look at, how often, and under which name its articles go.

    `interval_s` is 0 where newswire finds it by the source's habits.  `kind` is "feed" for feeds and sitemaps,
    "listing" for a page whose links are its items.  `include` and `exclude` are the source's rules for the addresses
    of items.
    """

    name: str
    address: str
    interval_s: float
    language: str | None = None
    paused: bool = False
    revision: int = 1
    kind: str = "feed"
    group: str = ""
    tags: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


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
    nothing, since `failing_ms`; `ok_ms` is when a look last succeeded, `new_ms` when one last brought something new,
    and `next_ms` about when the next is due.  `problems` are all that the last look found, in words.

    `whole_ms` is when the listing was last asked for without validators, `digest` that of its last body.  `moved_to` is
    where it was redirected for good, in `moved_looks` looks in a row; `retired` is why it is asked no more.
    `interval_s` is the wait that was chosen last, `habit` what its schedule remembers of when it publishes.  `looks`
    and `fresh` count looks and new items since the source was added, `listed` all items of these looks.  `proposed` is
    an address that might replace one that fails.
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
    problems: tuple[str, ...] = ()
    failing_ms: int = 0
    ok_ms: int = 0
    new_ms: int = 0
    next_ms: int = 0
    whole_ms: int = 0
    digest: str = ""
    moved_to: str = ""
    moved_looks: int = 0
    retired: str = ""
    interval_s: float = 0
    habit: tuple[float, ...] = ()
    looks: int = 0
    fresh: int = 0
    listed: int = 0
    proposed: str = ""


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
    """One item of a feed, sitemap or listing; `published` and `updated` are ISO 8601 or None.

    `image` is the address of a picture or other enclosure, `summary` is plain text.
    """

    url: str
    title: str | None = None
    published: str | None = None
    guid: str | None = None
    updated: str | None = None
    summary: str | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What an address offers for collection; `children` are the sitemaps that an index names, which are no articles.

    `rest_s` is the least wait between two looks that it asks for (ttl, syndication period), 0 for none; `skip_hours`
    (0 to 23, GMT) and `skip_days` (0 is Monday) are when it asks not to be looked at.  `site` is the page that it
    says it is of.
    """

    kind: str
    title: str | None
    items: tuple[Item, ...]
    problems: tuple[str, ...] = field(default=())
    children: tuple[Item, ...] = ()
    language: str | None = None
    rest_s: float = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article that is known, in a listing: what is offered of it, and when the listing says that it was edited."""

    article_id: str
    offer: Offer
    updated: str | None


class AnnouncedEdits(Protocol):
    """What becomes of edits that listings announce."""

    def offer(self, source: str, sightings: Sequence[Sighting]) -> int:
        """Have edited articles looked at, at once or as soon as they may be; answers how many are at once."""
