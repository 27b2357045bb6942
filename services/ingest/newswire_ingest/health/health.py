"""The health of a source: what is the matter with it, since when, why, and what to do.

A pure function of the declaration, of what the last look left, and of what became of its articles.  Whether a source is
silent is judged by its own habit: how much it would have published since its last new item.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from newswire_shared.accounting.ledger import Counts
from newswire_shared.contracts.clock import from_ms

from newswire_ingest.sources.ports import FeedState, Source

HOUR_MS = 3_600_000
MISSED_ITEMS = 12.0  # that a habit let expect and that did not come: by chance less than once in 100,000 silences
LEAST_SILENCE_MS = 3 * HOUR_MS  # a wire's own pauses are shorter
LONGEST_SILENCE_MS = 60 * 24 * HOUR_MS  # however seldom it publishes: somebody should look
TRIES = 2  # failed looks in a row before a failure that may pass is called one
LEAST_REJECTED = 5  # articles of a day: fewer are those of single bad pages


class Kind(StrEnum):
    """The states of a source, as people and metrics name them."""

    HEALTHY = "healthy"
    NEW = "new"
    PAUSED = "paused"
    FLAWED = "flawed"
    FAILING = "failing"
    GONE = "gone"
    REFUSED = "refused"
    DISALLOWED = "disallowed"
    TOO_SLOW = "too slow"
    NOT_A_FEED = "not a feed"
    EMPTY = "empty"
    WRONG_ITEMS = "wrong items"
    REJECTED = "all rejected"
    SILENT = "silent"
    MOVED = "moved"
    RETIRED = "retired"


CALM = frozenset({Kind.HEALTHY, Kind.NEW, Kind.PAUSED, Kind.FLAWED, Kind.MOVED})  # nobody has to look at these
# States in which the source's address is the wrong one, so that a look at its site may find the right one.
LOST = frozenset({Kind.GONE, Kind.NOT_A_FEED, Kind.RETIRED, Kind.EMPTY, Kind.FAILING, Kind.REFUSED})


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a source, since when (0 where that is not known), why, and what to do."""

    kind: Kind
    since_ms: int = 0
    words: str = ""
    advice: str = ""

    @property
    def is_calm(self) -> bool:
        return self.kind in CALM


Expected = Callable[[FeedState, int, int], float]  # items that a source would have published between two instants

REPAIR = "`newswire sources repair {name}` looks for its new address"
CHECK = "look at it: newswire sources check {address}"
# What a look says of its failure, as a state.  The first that matches holds; what none matches is failing.
CAUSES: tuple[tuple[re.Pattern[str], Kind, str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind, advice)
    for pattern, kind, advice in (
        (r"crawl-?delay", Kind.TOO_SLOW, "ask the publisher for another way, such as a feed at another host"),
        (r"robots\.txt disallow", Kind.DISALLOWED, "ask the publisher, or remove it: newswire sources remove {name}"),
        (r"robots\.txt", Kind.FAILING, "its robots.txt has to answer first; it is asked again"),
        (r"answers (?:404|410)\b|\bgone\b", Kind.GONE, REPAIR),
        (r"answers (?:401|402|403|407|451)\b|forbidden", Kind.REFUSED,
         "the server refuses newswire: ask the publisher, and name a contact in NEWSWIRE_INGEST_USER_AGENT"),
        (r"answers 429\b|is busy|too many requests", Kind.FAILING, "it is asked too often: give it a longer --every"),
        (r"answers 5\d\d\b", Kind.FAILING, "its server fails; it is asked again by itself"),
        (r"answers [1-4]\d\d\b", Kind.FAILING, CHECK),
        (r"blocked address|not of the web|not of the public web", Kind.REFUSED,
         "it lies in a private network: allow that in NEWSWIRE_INGEST_ALLOW_NETWORKS if it is yours"),
        (r"name or service|name resolution|nodename|no address|resolve|getaddrinfo", Kind.FAILING,
         "its name is not known: " + REPAIR),
        (r"certificate|ssl|tls", Kind.FAILING, "its certificate is wrong: tell the publisher"),
        (r"redirects", Kind.FAILING, REPAIR),
        (r"too large|larger than", Kind.FAILING, "it is larger than NEWSWIRE_INGEST_PAGE_BYTES"),
        (r"no whole answer in time|timed out", Kind.FAILING, "its server is slow; it is asked again by itself"),
        (r"connect|connection|refused|unreachable", Kind.FAILING, "nobody answers there; it is asked again by itself"),
        (r"this is no feed", Kind.NOT_A_FEED, REPAIR),
        (r"cannot be read", Kind.NOT_A_FEED, CHECK),
    )
)  # fmt: skip
PASSING = frozenset({Kind.FAILING})  # what may pass by itself, so that one failed look is none yet
_OF_ITEM = re.compile(r"item .*?: |\d+ more items: ", re.DOTALL)


