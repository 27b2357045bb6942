"""The port of edits that listings announce."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.ledger import Offer


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article that is known, in a listing: what is offered of it, and when the listing says that it was edited.

    Where it says only when it was published, that counts: RSS has no other time, and who publishes anew at an address
    (the briefing of each day) moves it.
    """

    article_id: str
    offer: Offer
    updated: str | None


class AnnouncedEdits(Protocol):
    """What becomes of edits that listings announce."""

    def offer(self, source: str, sightings: Sequence[Sighting]) -> int:
        """Have edited articles looked at, at once or as soon as they may be; answers how many are at once."""
