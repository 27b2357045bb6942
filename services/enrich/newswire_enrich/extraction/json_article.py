"""Articles given as JSON: a publisher's own fields are taken as they are."""

from __future__ import annotations

import json
from typing import Any

from newswire_enrich.extraction.facts.authors import split_authors
from newswire_enrich.extraction.facts.dates import iso
from newswire_enrich.extraction.text.decoding import Unreadable
from newswire_enrich.page import Page

VERSION = "given+2"  # the publisher's fields, as given


def page_of_json(text: str) -> Page:
    """The page of an object with `title`, `body` (or `text`) and any of the fields that `extract` gives.

    Raises Unreadable for another shape.
    """
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"this is no JSON: {error}") from None
    if not isinstance(found, dict):
        raise Unreadable("an article is a JSON object with at least title and body")
    published = iso(_text(found, "published"))
    return Page(
        title=_text(found, "title"), body=_paragraphs(_text(found, "body") or _text(found, "text")),
        authors=split_authors(_texts(found.get("authors"))), byline=", ".join(_texts(found.get("authors"))) or None,
        published=published, published_from="meta" if published else "none", modified=iso(_text(found, "modified")),
        language=_text(found, "language") or _text(found, "lang") or None, section=_text(found, "section") or None,
        tags=tuple(_texts(found.get("tags"))), image=_text(found, "image") or None,
        links=tuple(_texts(found.get("links"))), version=VERSION,
    )  # fmt: skip


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str) and item.strip()]


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
