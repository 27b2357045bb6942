"""The recipe: what versions of everything an article is made by now.

Each enriched article carries the recipe it was made by among its `versions`.  Enrich workers write theirs as they
start, and a rebuild of what is stale compares the two.
"""

from __future__ import annotations

from newswire_shared.scripts import State, translated

RECIPE = "recipe"  # in an article's versions, and in the state


def declare_recipe(state: State, recipe: str) -> None:
    """Say by what articles are made from now on; the worker that started last is believed."""
    with translated():
        state.client.set(state.key(RECIPE), recipe)


def declared_recipe(state: State) -> str:
    """By what articles are made now, "" if no worker has said so yet."""
    with translated():
        return str(state.client.get(state.key(RECIPE)) or "")
