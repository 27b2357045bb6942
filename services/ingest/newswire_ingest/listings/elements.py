"""The elements of an entry by their names, and the texts in them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterator
from typing import Any

from newswire_ingest.listings.links import absolute, is_web
from newswire_ingest.listings.markup import name_of
from newswire_ingest.listings.plain import plain

PROSE = 20_000  # characters of a text that are looked at: a teaser is kept by its first thousand
LITERAL = ("text", "text/plain")  # what these hold is no markup in disguise
XHTML = ("xhtml", "application/xhtml+xml")  # markup, so that its texts are none
Elements = dict[str, list[Any]]


def names_in(root: Any) -> Callable[[Any], str]:
    """The naming of a document's elements; the vocabulary of its root is its own, whatever its address."""
    space, _, _ = str(root.tag).partition("}")
    if not name_of(root.tag).startswith("?"):
        return lambda element: name_of(element.tag) if isinstance(element.tag, str) else ""
    return lambda element: name_of(str(element.tag).removeprefix(space + "}"))


def elements_of(entry: Any, name: Callable[[Any], str]) -> Elements:
    """The children of an entry; of a group (media:group) also what it groups."""
    found: Elements = {}
    for child in entry:
        found.setdefault(name(child), []).append(child)
    for group in found.get("media:group", ()):
        for child in group:
            found.setdefault(name(child), []).append(child)
    return found


def each(elements: Elements, *names: str) -> Iterator[Any]:
    """Elements of some names, in the order of the names."""
    for name in names:
        yield from elements.get(name, ())


def bare(element: Any) -> str:
    """The text of an element that holds no prose: an address, a date, an id."""
    return "".join(element.itertext()).strip() if len(element) else (element.text or "").strip()


def first(elements: Elements, *names: str) -> str | None:
    """The first text that is there."""
    return next((text for element in each(elements, *names) if (text := bare(element))), None)


def prose(element: Any) -> str | None:
    """The text of an element as a reader sees it: its content may be text, markup, or either of them in disguise."""
    kind, mode = (element.get(name, "").strip().lower() for name in ("type", "mode"))
    text = "".join(element.itertext())[:PROSE]
    if mode == "base64" or kind == "application/octet-stream":
        text = _unpacked(text)
    is_literal = kind in LITERAL or (kind in XHTML and len(element) > 0)
    return plain(text, is_literal=is_literal and mode != "escaped")


def first_prose(elements: Elements, *names: str) -> str | None:
    """The first prose that is there."""
    return next((text for element in each(elements, *names) if (text := prose(element))), None)


def attributes(element: Any, *names: str) -> Iterator[str]:
    """The values of attributes of some names, in whatever case they are written.

    Only these are looked up: libxml2 looks for each from the first one on, so that all take the square of their number.
    """
    return (element.get(key) for key in element.keys() if key.lower() in names)  # noqa: SIM118 (no mapping)


def joined(element: Any, link: str) -> str:
    """A link as an absolute address by the base of its element (`xml:base`); as it is where that cannot be."""
    return absolute(element.base or "", link) if link and not is_web(link) else link


def language_of(element: Any) -> str | None:
    """What an element itself says of its language."""
    return element.get("{http://www.w3.org/XML/1998/namespace}lang") or None


def _unpacked(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return text
