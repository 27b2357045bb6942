"""Articles with their people, for tests of quotes: entities, mentioned wherever their name stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newswire_enrich.entities.catalogue.names import slug
from newswire_enrich.quotes.cast import Cast
from newswire_enrich.quotes.prose import Prose
from newswire_shared.contracts.documents import Entity, EntityType, Mention


def entity(body: str, name: str, kind: EntityType) -> Entity:
    """An entity with a mention wherever its name, or a person's last name, stands in a body."""
    names = [name, name.split()[-1]] if kind == "person" else [name]
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    mentions = tuple(
        Mention(field="body", start=m.start(), end=m.end(), text=m.group(), kind="name") for m in pattern.finditer(body)
    )
    return Entity(id=f"{kind}:{slug(name)}", name=name, type=kind, salience=0.5, confidence=0.8, mentions=mentions)


def cast(body: str, people: Mapping[str, EntityType] | None = None, language: str | None = "en") -> Cast:
    """The cast of a body whose entities are the given names."""
    entities = [entity(body, name, kind) for name, kind in (people or {}).items() if name.split()[-1] in body]
    return Cast(Prose(body, language), entities)
