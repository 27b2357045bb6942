"""A body cut into paragraphs and these into pieces, so that names and quotes can be marked without markup in text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.documents import Quote

from newswire_search.articles.responses import MentionedEntity

GAP = re.compile(r"\n\s*\n|\Z")  # paragraphs are joined by a blank line; \Z ends the last one


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of plain text, the entity that it names, and the number of the quote that it belongs to, from 1.

    With `begins` it is the first of its quote.
    """

    text: str
    entity: MentionedEntity | None = None
    quote: int | None = None
    begins: bool = False


SaidSpan = tuple[int, int, int]  # of a quote by its number
MarkedSpan = tuple[int, int, MentionedEntity]


def paragraphs(body: str, entities: Iterable[MentionedEntity], quotes: Iterable[Quote] = ()) -> list[list[Piece]]:
    """The pieces of each paragraph; joined they are its text, whatever the mentions' offsets are.

    Of mentions that overlap the earliest is marked, of several from one place the longest; one that does not
    lie within one paragraph is not marked.  Of quotes that overlap the earlier is.
    """
    places, said = _places(body, entities), _said(quotes)
    return [_pieces(body, start, end, _within(places, start, end), said) for start, end in _bounds(body)]


def _said(quotes: Iterable[Quote]) -> list[SaidSpan]:
    spans = sorted((s.start, s.end, n) for n, q in enumerate(quotes, 1) for s in q.spans if s.field == "body")
    found: list[SaidSpan] = []
    for span in spans:
        if span[0] < span[1] and (not found or span[0] >= found[-1][1]):
            found.append(span)
    return found


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


def _pieces(body: str, start: int, end: int, places: list[MarkedSpan], said: list[SaidSpan]) -> list[Piece]:
    pieces, cursor = list[Piece](), start
    for first, last, entity in places:
        if first < cursor:
            continue
        pieces += [*_plain(body, cursor, first, said), _named(body, first, last, entity, said)]
        cursor = last
    return [piece for piece in (*pieces, *_plain(body, cursor, end, said)) if piece.text]


def _plain(body: str, start: int, end: int, said: list[SaidSpan]) -> Iterator[Piece]:
    """A stretch without names, cut where quotes begin and end."""
    cursor = start
    for first, last, number in said:
        if first < end and last > cursor:
            begin, stop = max(first, cursor), min(last, end)
            yield Piece(body[cursor:begin])
            yield Piece(body[begin:stop], quote=number, begins=begin == first)
            cursor = stop
    yield Piece(body[cursor:end])


def _named(body: str, first: int, last: int, entity: MentionedEntity, said: list[SaidSpan]) -> Piece:
    """A name, which belongs to a quote if all of it does."""
    number, begins = next(((n, s == first) for s, e, n in said if s <= first and last <= e), (None, False))
    return Piece(body[first:last], entity, number, begins)


def by_type(entities: Iterable[MentionedEntity], order: Iterable[str]) -> list[tuple[str, list[MentionedEntity]]]:
    """Entities grouped by type, the groups in the order given; of several with one name the first."""
    rank = {name: place for place, name in enumerate(order)}
    once: dict[str, MentionedEntity] = {}
    for entity in entities:
        once.setdefault(folded_name(entity.name) or entity.id, entity)
    ordered = sorted(once.values(), key=lambda entity: rank[entity.type])
    return [(name, list(group)) for name, group in groupby(ordered, key=lambda entity: entity.type)]
