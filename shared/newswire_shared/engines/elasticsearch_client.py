"""The way to an Elasticsearch: one client a process, errors in our own words.

Imported only where an address is set: the package `elasticsearch` is an extra.  Adapters take the package's names
from here, so that its absence is reported in one place.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from newswire_shared.contracts.errors import PermanentError, UsageError
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess

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

from newswire_shared.engines.elasticsearch_errors import of_answer, of_way

__all__ = ["ApiError", "BadRequestError", "ConflictError", "Elasticsearch", "ElasticsearchClient"]

TIMEOUT_S = 10.0  # as long as a task waits for its fate: an answer that comes later finds nobody
CONNECTIONS = 16  # writing is one batch at a time, stories, placements and records are few: threads rarely wait

_of_parents: list[Elasticsearch] = []  # closing what was inherited over a fork would harm the parent's


class ElasticsearchClient:
    """A client for one server, made when a process first asks; threads share it.  An address alone is access enough.

    Raises UsageError at construction for an address without scheme, host and port.  Connects to nothing then.
    """

    def __init__(self, access: ElasticsearchAccess | str) -> None:
        self.access = access if isinstance(access, ElasticsearchAccess) else ElasticsearchAccess(access)
        self.access.check()
        self._lock = threading.Lock()
        self._opened: tuple[int, Elasticsearch] | None = None

    @contextmanager
    def calling(self) -> Iterator[Elasticsearch]:
        """The client, for calls whose errors are translated.

        Raises EngineAway where the server cannot be reached, does not answer in ten seconds, is overloaded or
        refuses who asks; PermanentError for what it will never take.
        """
        try:
            yield self._client()
        except ApiError as error:
            raise of_answer(error, self.access) from error
        except SerializationError as error:
            raise PermanentError(f"Elasticsearch at {self.access.place}: {error}") from error
        except TransportError as error:
            raise of_way(error, self.access) from error

    def _client(self) -> Elasticsearch:
        with self._lock:
            if self._opened and self._opened[0] != os.getpid():
                _of_parents.append(self._opened[1])
                self._opened = None
            if self._opened is None:
                self._opened = os.getpid(), _open(self.access)
            return self._opened[1]


def _open(access: ElasticsearchAccess) -> Elasticsearch:
    return Elasticsearch(
        access.address,
        **access.options,
        serializer=OrjsonSerializer(),
        request_timeout=TIMEOUT_S,
        connections_per_node=CONNECTIONS,
        max_retries=1,  # for a kept connection that the server has closed; all other patience is the caller's
        retry_on_status=(),  # 429 and 503 are answers to a batch, which then shrinks
    )