def health(source: Source, state: FeedState, now_ms: int, expected: Expected, outcomes: Counts | None = None) -> Health:
    """The health of a source now; `outcomes` are those of its articles of the last day, where they are known."""
    found = _health(source, state, now_ms, expected, outcomes)
    return Health(
        found.kind, found.since_ms, found.words, found.advice.format(name=source.name, address=source.address)
    )


def problems_of(state: FeedState) -> tuple[str, ...]:
    """Every problem of the last look; the release before kept one text."""
    return state.problems or ((state.problem,) if state.problem else ())


def _health(source: Source, state: FeedState, now_ms: int, expected: Expected, outcomes: Counts | None) -> Health:
    if source.paused:
        return Health(Kind.PAUSED, 0, "it is paused", "newswire sources resume {name}")
    if state.retired:
        return Health(
            Kind.RETIRED, state.failing_ms, state.retired, REPAIR + "; `newswire sources resume {name}` asks it again"
        )
    if not state.polled_ms:
        return Health(Kind.NEW, 0, "it was not looked at yet")
    return (
        _failing(state)
        or _moved(state)
        or _barren(state)
        or _rejected(outcomes)
        or _silent(state, now_ms, expected)
        or _flawed(state)
        or Health(Kind.HEALTHY, state.ok_ms or state.polled_ms)
    )


def _failing(state: FeedState) -> Health | None:
    """Why looks fail; a look that took items did not, whatever is wrong with some."""
    problems = problems_of(state)
    if not problems:
        return None
    kind, advice = cause(problems)
    if not state.failures and state.items and kind is not Kind.NOT_A_FEED:
        return None
    if not state.failures and (kind is Kind.FAILING or all(_OF_ITEM.match(problem) for problem in problems)):
        return None  # of items, which were refused one by one
    if kind in PASSING and 0 < state.failures < TRIES:
        return Health(Kind.FLAWED, state.failing_ms, f"the last look failed: {'; '.join(problems)}")
    return Health(kind, state.failing_ms or state.polled_ms, "; ".join(problems), advice)


def cause(problems: tuple[str, ...]) -> tuple[Kind, str]:
    """The state that problems in words stand for, with what to do."""
    for pattern, kind, advice in CAUSES:
        if any(pattern.search(problem) for problem in problems if not _OF_ITEM.match(problem)):
            return kind, advice
    return Kind.FAILING, CHECK


def _moved(state: FeedState) -> Health | None:
    if not state.moved_to:
        return None
    words = f"it was redirected for good to {state.moved_to}"
    return Health(Kind.MOVED, 0, words, "`newswire sources repair {name} --yes` takes that address")


def _barren(state: FeedState) -> Health | None:
    """A source that answers and has never given anything."""
    if state.items or state.fresh:
        return None
    refused = [problem for problem in problems_of(state) if _OF_ITEM.match(problem)]
    if refused:
        return Health(Kind.WRONG_ITEMS, state.polled_ms, "none of its items can be taken: " + "; ".join(refused), CHECK)
    return Health(Kind.EMPTY, state.polled_ms, "it answers, and lists nothing", REPAIR)


def _rejected(outcomes: Counts | None) -> Health | None:
    if outcomes is None or outcomes.rejected < LEAST_REJECTED:
        return None
    if outcomes.indexed or outcomes.unchanged or outcomes.rejected + outcomes.in_flight < outcomes.accepted:
        return None
    reasons = ", ".join(f"{reason} {number}" for reason, number in outcomes.reasons.items())
    words = f"all {outcomes.rejected} articles of the last day that ended were rejected: {reasons}"
    return Health(
        Kind.REJECTED,
        0,
        words,
        "see them: newswire ledger --source {name} --by-hour; then rules for addresses, or remove it",
    )


def _silent(state: FeedState, now_ms: int, expected: Expected) -> Health | None:
    silent_ms = now_ms - state.new_ms
    if not state.new_ms or silent_ms < LEAST_SILENCE_MS:
        return None
    missed = expected(state, state.new_ms, now_ms)
    if missed < MISSED_ITEMS and silent_ms < LONGEST_SILENCE_MS:
        return None
    words = (
        f"nothing new since {from_ms(state.new_ms):%Y-%m-%d %H:%M} UTC; by its habit about {missed:.0f} items were due"
    )
    return Health(Kind.SILENT, state.new_ms, words, CHECK)


def _flawed(state: FeedState) -> Health | None:
    problems = problems_of(state)
    return Health(Kind.FLAWED, state.polled_ms, "it works; " + "; ".join(problems)) if problems else None
