"""A list that turned over between two looks: what came on it and went again was never seen, and its editor is told.

After an outage, or where a wire brings more in a while than its feed holds, nothing else tells of it: the list answers,
its items are new, and all of them are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newswire_shared.contracts.clock import from_ms

from newswire_ingest.sources.ports import FeedState, Look

LEAST_ITEMS = 10  # of a list that is taken for turned over: the few of a quiet section are all new now and then
TOLD_MS = 3 * 86_400_000  # a weekend, so that whoever comes back reads of it
TURNED = "its list turned over between the looks of"
_MINUTE = "%Y-%m-%d %H:%M"
_UNTIL = re.compile(rf"{TURNED} .{{16}} and (.{{16}}) UTC")


def has_turned(look: Look, state: FeedState) -> bool:
    """Whether nothing that a look found was known of the list, though it was read at the same address before."""
    return look.items >= LEAST_ITEMS and look.fresh == look.items and bool(state.listed) and look.of == state.of


def problem(state: FeedState, now_ms: int) -> str:
    """What is said of a list that turned over since the last look that succeeded."""
    before, after = (format(from_ms(ms), _MINUTE) for ms in (state.ok_ms, now_ms))
    return (
        f"{TURNED} {before} and {after} UTC: what came and went in between was not seen; give it a shorter --every, "
        "or add its news sitemap, which lists two days"
    )


def still_told(problems: Iterable[str], now_ms: int) -> tuple[str, ...]:
    """What is to be said again of lists that turned over."""
    since = format(from_ms(max(0, now_ms - TOLD_MS)), _MINUTE)
    return tuple(each for each in problems if (found := _UNTIL.match(each)) and found[1] > since)


def without(problems: Iterable[str]) -> tuple[str, ...]:
    """The problems of a look alone."""
    return tuple(each for each in problems if not each.startswith(TURNED))
