"""Clients of Redis, made one way: threads share one, each with a connection of its own while it asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import redis
from redis.backoff import ExponentialWithJitterBackoff, NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.retry import Retry
from redis.sentinel import Sentinel

from newswire_shared.contracts.redis_address import RedisAddress, RedisLogin, redis_address

TIMEOUT_S = 10.0  # scripts take milliseconds; a Redis that is silent for longer is taken for gone
SENTINEL_TIMEOUT_S = 2.0  # a sentinel answers from memory, and where one does not the next is asked
# A connection that was closed or refused is made again for some seconds, which a restart or a failover takes.  Who was
# silent is not asked once more: that would take eleven times as long as whoever set the limit can wait.
RECONNECTS, RECONNECT_FIRST_S, RECONNECT_LONGEST_S = 10, 0.01, 1.0
MOST_CONNECTIONS = 10_000  # never met: a thread holds one or two, so a process' threads are the bound, however many


def open_redis(url: str, *, timeout_s: float = TIMEOUT_S) -> Any:
    """A client that answers text.  It connects at its first command, and again after a fork or a failover.

    A server that does not answer within `timeout_s` is asked once: its TimeoutError comes after that time.
    """
    address = redis_address(url)
    options = {
        "decode_responses": True,
        "socket_timeout": timeout_s,
        "socket_connect_timeout": timeout_s,
        "retry": reconnecting(),
        "max_connections": MOST_CONNECTIONS,
        "db": address.database,
        **login_options(address.login),
        **tls_options(address),
    }
    if address.socket:
        return redis.Redis(unix_socket_path=address.socket, **options)
    if address.master:
        return Sentinel(address.places, sentinel_kwargs=sentinel_options(address), **options).master_for(address.master)  # type: ignore[no-untyped-call]
    ((host, port),) = address.places
    return redis.Redis(host, port, **options)


def reconnecting() -> Retry:
    """How often, and after which waits, a lost connection is made again."""
    waits = ExponentialWithJitterBackoff(RECONNECT_LONGEST_S, RECONNECT_FIRST_S)
    return Retry(waits, RECONNECTS, supported_errors=(RedisConnectionError,))


def login_options(login: RedisLogin) -> dict[str, Any]:
    """A login, as clients of Redis take it."""
    return {"username": login.username, "password": login.password}


def tls_options(address: RedisAddress) -> Mapping[str, Any]:
    """TLS, as clients of Redis take it; nothing where it is not spoken."""
    return {} if address.tls is None else {"ssl": True, **address.tls}


def sentinel_options(address: RedisAddress) -> dict[str, Any]:
    """The connections to sentinels."""
    return {
        "socket_timeout": SENTINEL_TIMEOUT_S,
        "socket_connect_timeout": SENTINEL_TIMEOUT_S,
        "retry": Retry(NoBackoff(), 0),
        **login_options(address.sentinel_login),
        **tls_options(address),
    }
