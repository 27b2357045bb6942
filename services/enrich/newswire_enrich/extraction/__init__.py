"""Extraction: the article and nothing but the article, from markup, plain text or JSON."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_enrich.extraction.decoding import Unreadable, decode
from newswire_enrich.extraction.markup import page_of_markup
from newswire_enrich.extraction.plain import page_of_text
from newswire_enrich.extraction.structured import page_of_json
from newswire_enrich.page import Page, sound

__all__ = ["Unreadable", "extract"]


def extract(body: bytes, content_type: str, url: str, given: Mapping[str, str] | None = None) -> Page:
    """Take a page apart.

    `given` may hold `title` and `published` as a feed stated them, which fill what the page lacks, and `fetched`,
    the instant of the fetch, past which no date is believed.  Raises
    Unreadable for what is no text.  Same input, same output; nothing is fetched.
    """
    return sound(_taken_apart(decode(body, content_type), content_type, url, given or {}))


def _taken_apart(text: str, content_type: str, url: str, given: Mapping[str, str]) -> Page:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return page_of_json(text)
    if kind == "text/plain" and not text.lstrip()[:1].startswith("<"):
        return page_of_text(text, given)
    return page_of_markup(text, url, given)
