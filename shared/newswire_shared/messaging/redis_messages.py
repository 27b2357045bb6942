"""What the messages are about that lie in the broker: read, and left where they lie."""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import orjson
from redis.client import NEVER_DECODE

from newswire_shared.state.redis_state import translated

HELD = "unacked"  # kombu's name for the hash of messages that were delivered and not acknowledged
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)  # of a frame that is no message of ours


class RedisMessagesUnderWay:
    """Asks the broker, by a Redis client of its own."""

    def __init__(self, broker: Any) -> None:
        self._broker = broker

    def about(self, queues: Iterable[str], captures: Collection[str]) -> set[str]:
        if not captures:
            return set()
        raw = {NEVER_DECODE: True}  # a stranger's frame may be no text
        with translated(), self._broker.pipeline(transaction=False) as pipe:
            for queue in queues:
                pipe.execute_command("LRANGE", queue, 0, -1, **raw)
            pipe.execute_command("HVALS", HELD, **raw)  # last: what is taken meanwhile is in one of both
            *waiting, held = pipe.execute()
        frames = [*(_read(each) for queue in waiting for each in queue), *(_first(_read(each)) for each in held)]
        return {capture for frame in frames for capture in _captures(frame)} & {*captures}


def _read(content: bytes | str) -> Any:
    try:
        return orjson.loads(content)
    except UNREADABLE:
        return None


def _first(held: Any) -> Any:
    return held[0] if isinstance(held, list) and held else None


def _captures(frame: Any) -> Iterator[str]:
    """The captures that a frame is about; none where it is no message about captures."""
    try:
        arguments, _, _ = orjson.loads(base64.b64decode(frame["body"]))
        yield from [str(each["capture_id"]) for each in arguments[0]["captures"]]
    except UNREADABLE:
        return
