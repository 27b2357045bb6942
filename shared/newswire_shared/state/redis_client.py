"""Clients of Redis, made one way: threads share one, each with a connection of its own while it asks."""

from __future__ import annotations

from typing import Any

import redis

TIMEOUT_S = 10.0  # scripts take milliseconds; a Redis that is silent for longer is taken for gone
MOST_CONNECTIONS = 10_000  # never met: a thread holds one or two, so a process' threads are the bound, however many


def open_redis(url: str, *, timeout_s: float = TIMEOUT_S) -> Any:
    """A client that answers text.  It connects at its first command, and again after a fork."""
    return redis.Redis.from_url(
        url,
        decode_responses=True,
        socket_timeout=timeout_s,
        socket_connect_timeout=timeout_s,
        max_connections=MOST_CONNECTIONS,
    )
