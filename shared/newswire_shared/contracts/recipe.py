"""The recipe: what versions of everything an article is made by now.

Each enriched article carries the recipe it was made by among its `versions`.  Enrich workers write theirs as they
start, and a rebuild of what is stale compares the two.  What operators edit holds at once and for all workers, so its
version stands beside the recipe in the state, and after a dot in an article's.
"""

from __future__ import annotations

RECIPE = "recipe"  # in an article's versions, and in the state


def with_edits(recipe: str, edits: str) -> str:
    """A recipe and the version of the edits that hold, "" of none."""
    return f"{recipe}.{edits}" if edits else recipe
