"""The hits of a search one by a story, found from any place of its order on: the same walk for each engine.

The hit that stands for a story is the first of those that match, in the order of the search.  Whether a hit is that
does not depend on the page: so a cursor is a place in the order, as without groups, and no story comes twice or not at
all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

# Hits that are looked at for one that is shown, at first: half of them may stand for nothing, for a story has several.
EACH = 2
MOST_AT_ONCE = 500  # hits; where nearly all belong to stories that were shown, more and more are looked at


@dataclass(frozen=True, slots=True)
class GroupedHit:
    """A hit in its order, and the story that it is of, if any; `row` is what the engine knows it by."""

    article_id: str
    story: str | None
    value: float
    row: int = 0


# The hits after a place of the order, and after the start without one, of other stories than some; so many of them.
Following = Callable[[GroupedHit | None, Collection[str], int], Sequence[GroupedHit]]
Best = Callable[[Collection[str]], Mapping[str, str]]  # of stories: by each the article that stands for it


def heads_of_stories(following: Following, best: Best, most: int) -> list[GroupedHit]:
    """The first `most` hits after a place that stand for their story, or for themselves where they have none."""
    found: list[GroupedHit] = []
    known: set[str] = set()
    place, window = None, EACH * most
    while len(found) < most:
        hits = following(place, known, window)
        stories = {hit.story for hit in hits if hit.story is not None}
        standing = best(stories) if stories else {}
        found += [hit for hit in hits if hit.story is None or standing.get(hit.story) == hit.article_id]
        if len(hits) < window:
            break
        known |= stories
        place, window = hits[-1], min(2 * window, MOST_AT_ONCE)
    return found[:most]
