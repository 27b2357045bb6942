"""The recipe in force, which enrich workers declare in Redis as they start."""

from __future__ import annotations

from newswire_shared.contracts.recipe import with_edits
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated


def declare_recipe(state: State, recipe: str) -> None:
    """Say by what articles are made from now on; the worker that started last is believed."""
    with translated():
        state.client.set(keys.RECIPE(), recipe)


def declared_recipe(state: State) -> str:
    """By what articles are made now, "" if no worker has said so yet."""
    with translated():
        recipe, edits = state.client.mget(keys.RECIPE(), keys.ENTITY_EDITS_VERSION())
    return with_edits(recipe, edits or "") if recipe else ""
