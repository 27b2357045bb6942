"""The page as extraction finds it, before anything is looked up or compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Any

from newswire_shared.contracts.documents import Candidate, DateOrigin, Kind, RelatedItem, TickerLine
from pydantic import BaseModel

LONGEST_LINE = 1000  # characters: no headline, section or byline is longer, and lists show each of them whole
LONGEST_NAME = 200  # characters of an author or a tag: a name with all its titles has half of that
MOST_NAMES = 50  # authors, or tags: as many as are taken of a listing's item; each is a row of the index
MOST_ROWS = 1000  # links, headlines beside the text: a front page has a third of that; each is kept with every copy
LONGEST_ADDRESS = 4000  # characters: servers refuse requests for longer ones
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # in no text, and in no XML
_BREAKS = {0x0B: " ", 0x0C: " "}  # a line's and a page's end: they stand between words

# Marks that turn the order of what follows, beyond the end of a line that lists, mails and feeds show among others; a
# line finds its direction without them, by its letters.
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))


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
    """The page without what no encoding can write, which JSON can smuggle in: halves of pairs, control characters.

    What is no text but a line ends where one does at most; a name without end is none, nor is an address of no web
    page or picture.
    """
    whole = {field.name: _sound(getattr(page, field.name)) for field in fields(page)}
    lines = {name: _line(whole[name]) for name in ("title", "section", "byline") if whole[name]}
    named = {name: _names(whole[name]) for name in ("authors", "tags")}
    rows = {name: whole[name][:MOST_ROWS] for name in ("related", "ticker")}
    rows["links"] = tuple(filter(_address, whole["links"]))[:MOST_ROWS]
    return replace(
        page, **whole | lines | named | rows | {name: _address(whole[name]) for name in ("image", "canonical")}
    )


def without_controls(text: str) -> str:
    """A text without control characters."""
    return CONTROL.sub("", text.translate(_BREAKS)) if CONTROL.search(text) else text


def _line(text: str) -> str:
    return text.translate(_TURNING)[:LONGEST_LINE].rstrip()


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.translate(_TURNING) for name in names if len(name) <= LONGEST_NAME)[:MOST_NAMES]


def _address(address: str | None) -> str | None:
    is_web = bool(address) and str(address)[:8].lower().startswith(("http://", "https://"))
    return address if is_web and len(str(address)) <= LONGEST_ADDRESS else None


def _sound(value: Any) -> Any:
    if isinstance(value, str):
        text = without_controls(value)
        return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, tuple):
        return tuple(map(_sound, value))
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: _sound(item) for name, item in value})
    return value
