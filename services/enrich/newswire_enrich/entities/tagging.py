"""The entities of an article: from its texts to ids, names, mentions and salience."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newswire_shared.contracts.documents import Entity, Mention

from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.passes.consistency import passes
from newswire_enrich.entities.recognition.mentions import FieldText, FoundName, Recogniser, recognised, texts_of
from newswire_enrich.entities.recognition.roles import Role, roles_of, standing_roles
from newswire_enrich.entities.resolution.resolution import Meant, resolver
from newswire_enrich.entities.salience import salience, weighted_count

Settled = tuple[FoundName, Meant]


def tag_article(
    recogniser: Recogniser, catalogue: EntityCatalogue, title: str, body: str, language: str = "en"
) -> tuple[Entity, ...]:
    """The entities of an article, the most salient first.

    Offsets of mentions are code points against `title` and `body` as they are given; mentions do not overlap.  In a
    language that the recogniser does not know, the names of the catalogue in that language are found.
    """
    texts = texts_of(title, body)
    names = passes(texts, recognised(recogniser, texts, language), catalogue, language)
    decides = resolver(texts, names, catalogue, language)
    settled = [(name, meant) for name in names if (meant := decides.meant(name))]
    settled += list(_roles(texts, settled))
    return _entities(settled, len(body))


def _roles(texts: Sequence[FieldText], settled: Sequence[Settled]) -> Iterator[Settled]:
    """The titles that stand for one of the persons."""
    persons = {meant.id: meant for _, meant in settled if meant.type == "person"}
    by_text = {name.text: meant.id for name, meant in settled if meant.type == "person"}
    roles: dict[str, list[Role]] = defaultdict(list)
    for text, found in roles_of(texts, (name for name, _ in settled)).items():
        if text in by_text:
            roles[by_text[text]] += found
    for name, person in standing_roles(texts, roles):
        if not any(name.overlaps(other) for other, _ in settled):
            meant = persons[person]
            yield name, Meant(person, "person", meant.name, meant.confidence, "role")


def _entities(settled: Iterable[Settled], body_length: int) -> tuple[Entity, ...]:
    grouped: dict[str, list[Settled]] = defaultdict(list)
    for name, meant in settled:
        grouped[meant.id].append((name, meant))
    mentions = {entity_id: _mentions(group) for entity_id, group in grouped.items()}
    most = max((weighted_count(found) for found in mentions.values()), default=0.0)
    entities = (_entity(grouped[key], found, salience(found, body_length, most)) for key, found in mentions.items())
    return tuple(sorted(entities, key=lambda entity: (-entity.salience, entity.id)))


def _mentions(group: Sequence[Settled]) -> tuple[Mention, ...]:
    listed = [
        Mention(field=name.field, start=name.start, end=name.end, text=name.text, kind=meant.kind)
        for name, meant in group
    ]
    return tuple(sorted(listed, key=lambda mention: (mention.field != "title", mention.start)))


def _entity(group: Sequence[Settled], mentions: tuple[Mention, ...], salient: float) -> Entity:
    surest = max((meant for _, meant in group), key=lambda meant: (meant.confidence, len(meant.name)))
    return Entity(
        id=surest.id, name=surest.name, type=surest.type, salience=salient, confidence=surest.confidence,
        mentions=mentions,
    )  # fmt: skip
