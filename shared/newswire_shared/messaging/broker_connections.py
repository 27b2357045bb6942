"""Connections to the broker that outlive its refusals.

A server that is full, cannot write to its disk, or has too few replicas refuses commands for a while.  To kombu that is
a fault of the program, and its worker ends; as the loss of a connection it is waited for.
"""

from __future__ import annotations

from typing import Any

import redis
from kombu.transport.redis import SentinelManagedSSLConnection
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ResponseError
from redis.sentinel import SentinelManagedConnection

from newswire_shared.state.redis_state import PASSING, code_of


class _Patient:
    """Tells a refusal that passes as a lost connection."""

    def read_response(self, *args: Any, **options: Any) -> Any:
        """The next answer.  Raises redis' ConnectionError for a refusal that passes."""
        try:
            return super().read_response(*args, **options)  # type: ignore[misc]
        except ResponseError as error:
            if code_of(error) not in PASSING:
                raise
            self.disconnect()  # type: ignore[attr-defined]  # answers to what was sent with it may still come
            raise RedisConnectionError(f"the broker refuses for now: {error}") from error


class PatientConnection(_Patient, redis.Connection):
    """To a server."""


class PatientSSLConnection(_Patient, redis.SSLConnection):
    """To a server that speaks TLS."""


class PatientSentinelConnection(_Patient, SentinelManagedConnection):
    """To the master that sentinels name."""


class PatientSentinelSSLConnection(_Patient, SentinelManagedSSLConnection):
    """To the master that sentinels name, by TLS."""
