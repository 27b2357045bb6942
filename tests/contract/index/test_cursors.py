"""Cursors of rebuilds, in memory and in Redis."""

from __future__ import annotations

import pytest
from newswire_index.rebuild.cursor import Cursor, Cursors
from newswire_index.rebuild.redis_cursors import RedisCursors
from newswire_index.testing import InMemoryCursors
from newswire_shared.state.recipe import declare_recipe, declared_recipe
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]


@pytest.fixture(params=["memory", "redis"])
def cursors(request: pytest.FixtureRequest) -> Cursors:
    """No cursors yet."""
    return InMemoryCursors() if request.param == "memory" else RedisCursors(request.getfixturevalue("redis_state"))


def test_a_cursor_is_found_as_it_was_kept_last_and_forgotten(cursors: Cursors) -> None:
    assert cursors.find("all") is None
    cursors.keep(Cursor("all", "run"))
    cursor = Cursor("all", "run", "17:a", 4, 2, 1, 1)
    cursors.keep(cursor)
    cursors.keep(Cursor("other", "run-2"))
    assert cursors.find("all") == cursor
    cursors.forget("all")
    cursors.forget("all")
    assert cursors.find("all") is None and cursors.find("other") == Cursor("other", "run-2")


def test_redis_forgets_a_cursor_by_itself_after_a_month(redis_state: State) -> None:
    RedisCursors(redis_state).keep(Cursor("all", "run"))
    assert 0 < redis_state.client.ttl("{nw}:rebuild:all") <= 30 * 86400


def test_the_recipe_is_the_one_that_was_declared_last(redis_state: State) -> None:
    assert declared_recipe(redis_state) == ""
    declare_recipe(redis_state, "one")
    declare_recipe(redis_state, "two")
    assert declared_recipe(redis_state) == "two"
