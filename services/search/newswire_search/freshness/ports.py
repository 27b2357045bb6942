"""The port to what knows how fresh an index is."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class FreshnessLookup(Protocol):
    """The part of an engine that knows how fresh it is; it raises what the engine raises."""

    def newest_indexed_at(self) -> datetime | None:
        """When the article that was first seen last of all was written; None of an empty index."""

    def refresh_s(self) -> float | None:
        """Seconds after which searches see at the latest what was written; 0: at once, None: nobody knows."""
