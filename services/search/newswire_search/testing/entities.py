"""Entities in memory, for tests of what asks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newswire_shared.contracts.documents import ArticleDocument, Entity, EntityType, StoredRecord
from newswire_shared.contracts.entity_names import WHOLE, NameStart, forms_of, starts_of
from newswire_shared.contracts.index_schema import sort_date

from newswire_search.entities.merges import KIND
from newswire_search.entities.ports import MOST_CO_MENTIONED, MOST_NAMES, EntityProfile, KnownEntity, KnownName


class InMemoryEntities:
    """EntityLookup over mappings of documents and of records, which it reads anew at each call."""

    def __init__(
        self, documents: Mapping[str, ArticleDocument], people: Mapping[tuple[str, str], StoredRecord]
    ) -> None:
        self._documents, self._people = documents, people

    def suggest(self, beginning: str, types: Sequence[EntityType], most: int) -> list[KnownEntity]:
        """The entities with a name that begins so, by a look at every article."""
        counts = self._starts()
        begun = ((each, n) for each, n in counts.items() if each.start.startswith(beginning))
        best = _best((each.entity_id, n) for each, n in begun if not types or each.type in types)
        return [self._known(entity_id) for entity_id, _ in best[:most]]

    def called(self, names: Sequence[str]) -> dict[str, list[KnownEntity]]:
        """The entities that have these names."""
        counts = self._starts()
        found = {
            name: _best((each.entity_id, n) for each, n in counts.items() if each.start == f"{WHOLE}{name}")
            for name in names
        }
        return {name: [self._known(i, number) for i, number in best] for name, best in found.items() if best}

    def written(self, entity_id: str) -> list[KnownName]:
        """The names that articles have for an entity."""
        found = self.profile(entity_id)
        return [*found.names] if found else []

    def profile(self, entity_id: str) -> EntityProfile | None:
        """One entity, by a look at every article."""
        naming = [d.article for d in self._documents.values() if any(e.id == entity_id for e in d.article.entities)]
        if not naming:
            return None
        dates = [sort_date(article) for article in naming]
        forms = Counter(f for article in naming for f in forms_of(article.entities) if f.entity_id == entity_id)
        names = sorted((KnownName(f.name, f.kind, n) for f, n in forms.items()), key=lambda n: (-n.articles, n.name))
        beside = Counter(e for a in naming for e in {entity.id for entity in a.entities} if e != entity_id)
        ordered = sorted(beside.items(), key=lambda each: (-each[1], each[0]))[:MOST_CO_MENTIONED]
        return EntityProfile(
            self._known(entity_id), tuple(names[:MOST_NAMES]), min(dates), max(dates),
            tuple(self._known(i, number) for i, number in ordered), len(naming),
        )  # fmt: skip

    def edits(self) -> list[dict[str, Any]]:
        """The records of what people decided about entities."""
        return [each.record for (kind, _), each in self._people.items() if kind == KIND and each.record]

    def _starts(self) -> Counter[NameStart]:
        return Counter(start for d in self._documents.values() for start in starts_of(forms_of(d.article.entities)))

    def _known(self, entity_id: str, articles: int | None = None) -> KnownEntity:
        entities: list[Entity] = []
        for document in self._documents.values():
            entities += [entity for entity in document.article.entities if entity.id == entity_id][:1]
        last = entities[-1]
        return KnownEntity(entity_id, last.name, last.type, len(entities) if articles is None else articles)


def _best(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """The greatest number of each, the greatest first."""
    best: dict[str, int] = {}
    for name, number in counts:
        best[name] = max(best.get(name, 0), number)
    return sorted(best.items(), key=lambda each: (-each[1], each[0]))
