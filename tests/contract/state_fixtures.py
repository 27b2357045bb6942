"""The states that the contract runs over."""

from __future__ import annotations

import pytest

from contract.states import Stores, in_memory, in_redis


@pytest.fixture(params=["memory", "redis"])
def stores(request: pytest.FixtureRequest) -> Stores:
    """Each kind of state in turn, empty."""
    return in_memory() if request.param == "memory" else in_redis(request.getfixturevalue("redis_state"))
