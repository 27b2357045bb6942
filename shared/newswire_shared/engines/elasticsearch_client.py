"""The way to an Elasticsearch: one client a process, errors in our own words.

Imported only where an address is set: the package `elasticsearch` is an extra.  Adapters take the package's names
from here, so that its absence is reported in one place.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from newswire_shared.contracts.errors import EngineAway, PermanentError, UsageError
from newswire_shared.contracts.settings import masked

try:
    from elasticsearch import (
        ApiError,
        BadRequestError,
        ConflictError,
        Elasticsearch,
        OrjsonSerializer,
        SerializationError,
        TransportError,
    )
except ImportError as missing:
    raise UsageError(
        "NEWSWIRE_ELASTICSEARCH_URL is set, but the package `elasticsearch` is not installed: "
        "install the service with its extra `elasticsearch`, or unset the address to use the embedded index"
    ) from missing

__all__ = ["ApiError", "BadRequestError", "ConflictError", "Elasticsearch", "ElasticsearchClient"]

TIMEOUT_S = 10.0  # as long as a task waits for its fate: an answer that comes later finds nobody
CONNECTIONS = 16  # writing is one batch at a time, stories, placements and records are few: threads rarely wait
MENDABLE = {401, 403, 404, 408, 409, 429}  # an operator or time mends these; the message waits in the meantime

_of_parents: list[Elasticsearch] = []  # closing what was inherited over a fork would harm the parent's


class ElasticsearchClient:
    """A client for one address, made when a process first asks; threads share it.

    Raises UsageError at construction for an address without scheme, host and port.  Connects to nothing then.
    """

    def __init__(self, address: str) -> None:
        self.address = _checked(address)
        self._lock = threading.Lock()
        self._opened: tuple[int, Elasticsearch] | None = None

    @contextmanager
    def calling(self) -> Iterator[Elasticsearch]:
        """The client, for calls whose errors are translated.

        Raises EngineAway where the server cannot be reached, does not answer in ten seconds, is overloaded or
        refuses the key; PermanentError for what it will never take.
        """
        try:
            yield self._client()
        except ApiError as error:
            raise _translated(error, masked(self.address)) from error
        except SerializationError as error:
            raise PermanentError(f"Elasticsearch at {masked(self.address)}: {error}") from error
        except TransportError as error:
            raise EngineAway(f"Elasticsearch at {masked(self.address)} does not answer: {error}") from error

    def _client(self) -> Elasticsearch:
        with self._lock:
            if self._opened and self._opened[0] != os.getpid():
                _of_parents.append(self._opened[1])
                self._opened = None
            if self._opened is None:
                self._opened = os.getpid(), _open(self.address)
            return self._opened[1]


def _open(address: str) -> Elasticsearch:
    return Elasticsearch(
        address,
        serializer=OrjsonSerializer(),
        request_timeout=TIMEOUT_S,
        connections_per_node=CONNECTIONS,
        max_retries=1,  # for a kept connection that the server has closed; all other patience is the caller's
        retry_on_status=(),  # 429 and 503 are answers to a batch, which then shrinks
    )


def _checked(address: str) -> str:
    parts = urlsplit(address)
    try:
        complete = parts.scheme in ("http", "https") and parts.hostname and parts.port
    except ValueError:
        complete = False
    if not complete:
        raise UsageError(
            f"NEWSWIRE_ELASTICSEARCH_URL={masked(address)!r} is not an address: write scheme, host and port, "
            "such as http://localhost:9200"
        )
    return address


def _translated(error: ApiError, address: str) -> EngineAway | PermanentError:
    status = error.meta.status
    text = f"Elasticsearch at {address} answered {status}: {error.message}"
    return EngineAway(text) if status in MENDABLE or status >= 500 else PermanentError(text)
