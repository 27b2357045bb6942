"""Extraction: the article and nothing but the article, from markup, plain text or JSON."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_enrich.extraction.decoding import Unreadable, decode
from newswire_enrich.extraction.markup import page_of_markup
from newswire_enrich.extraction.plain import page_of_text
from newswire_enrich.extraction.structured import page_of_json
from newswire_enrich.page import Page

__all__ = ["Unreadable", "extract"]


def extract(body: bytes, content_type: str, url: str, given: Mapping[str, str] | None = None) -> Page:
    """Take a page apart.

    `given` may hold `title` and `published` as a feed stated them; they fill what the page lacks.  Raises
    Unreadable for what is no text.  Same input, same output; nothing is fetched.
    """
    text = decode(body, content_type)
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return page_of_json(text)
    if kind == "text/plain" and not text.lstrip()[:1].startswith("<"):
        return page_of_text(text, given or {})
    return page_of_markup(text, url, given or {})
