"""An Elasticsearch that is asked for a limited time, and whose unfinished answers count as none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.engines.elasticsearch_client import ElasticsearchClient
from newswire_shared.engines.elasticsearch_homes import Found, Homes

from newswire_search.engine.time_limit import too_long

KEPT = "1m"  # a client that reads a page of some hundred articles more slowly has gone
JsonPoint = dict[str, str]
BAD_REQUEST = 400
GRACE_S = 1.0  # for the way there and back, and for what the server does not interrupt


class LimitedServer:
    """A server that is searched for `longest_s` at most.  Raises as ElasticsearchClient does."""

    def __init__(self, server: ElasticsearchClient, longest_s: float) -> None:
        self._server = server
        self._longest_s = longest_s
        self._homes: dict[str, Homes] = {}

    def search(self, index: str | None, **request: Any) -> dict[str, Any]:
        """The whole answer to a search.  Raises TransientError where time is up or a shard did not answer."""
        # A shard that failed or ran out of time would make total and facets wrong without a word.
        limits: dict[str, Any] = {"timeout": f"{self._longest_s * 1000:.0f}ms", "allow_partial_search_results": False}
        with self._server.calling() as client:
            patient = client.options(request_timeout=self._longest_s + GRACE_S)
            answer: dict[str, Any] = patient.search(index=index, **limits, **request).body
        if answer["timed_out"]:
            raise too_long(self._longest_s)
        return answer

    def search_all(self, index: str, bodies: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The whole answer to each of several searches in one request.

        Raises as `search`, and PermanentError for a search that the server will never take.
        """
        limited = [{**body, "timeout": f"{self._longest_s * 1000:.0f}ms"} for body in bodies]
        whole = {"allow_partial_search_results": False}
        with self._server.calling() as client:
            patient = client.options(request_timeout=self._longest_s + GRACE_S)
            lines = [line for body in limited for line in (whole, body)]
            answers: list[dict[str, Any]] = patient.msearch(index=index, searches=lines).body["responses"]
        if failed := next((answer for answer in answers if "error" in answer), None):
            why = f"Elasticsearch did not answer a search of several: {failed['error'].get('reason', failed['error'])}"
            raise PermanentError(why) if failed.get("status") == BAD_REQUEST else TransientError(why)
        if any(answer["timed_out"] for answer in answers):
            raise too_long(self._longest_s)
        return answers

    @contextmanager
    def point_in_time(self, index: str) -> Iterator[JsonPoint]:
        """The index as it is now, for searches without an index; it is kept while they come within a minute."""
        point = self.open_point(index, KEPT)
        try:
            yield {"id": point, "keep_alive": KEPT}
        finally:
            self.close_point(point)

    def open_point(self, index: str, kept: str) -> str:
        """A point in time that stays open so long after its last search."""
        with self._server.calling() as client:
            return str(client.open_point_in_time(index=index, keep_alive=kept)["id"])

    def close_point(self, point: str) -> None:
        """Close a point in time; one that has ended already is no error."""
        with self._server.calling() as client:
            client.options(ignore_status=404).close_point_in_time(id=point)

    def settings(self, alias: str, name: str) -> list[str | None]:
        """A setting of each index behind an alias, None where it is not said."""
        with self._server.calling() as client:
            found = client.indices.get_settings(index=alias, name=name, flat_settings=True).body
        return [index["settings"].get(name) for index in found.values()]

    def get(self, alias: str, ids: Sequence[str], fields: Sequence[str]) -> dict[str, Found]:
        """The server's documents by id, in real time: without waiting for a refresh; what is not there is absent."""
        homes = self._homes.setdefault(alias, Homes(alias))
        with self._server.calling() as client:
            patient = client.options(request_timeout=self._longest_s + GRACE_S)
            return homes.read(patient, dict.fromkeys(ids, ""), fields)
