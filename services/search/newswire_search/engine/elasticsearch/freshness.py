"""How fresh the articles in Elasticsearch are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from newswire_shared.contracts.clock import from_ms

from newswire_search.engine.elasticsearch.time_limit import LimitedServer

NEWEST: Mapping[str, Any] = {
    # of several that were first seen at one instant any tells: to compare their ids costs the server five times as much
    "size": 1, "sort": [{"first_seen_at": "desc"}], "source": ["indexed_at"], "track_total_hits": False,
}  # fmt: skip
REFRESH = "index.refresh_interval"
SECONDS = {"micros": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
DURATION = re.compile(r"(\d+(?:\.\d+)?)(micros|ms|s|m|h|d)")


class ElasticsearchFreshness:
    """FreshnessLookup on an Elasticsearch server, for the articles behind an alias."""

    def __init__(self, server: LimitedServer, alias: str) -> None:
        self._server, self._alias = server, alias

    def newest_indexed_at(self) -> datetime | None:
        """When the article that was first seen last was written."""
        hits = self._server.search(self._alias, **NEWEST)["hits"]["hits"]
        at_ms = hits[0]["_source"].get("indexed_at") if hits else None
        return None if at_ms is None else from_ms(at_ms)

    def refresh_s(self) -> float | None:
        """The longest interval of the indices; None where one has none, or is not refreshed by itself."""
        found = [seconds(each) for each in self._server.settings(self._alias, REFRESH)]
        return max((each for each in found if each is not None), default=None) if None not in found else None


def seconds(duration: str | None) -> float | None:
    """A duration as Elasticsearch writes it; None for one that is none, as -1."""
    found = DURATION.fullmatch(duration or "")
    return float(found[1]) * SECONDS[found[2]] if found else None
