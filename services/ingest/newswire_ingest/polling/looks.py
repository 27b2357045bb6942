"""The steps of a look at a source, from turn to turn: one request a turn, each in line at its host.

Most looks are one request.  A feed that has moved is followed, and of an index of sitemaps the newest children are
read; each of these requests waits for its own turn, at the host that it goes to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from newswire_ingest.listings.values import Item, Listing
from newswire_ingest.polling import turnover
from newswire_ingest.polling.conditions import READ_MS, UNBELIEVED, digest_of, judged
from newswire_ingest.polling.offering import Taken
from newswire_ingest.sources.ports import FeedState, Look
from newswire_ingest.texts import storable
from newswire_ingest.web.ports import Answer

CHILDREN = 5  # of an index: news is in the newest one or two, the others are the past
LISTINGS = ("rss", "atom", "jsonfeed", "sitemap")
WANTED = {"feed": LISTINGS, "listing": (*LISTINGS, "listing")}  # what a kind of source may answer
LASTING = frozenset({301, 308})  # the others say that the address asked for is the one to ask for again
MOVED_LOOKS = 3  # in a row to one target: a page of maintenance or of a consent is gone by then
GONE_LOOKS, GONE_MS = 3, 86_400_000  # 410 is for good, but a faulty release of a site is repaired within the day
SEEK_LOOKS = 3  # in a row: a release of a site that went wrong is repaired by then
GONE = re.compile(r"^the feed answers (404|410)$|^this is no feed")  # the server answers, and the feed is not there
PROBLEMS_KEPT = 3  # of one look: they are one cell of `sources list`
SLOWEST_S = 6 * 3600.0  # a feed that comes back is found within a quarter of a day, and four requests a day hurt nobody


def under_way(state: FeedState, address: str) -> Look:
    """The look that a source is in the midst of, or a new one of its address."""
    look = state.look
    return look if look and look.ahead and look.start == address else Look(start=address, ahead=(address,))


def moved(look: Look, target: str, status: int) -> Look:
    """The look after a redirect."""
    children = {url: at for url, at in look.children.items() if url != look.ahead[0]}  # asked for again the next time
    is_lasting = status in LASTING and not look.of and look.ahead[0] == (look.moved_to or look.start)
    return replace(look, ahead=(target, *look.ahead[1:]), hops=look.hops + 1, children=children,
                   moved_to=target if is_lasting else look.moved_to)  # fmt: skip


def read(
    look: Look, state: FeedState, answer: Answer, listing: Listing, taken: Taken, *, is_whole: bool,
    wanted: Iterable[str] = LISTINGS,
) -> Look:  # fmt: skip
    """The look after an answer that gave a listing, of which this was taken; `is_whole` without validators.

    `wanted` are the kinds that the source may answer.
    """
    known = replace(
        look,
        ahead=look.ahead[1:],
        items=look.items + len(listing.items),
        fresh=look.fresh + len(taken.fresh),
        is_partial=look.is_partial or taken.is_full,
        problems=(*look.problems, *map(storable, taken.odd), *_problems(listing, wanted, is_child=bool(look.of))),
    )
    if look.of:
        return known
    chosen = newest(listing.children)
    known = replace(known, of=answer.url, etag=answer.validator("etag"), is_whole=is_whole,
                    last_modified=answer.validator("last-modified"), digest=digest_of(answer.body))  # fmt: skip
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


def ended(look: Look, state: FeedState, now_ms: int) -> FeedState:
    """What a look leaves; without validators where a part of it failed, so that the next one begins anew."""
    doubted, is_disbelieved = judged(state, look)
    has_turned = turnover.has_turned(look, state)
    told = (turnover.problem(state, now_ms),) if has_turned else turnover.still_told(state.problems, now_ms)
    problems = (*look.problems, *told, *([UNBELIEVED] if is_disbelieved else []))
    is_read = not look.is_partial and now_ms - state.read_ms >= READ_MS
    return succeeded(
        replace(
            state,
            etag="" if look.is_partial else look.etag,
            last_modified="" if look.is_partial else look.last_modified,
            digest="" if look.is_partial else look.digest,
            items=look.items,
            of=look.of,
            children=look.children,
            doubted=doubted,
            is_disbelieved=is_disbelieved,
            not_modified=0,
            whole_ms=now_ms if look.is_whole else state.whole_ms,
            read_ms=now_ms if is_read else state.read_ms,
            new_ms=now_ms if look.fresh else state.new_ms,
            fresh=state.fresh + look.fresh,
            listed=state.listed + look.items,
        ),
        look,
        now_ms,
        problems,
    )


def succeeded(state: FeedState, look: Look, now_ms: int, problems: tuple[str, ...]) -> FeedState:
    """The state after a look that came to its end, with the problems of the listing."""
    moved_looks = state.moved_looks + 1 if look.moved_to == state.moved_to else 1
    return replace(
        state,
        look=None,
        polled_ms=now_ms,
        ok_ms=now_ms,
        looks=state.looks + 1,
        failures=0,
        failing_ms=0,
        gone=0,
        gone_ms=0,
        problems=problems,
        problem="; ".join(problems[:PROBLEMS_KEPT]),
        moved_to=look.moved_to,
        moved_looks=moved_looks if look.moved_to else 0,
    )


def unchanged(state: FeedState, look: Look, now_ms: int) -> FeedState:
    """The state after a look at a listing that is as it was; what is wrong with the listing still is."""
    kept = () if state.failures else (problem for problem in state.problems if problem != UNBELIEVED)
    told = (*turnover.without(kept), *turnover.still_told(state.problems, now_ms))
    return succeeded(state, look, now_ms, (*told, *([UNBELIEVED] if state.is_disbelieved else [])))


def failing(state: FeedState, now_ms: int, problem: str, *, is_gone: bool = False) -> FeedState:
    """The state after a look that came to nothing."""
    why = storable(problem)
    return replace(
        state,
        look=None,
        polled_ms=now_ms,
        problem=why,
        problems=(why, *turnover.still_told(state.problems, now_ms)),
        looks=state.looks + 1,
        failures=state.failures + 1,
        failing_ms=state.failing_ms or now_ms,
        gone=state.gone + 1 if is_gone else 0,
        gone_ms=(state.gone_ms or now_ms) if is_gone else 0,
        moved_to="",
        moved_looks=0,
    )


def with_problem(state: FeedState, problem: str) -> FeedState:
    """The state with one problem more, which is said first."""
    problems = (problem, *state.problems)
    return replace(state, problems=problems, problem="; ".join(problems[:PROBLEMS_KEPT]))


def is_gone_for_good(state: FeedState) -> bool:
    """Whether it was said often enough, over long enough, that the source is gone: one answer may be a mistake."""
    return state.gone >= GONE_LOOKS and state.polled_ms - state.gone_ms >= GONE_MS


def needs_home(state: FeedState) -> bool:
    """Whether a feed has gone, by what its server answers, for so long that its site is asked for another.

    Then once in so many looks, of which there are four a day at most.
    """
    is_asked = state.failures >= SEEK_LOOKS and state.failures % SEEK_LOOKS == 0
    return is_asked and not state.proposed and any(GONE.search(problem) for problem in state.problems)


def is_moved_for_good(state: FeedState) -> bool:
    """Whether the source was redirected for good to the same address in enough looks in a row."""
    return bool(state.moved_to) and state.moved_looks >= MOVED_LOOKS


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
        return (no_feed(listing),)
    if listing.children and is_child:
        return ("an index of sitemaps within another is not followed",)
    return listing.problems


def no_feed(listing: Listing) -> str:
    """What a listing is that cannot be polled, in words."""
    is_said = listing.kind == "unknown" and listing.problems
    return listing.problems[0] if is_said else f"this is no feed but {listing.kind}"
