"""Texts that lie only in the data of a page's scripts: what a browser would have written into the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html
from lxml.etree import ParserError
from newswire_shared.contracts.markup_cost import refuse_costly

TEXT_NAMES = frozenset(
    {"articlebody", "body", "bodyhtml", "content", "html", "text", "paragraph", "paragraphs", "value"}
)
DEEPEST = 40  # levels of data, far above what pages nest, and far below where recursion ends
FEWEST_CHARACTERS = 200  # of a text; shorter ones are labels and teasers of the site
PARAGRAPH_CHARACTERS = 40  # of a value that is looked at; shorter ones are names and headings
_SENTENCE = re.compile(r"[.!?…。！？।։؟][\"”»’')]?(?:\s|$)")
_TAG = re.compile(r"<(?:p|br|div|h\d|li|span|a|em|strong|b|i)\b", re.IGNORECASE)
_BLOCK_ENDS = re.compile(r"<br\s*/?>|</(?:p|div|h\d|li|blockquote|figure)>", re.IGNORECASE)


def embedded_text(tree: Any) -> str:
    """The longest text of sentences among the data scripts of a page, paragraphs by lines; "" where none is."""
    texts = ("\n".join(dict.fromkeys(_texts(_data(script)))) for script in tree.iter("script") if _is_data(script))
    longest = max(texts, key=len, default="")
    return longest if len(longest) >= FEWEST_CHARACTERS else ""


def _is_data(script: Any) -> bool:
    return "json" in (script.get("type") or "").lower() and "ld+json" not in (script.get("type") or "").lower()


def _data(script: Any) -> Any:
    try:
        return json.loads(script.text or "null")
    except (ValueError, RecursionError):
        return None


def _texts(value: Any, name: str = "", depth: int = 0) -> Iterator[str]:
    """The texts under names that hold texts, in their order."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, str(key).lower(), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, name, depth + 1)
    elif isinstance(value, str) and name in TEXT_NAMES and len(value) >= PARAGRAPH_CHARACTERS:
        yield from (line for line in _plain(value).splitlines() if _SENTENCE.search(line))


def _plain(text: str) -> str:
    """A text without its markup, each of its blocks a line."""
    if not _TAG.search(text):
        return text
    try:
        refuse_costly(text)
        return str(html.fromstring(_BLOCK_ENDS.sub("\n", text)).text_content())
    except (ParserError, ValueError):  # CostlyMarkup too: such a text is no article's
        return ""
