"""The port to the part of an engine that knows entities, and the values that it answers with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from newswire_shared.contracts.documents import EntityType

from newswire_search.articles.ports import KnownEntity as KnownEntity  # a part of this port too
from newswire_search.articles.ports import KnownName as KnownName
from newswire_search.articles.ports import NameLookup

MOST_CO_MENTIONED = 20  # entities beside one; more say little of it
MOST_NAMES = 100  # of one entity; the most frequent ones, for rare ones are faults of recognition more often
# The newest articles of an entity in which others are counted: of a country that every third article names all of them
# would take the embedded index seconds.  An engine that counts more quickly may look at more.
CO_MENTIONS_AMONG = 5_000


@dataclass(frozen=True, slots=True)
class EntityProfile:
    """What an index holds of an entity.

    `first_ms` and `last_ms` are sort dates.
    `co_mentioned` are the entities that stand beside it most often, among so many of its newest articles.
    """

    entity: KnownEntity
    names: tuple[KnownName, ...]
    first_ms: int
    last_ms: int
    co_mentioned: tuple[KnownEntity, ...]
    among: int


class EntityLookup(NameLookup, Protocol):
    """The entities that articles name; it raises what the engine raises."""

    def suggest(self, beginning: str, types: Sequence[EntityType], most: int) -> list[KnownEntity]:
        """The entities with a name of which a word, and what follows it, begins so.

        Those with most such articles come first.  `beginning` is folded.  Without types those of all.
        """

    def profile(self, entity_id: str) -> EntityProfile | None:
        """One entity; None where no article names it."""

    def edits(self) -> list[dict[str, Any]]:
        """The records of what people decided about entities, in any order."""
