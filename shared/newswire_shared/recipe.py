"""The recipe: what versions of everything an article is made by now.

Each enriched article carries the recipe it was made by among its `versions`.  Enrich workers write theirs as they
start, and a rebuild of what is stale compares the two.  What operators edit holds at once and for all workers, so its
version stands beside the recipe in the state, and after a dot in an article's.
"""

from __future__ import annotations

from newswire_shared.scripts import State, translated

RECIPE = "recipe"  # in an article's versions, and in the state
EDITS_VERSION = "entity-edits:version"  # in the state


def declare_recipe(state: State, recipe: str) -> None:
    """Say by what articles are made from now on; the worker that started last is believed."""
    with translated():
        state.client.set(state.key(RECIPE), recipe)


def declared_recipe(state: State) -> str:
    """By what articles are made now, "" if no worker has said so yet."""
    with translated():
        recipe, edits = state.client.mget(state.key(RECIPE), state.key(EDITS_VERSION))
    return with_edits(recipe, edits or "") if recipe else ""


def with_edits(recipe: str, edits: str) -> str:
    """A recipe and the version of the edits that hold, "" of none."""
    return f"{recipe}.{edits}" if edits else recipe
