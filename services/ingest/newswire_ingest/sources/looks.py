"""The steps of a look at a source, from turn to turn: one request a turn, each in line at its host.

Most looks are one request.  A feed that has moved is followed, and of an index of sitemaps the newest children are
read; each of these requests waits for its own turn, at the host that it goes to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newswire_ingest.sources.ports import FeedState, Item, Listing, Look
from newswire_ingest.texts import storable
from newswire_ingest.web.ports import Answer

HOPS = 5  # as many redirects as are followed for a page
CHILDREN = 5  # of an index: news is in the newest one or two, the others are the past
LISTINGS = ("rss", "atom", "jsonfeed", "sitemap")
WANTED = {"feed": LISTINGS, "listing": (*LISTINGS, "listing")}  # what a kind of source may answer
PROBLEMS_KEPT = 3  # of one look: they are one cell of `sources list`
SLOWEST_S = 6 * 3600.0  # a feed that comes back is found within a quarter of a day, and four requests a day hurt nobody


def under_way(state: FeedState, address: str) -> Look:
    """The look that a source is in the midst of, or a new one of its address."""
    look = state.look
    return look if look and look.ahead and look.start == address else Look(start=address, ahead=(address,))


def conditional(state: FeedState, address: str) -> dict[str, str]:
    """The headers that ask an address only for what is new; none where the copy is that of another address."""
    if address != (state.of or address):
        return {}
    wanted = {"If-None-Match": state.etag, "If-Modified-Since": state.last_modified}
    return {name: value for name, value in wanted.items() if value}


def moved(look: Look, target: str) -> Look:
    """The look after a redirect."""
    children = {url: at for url, at in look.children.items() if url != look.ahead[0]}  # asked for again the next time
    return replace(look, ahead=(target, *look.ahead[1:]), hops=look.hops + 1, children=children)


def read(
    look: Look, state: FeedState, answer: Answer, listing: Listing, odd: Iterable[str], *, is_full: bool = False,
    wanted: Iterable[str] = LISTINGS,
) -> Look:  # fmt: skip
    """The look after an answer that gave a listing; `is_full` where not all of it could be taken yet."""
    known = replace(
        look,
        ahead=look.ahead[1:],
        items=look.items + len(listing.items),
        is_partial=look.is_partial or is_full,
        problems=(*look.problems, *map(storable, odd), *_problems(listing, wanted, is_child=bool(look.of))),
    )
    if look.of:
        return known
    chosen = newest(listing.children)
    known = replace(known, of=answer.url, etag=answer.headers.get("etag", ""),
                    last_modified=answer.headers.get("last-modified", ""))  # fmt: skip
    return replace(
        known,
        ahead=tuple(child.url for child in chosen if not _is_known(child, state)),
        children={child.url: child.published or "" for child in chosen},
    )


def failed(look: Look, problem: str) -> Look:
    """The look without the address that failed, which is asked for again the next time."""
    children = {url: at for url, at in look.children.items() if url != look.ahead[0]}
    return replace(look, ahead=look.ahead[1:], children=children, is_partial=True,
                   problems=(*look.problems, storable(problem)))  # fmt: skip


def ended(look: Look, now_ms: int) -> FeedState:
    """What a look leaves; without validators where a part of it failed, so that the next one begins anew."""
    return FeedState(
        etag="" if look.is_partial else look.etag,
        last_modified="" if look.is_partial else look.last_modified,
        polled_ms=now_ms,
        problem="; ".join(look.problems[:PROBLEMS_KEPT]),
        items=look.items,
        of=look.of,
        children=look.children,
    )


def wait_s(interval_s: float, failures: int) -> float:
    """When to look again: half as often after each failure in a row, but not less often than every six hours."""
    return max(interval_s, min(interval_s * 2.0 ** min(failures - 1, 30), SLOWEST_S))


def newest(children: Iterable[Item]) -> list[Item]:
    """Of the sitemaps of an index those that are read: the last changed ones first."""
    return sorted(children, key=lambda child: child.published or "", reverse=True)[:CHILDREN]


def _is_known(child: Item, state: FeedState) -> bool:
    """Whether a child was read already as it is now."""
    return bool(child.published) and state.children.get(child.url) == child.published


def _problems(listing: Listing, wanted: Iterable[str], *, is_child: bool) -> tuple[str, ...]:
    if listing.kind not in wanted:
        return (f"this is no feed but {listing.kind}",)
    if listing.children and is_child:
        return ("an index of sitemaps within another is not followed",)
    return listing.problems
