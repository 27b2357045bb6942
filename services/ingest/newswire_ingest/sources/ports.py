"""The port of sources: their declarations, the state that the last look left, and the items of a listing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

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

    `start` is the source's address as it began, `ahead` what it asks yet, `hops` how many redirects it followed, and
    `moved_to` how far they were permanent ones.
    `of` is the address that gave the listing, with its validators; `children` are the sitemaps of an index that
    count as read when the look has ended, with when they were changed.  It is partial where one of them failed, and
    whole where the listing was asked for without validators.  `fresh` of `items` were not in the listing before.  A
    look that `seeks` asks the front page of a site whose feed has gone for another one.
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
    moved_to: str = ""
    is_whole: bool = False
    digest: str = ""
    fresh: int = 0
    seeks: bool = False


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a source's last look left: validators for a conditional request, and how it went.

    `of` is the address that the validators are of, `children` the sitemaps of an index that were read, with when they
    were changed, and `look` the look that is under way.  `failures` counts the looks in a row that came to
    nothing, since `failing_ms`; `ok_ms` is when a look last succeeded, `new_ms` when one last brought something new,
    and `next_ms` about when the next is due.  `problems` are all that the last look found, in words.

    `whole_ms` is when the listing was last asked for without validators, `digest` that of its last body, `read_ms` when
    that was last read and all of it offered; `not_modified` counts the 304s since it came.  `doubted` are validators
    that were answered by 304 before the listing turned out to have changed; they are sent once more, and
    `is_disbelieved` says that they brought a 304 again.
    `moved_to` is where it was redirected for good, in `moved_looks` looks in a row.  `gone` counts the answers 410 in a
    row, since `gone_ms`; `retired` is why it is asked no more.

    `interval_s` is the wait that was chosen last, `habit` what its schedule remembers of when it publishes.  `rest_s`,
    `skip_hours` and `skip_days` are the rests that its listing asks for.  `looks` and `fresh` count looks and new items
    since the source was added, `listed` all items of the looks that read a listing.  `proposed` is an address that
    might replace one that fails.
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
    not_modified: int = 0
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
    read_ms: int = 0
    doubted: tuple[str, ...] = ()
    is_disbelieved: bool = False
    gone: int = 0
    gone_ms: int = 0
    rest_s: float = 0
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


def woken(state: FeedState) -> FeedState:
    """The state of a source that somebody changed: it is polled at once, whatever its last look said."""
    return replace(state, retired="", gone=0, gone_ms=0, next_ms=0)


class SourceStore(Protocol):
    """Sources and the state of their feeds."""

    def get(self, name: str) -> Source | None:
        """A source by its name."""

    def all(self) -> list[Source]:
        """Every source, by name."""

    def save(self, source: Source) -> None:
        """Keep a source and make it due at once, also where it was retired; paused ones are never due."""

    def remove(self, name: str) -> None:
        """Forget a source and its feed's state."""

    def state(self, name: str) -> FeedState:
        """The state of a source's feed."""

    def states_of(self, names: Sequence[str]) -> list[FeedState]:
        """The states of many feeds, in their order, in few exchanges."""

    def turn(self, name: str) -> tuple[Source | None, FeedState]:
        """A source and its feed's state, in one step."""

    def polled(self, source: Source, state: FeedState, wait_s: float | None, seen: str | None = None) -> None:
        """Keep a feed's state and make the source due again after `wait_s`, None for not at all.

        `seen` is the memory of its listing, kept where it is given.
        """

    def seen(self, name: str) -> str | None:
        """The memory of a source's last listing, None where there is none."""

    def put_off(self, name: str, wait_s: float) -> None:
        """Make a source due again after `wait_s`, unless it is paused or gone."""

    def claim_due(self, limit: int) -> list[str]:
        """Names of due sources, leased for `LEASE_S`."""
