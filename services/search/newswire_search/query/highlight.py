"""Highlights as segments of plain text: from text that an engine marked, or from places in a text."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import Field

from newswire_search.query.tokenizer import TextRange, spans

FRAGMENT_LENGTH = 160  # characters; Elasticsearch is asked for the same
MOST_FRAGMENTS = 3  # of a body; pages show two of them, the API gives all
LEAD = 50  # characters before the first hit, of the 160
# Characters of a body in which fragments are looked for, as many as four articles have: so a text of megabytes costs a
# page of twenty a fifth at most.  A match that stands later is found as ever; its article is shown by its beginning.
LONGEST_MARKED = 16_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a highlighted fragment, as plain text: escape it before it becomes markup.

    It stands in answers as it is: a page has hundreds, and to make each into a model would cost more than the rest.
    """

    text: Annotated[str, Field(examples=["Minsk"])]
    hit: Annotated[bool, Field(description="Whether this piece is what matched.")]


Fragment = tuple[Segment, ...]


def _nonce() -> str:
    return secrets.token_hex(8)  # 64 bits: an author cannot guess it, so a text cannot forge a mark


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks that an engine puts around a hit: drawn anew for each search, so that no text can contain it."""

    opening: str = field(default_factory=lambda: f"<{_nonce()}>")
    closing: str = field(default_factory=lambda: f"</{_nonce()}>")

    def segments(self, marked: str) -> Fragment:
        """The marked text as segments."""
        parts = re.split(f"{self.opening}(.*?){self.closing}", marked, flags=re.DOTALL)
        return tuple(Segment(text, place % 2 == 1) for place, text in enumerate(parts) if text)


def highlights(
    title: str, body: str, terms: tuple[str, ...], language: str | None = None
) -> dict[str, tuple[Fragment, ...]]:
    """The title whole and fragments of the body, each only where a term stands in it, as it is or inflected."""
    in_title = [*spans(title, terms, language)]
    found = {
        "title": (tuple(_cut(title, in_title, 0, len(title))),) if in_title else (),
        "body": fragments(body, spans(body[:LONGEST_MARKED], terms, language)),
    }
    return {name: pieces for name, pieces in found.items() if pieces}


def fragments(text: str, hits: Iterable[TextRange]) -> tuple[Fragment, ...]:
    """Pieces of about 160 characters around the first hits, cut between words, at most three.

    `hits` are in order and do not overlap; no more of them are taken than needed.
    """
    windows: list[TextRange] = []
    shown: list[TextRange] = []
    for start, end in hits:
        last = windows[-1][1] if windows else 0
        if start >= last:
            if len(windows) == MOST_FRAGMENTS:
                break
            windows.append(_window(text, start, end, last))
        shown.append((start, end))
    return tuple(tuple(_cut(text, shown, first, last)) for first, last in windows)


def _window(text: str, start: int, end: int, shown: int) -> TextRange:
    """The bounds of a fragment with the hit; it begins after what is shown."""
    first = max(start - LEAD, shown)
    if first > shown:
        space = re.compile(r"\s").search(text, first, start)
        first = space.end() if space else first
    last = min(max(first + FRAGMENT_LENGTH, end), len(text))
    if last < len(text):
        gap = text.rfind(" ", end, last)
        last = gap if gap > 0 else last
    return first, last


def _cut(text: str, hits: Iterable[TextRange], first: int, last: int) -> Iterator[Segment]:
    at = first
    for start, end in hits:
        if start < at or start >= last:
            continue
        if start > at:
            yield Segment(text[at:start], False)
        yield Segment(text[start : min(end, last)], True)
        at = min(end, last)
    if at < last:
        yield Segment(text[at:last], False)
