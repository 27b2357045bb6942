"""Suggests entities while somebody types a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.documents import EntityType
from newswire_shared.contracts.entity_names import LONGEST_START

from newswire_search.entities.ports import EntityLookup
from newswire_search.entities.responses import KnownEntityAnswer, SuggestionsAnswer


@dataclass(frozen=True, slots=True)
class SuggestEntities:
    """Finds entities by the beginning of any word of a name."""

    entities: EntityLookup

    def __call__(self, typed: str, types: Sequence[EntityType], most: int) -> SuggestionsAnswer:
        """At most so many entities; none where nothing was typed."""
        beginning = folded_name(typed)[:LONGEST_START]
        found = self.entities.suggest(beginning, types, most) if beginning else []
        return SuggestionsAnswer(entities=tuple(KnownEntityAnswer(**asdict(each)) for each in found))
