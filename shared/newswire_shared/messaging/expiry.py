"""How long a message holds, by the broker's time: clocks of machines differ, and all of them share one broker.

Celery writes the time by the sender's clock and compares it with the receiver's.  One machine a few seconds off would
find each tick too late, and do nothing for as long as its clock is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import redis

from newswire_shared.contracts.topology import ROUTES

LIFETIMES_S = {route.task: route.expires_s for route in ROUTES if route.expires_s}


def broker_now(client: redis.Redis) -> datetime:
    """The time of the broker."""
    seconds, microseconds = client.time()
    return datetime.fromtimestamp(seconds, UTC) + timedelta(microseconds=microseconds)


def expires(message: Mapping[str, Any]) -> bool:
    """Whether a message that is sent is of a kind that can be too late."""
    return (message.get("headers") or {}).get("task") in LIFETIMES_S


def stamped(message: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """A message of such a kind, with when it will be too late."""
    headers = message["headers"]
    until = now + timedelta(seconds=LIFETIMES_S[headers["task"]])
    return {**message, "headers": {**headers, "expires": until.isoformat()}}


def unstamped(frame: bytes) -> bytes:
    """The frame of a message that is in time, without what Celery would compare with this machine's clock."""
    found = json.loads(frame)
    return json.dumps({**found, "headers": {**found["headers"], "expires": None}}).encode()
