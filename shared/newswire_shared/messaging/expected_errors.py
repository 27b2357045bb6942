"""Errors of which a line of a log is enough: what is tried again later, and connections that were lost."""

from __future__ import annotations

from celery.exceptions import Reject
from kombu.exceptions import OperationalError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from newswire_shared.contracts.errors import TransientError

EXPECTED: tuple[type[BaseException], ...] = (
    TransientError, Reject, OperationalError, RedisConnectionError, RedisTimeoutError, ConnectionError,
)  # fmt: skip
