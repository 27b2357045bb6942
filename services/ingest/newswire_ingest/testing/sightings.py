"""Edits that no listing announces."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_ingest.polling.sightings import Sighting


class NoEdits:
    """An AnnouncedEdits that looks at nothing; `seen` are the sightings that it was given."""

    def __init__(self) -> None:
        self.seen: list[Sighting] = []

    def offer(self, source: str, sightings: Sequence[Sighting]) -> int:
        """Keep the sightings."""
        self.seen += sightings
        return 0
