"""The page as extraction finds it, before anything is looked up or compared."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from newswire_shared.contracts.documents import Candidate, DateOrigin, Kind, RelatedItem, TickerLine
from pydantic import BaseModel

LONGEST_LINE = 1000  # characters: no headline, section or byline is longer, and lists show each of them whole


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart; its fields named as in `Article` go into it as they are.

    `body` holds paragraphs joined by a blank line.  `published` and `modified` are ISO 8601 with zone, or a
    date only, or None.  `links` are the addresses that the text itself points to, absolute.  `byline` is
    the line as printed, or as stated, with the agencies, desks and sites that are no `authors`.
    """

    title: str
    body: str
    kind: Kind = "article"
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: DateOrigin = "none"
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    agency: str | None = None
    byline: str | None = None
    image: str | None = None
    paywalled: bool = False
    related: tuple[RelatedItem, ...] = ()
    ticker: tuple[TickerLine, ...] = ()
    junk: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    canonical: str | None = None
    candidates: tuple[Candidate, ...] = ()
    version: str = ""


def sound(page: Page) -> Page:
    """The page without halves of surrogate pairs, which JSON can smuggle in and no encoding can write.

    What is no text but a line ends where one does at most.
    """
    whole = {field.name: _sound(getattr(page, field.name)) for field in fields(page)}
    lines = {name: whole[name][:LONGEST_LINE].rstrip() for name in ("title", "section", "byline") if whole[name]}
    return replace(page, **whole | lines)


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, tuple):
        return tuple(map(_sound, value))
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _sound(item) for name, item in value})
    return value
