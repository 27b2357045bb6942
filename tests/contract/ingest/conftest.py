"""The frontiers that the contract runs over: in memory, in a real Redis."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from newswire_shared.state.redis_state import State

from contract.frontiers import MemoryPages, Pages, RedisPages


@pytest.fixture(params=["memory", "redis"])
def new_pages(request: pytest.FixtureRequest) -> Callable[[], Pages]:
    """Makes an empty frontier, of each kind in turn."""
    return MemoryPages if request.param == "memory" else partial(_emptied, request.getfixturevalue("redis_state"))


def _emptied(state: State) -> Pages:
    state.client.flushall()
    return RedisPages(state)


@pytest.fixture
def pages(new_pages: Callable[[], Pages]) -> Pages:
    """An empty frontier."""
    return new_pages()
