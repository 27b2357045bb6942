"""A Redis tells which of its settings are less than they should be, unless it refuses to."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from newswire_ops.doctor.redis_server import RedisServer
from newswire_shared.contracts.errors import TransientError
from newswire_shared.state.keys import PACKING
from redis.exceptions import ConnectionError, ResponseError


@dataclass
class Client:
    """A connection to a Redis with these settings; None where it refuses CONFIG."""

    set_to: dict[str, str] | None = field(default_factory=dict)

    def ping(self) -> bool:
        if self.set_to is None:
            raise ConnectionError("refused")
        return True

    def config_get(self, *names: str) -> dict[str, str]:
        if self.set_to is None:
            raise ResponseError("unknown command 'CONFIG'")
        return self.set_to


def test_settings_that_are_less_than_they_should_be_are_loose() -> None:
    first, second = PACKING
    set_to = {first: str(PACKING[first]), second: str(PACKING[second] - 1)}
    assert RedisServer(Client(set_to=set_to)).loose() == {second: PACKING[second]}


def test_one_that_refuses_to_tell_its_settings_is_not_called_loose() -> None:
    assert RedisServer(Client(set_to=None)).loose() == {}


def test_one_that_is_away_may_be_there_again_later() -> None:
    RedisServer(Client()).ping()
    with pytest.raises(TransientError):
        RedisServer(Client(set_to=None)).ping()
