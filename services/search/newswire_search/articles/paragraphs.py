"""A body cut into paragraphs and these into pieces, so that entities can be marked without markup in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from newswire_search.articles.responses import MentionedEntity

GAP = re.compile(r"\n\s*\n|\Z")  # paragraphs are joined by a blank line; \Z ends the last one


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of plain text, and the entity that it names if it names one."""

    text: str
    entity: MentionedEntity | None = None


MarkedSpan = tuple[int, int, MentionedEntity]


def paragraphs(body: str, entities: Iterable[MentionedEntity]) -> list[list[Piece]]:
    """The pieces of each paragraph; joined they are its text, whatever the mentions' offsets are.

    Of mentions that overlap the earliest is marked, of several from one place the longest; one that does not
    lie within one paragraph is not marked.
    """
    places = _places(body, entities)
    return [_pieces(body, start, end, _within(places, start, end)) for start, end in _bounds(body)]


def _bounds(body: str) -> Iterator[tuple[int, int]]:
    cursor = 0
    for gap in GAP.finditer(body):
        text = body[cursor : gap.start()]
        if text.strip():
            yield cursor + len(text) - len(text.lstrip()), cursor + len(text.rstrip())
        cursor = gap.end()


def _places(body: str, entities: Iterable[MentionedEntity]) -> list[MarkedSpan]:
    found = [(m.start, m.end, entity) for entity in entities for m in entity.mentions if m.field == "body"]
    return sorted(found, key=lambda place: (place[0], -place[1]))  # of one place the longest comes first and is kept


def _within(places: list[MarkedSpan], start: int, end: int) -> list[MarkedSpan]:
    return [place for place in places if start <= place[0] < place[1] <= end]


def _pieces(body: str, start: int, end: int, places: list[MarkedSpan]) -> list[Piece]:
    pieces, cursor = [], start
    for first, last, entity in places:
        if first < cursor:
            continue
        pieces += [Piece(body[cursor:first]), Piece(body[first:last], entity)]
        cursor = last
    pieces.append(Piece(body[cursor:end]))
    return [piece for piece in pieces if piece.text]


def by_type(entities: Iterable[MentionedEntity], order: Iterable[str]) -> list[tuple[str, list[MentionedEntity]]]:
    """Entities grouped by type, the groups in the order given."""
    rank = {name: place for place, name in enumerate(order)}
    ordered = sorted(entities, key=lambda entity: rank[entity.type])
    return [(name, list(group)) for name, group in groupby(ordered, key=lambda entity: entity.type)]
