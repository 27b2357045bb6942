"""What a Redis tells of its settings, which no reading asks for."""

from __future__ import annotations

from typing import Any

from newswire_shared.state.keys import PACKING
from newswire_shared.state.redis_state import translated
from redis.exceptions import ResponseError


class RedisServer:
    """Asks by CONFIG, which a managed one may refuse."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def ping(self) -> None:
        with translated():
            self._client.ping()

    def loose(self) -> dict[str, int]:
        with translated():
            try:
                set_to = self._client.config_get(*PACKING)
            except ResponseError:  # refused: its memory tells
                return {}
        return {name: least for name, least in PACKING.items() if int(set_to.get(name, least)) < least}
