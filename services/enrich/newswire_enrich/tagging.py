"""From a recogniser's mentions to entities: one entity for all the names that an article calls it by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from newswire_shared.documents import Entity, EntityType, Field, Mention

LEADING = re.compile(r"^(?:the|The|THE)\s+")
TRAILING = re.compile(r"(?:['\u2019]s|['\u2019])$")
_SLUG = re.compile(r"\W+")
CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """What a recogniser finds: a span of one text and its type."""

    start: int
    end: int
    type: EntityType


class Recogniser(Protocol):
    """A model that finds names in a text; offsets are code points, half-open."""

    languages: frozenset[str]

    @property
    def version(self) -> str:
        """The model's name and version, for what it derives."""

    def load(self) -> None:
        """Be ready: load what is loaded once."""

    def recognise(self, text: str) -> Sequence[Found]:
        """The names in a text, in order."""


def tag(recogniser: Recogniser, title: str, body: str) -> tuple[Entity, ...]:
    """The entities of an article, the most salient first."""
    mentions = [*_mentions(recogniser, "title", title), *_mentions(recogniser, "body", body)]
    return tuple(sorted(_entities(mentions, len(body)), key=lambda e: (-e.salience, e.id)))


Typed = tuple[Mention, EntityType]


def _mentions(recogniser: Recogniser, field: Field, text: str) -> Iterable[Typed]:
    for found in recogniser.recognise(text):
        start, end = trimmed(text, found.start, found.end)
        if start < end:
            yield Mention(field=field, start=start, end=end, text=text[start:end]), found.type


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without a leading "the", a trailing "'s", and white space around it."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    lead = LEADING.match(piece)
    if lead:
        start, piece = start + lead.end(), piece[lead.end() :]
    return start, start + len(TRAILING.sub("", piece).rstrip())


def _entities(mentions: Sequence[Typed], body_length: int) -> Iterable[Entity]:
    names = full_names(sorted(mentions, key=lambda typed: typed[0].field == "title"))  # a title shortens its text
    grouped: dict[str, list[Typed]] = defaultdict(list)
    for mention, kind in mentions:
        name = names.get(mention.text, mention.text)
        grouped[slug(name) or name].append((mention, kind))
    for group in grouped.values():
        yield _entity(group, body_length)


def full_names(mentions: Sequence[Typed]) -> dict[str, str]:
    """For each lone surname the full name of a person that the article gave before it."""
    full: dict[str, str] = {}
    surnames: dict[str, str] = {}
    for mention, kind in mentions:
        words = mention.text.split()
        if kind == "person" and len(words) > 1:
            surnames.setdefault(words[-1], mention.text)
        elif len(words) == 1 and mention.text in surnames:
            full[mention.text] = surnames[mention.text]
    return full


def _entity(group: Sequence[Typed], body_length: int) -> Entity:
    kind = Counter(kind for _, kind in group).most_common(1)[0][0]
    found = [mention for mention, _ in group]
    name = max((mention.text for mention in found), key=len)
    mentions = tuple(m.model_copy(update={"kind": "name" if m.text == name else "alias"}) for m in found)
    return Entity(
        id=f"{kind}:{slug(name)}", name=name, type=kind, salience=salience(found, body_length),
        confidence=CONFIDENCE, mentions=mentions,
    )  # fmt: skip


def slug(name: str) -> str:
    """A name as it stands in an id: small letters, hyphens between words."""
    return _SLUG.sub("-", name.casefold()).strip("-")


def salience(mentions: Sequence[Mention], body_length: int) -> float:
    """How much an article is about an entity, 0 to 1: in the title, often, and early."""
    in_title = any(m.field == "title" for m in mentions)
    first = min((m.start for m in mentions if m.field == "body"), default=body_length)
    early = 1 - first / body_length if body_length else 0.0
    return round(min(1.0, 0.4 * in_title + 0.4 * (1 - 0.7 ** len(mentions)) + 0.2 * early), 3)
