"""Texts that lie only in the data of a page's scripts: what a browser would have written into the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml import html
from lxml.etree import ParserError
from newswire_shared.contracts.markup_cost import refuse_costly

from newswire_enrich.extraction.markup.script_data import data_of

TEXT_NAMES = frozenset(
    {"articlebody", "body", "bodyhtml", "content", "html", "text", "paragraph", "paragraphs", "value"}
)
DEEPEST = 40  # levels of data, far above what pages nest, and far below where recursion ends
TITLE_LETTERS = 5  # of a word that tells what a text is about, and of its beginning that inflection leaves
FEWEST_CHARACTERS = 200  # of a text; shorter ones are labels and teasers of the site
MAIN_SHARE = 0.75  # of an object's texts: beside it stand its teasers, in as many others the blocks of one text
PARAGRAPH_CHARACTERS = 40  # of a value that is looked at; shorter ones are names and headings
_SENTENCE = re.compile(r"[.!?…。！？।։؟][\"”»’')]?(?:\s|$)")
_TAG = re.compile(r"<(?:p|br|div|h\d|li|span|a|em|strong|b|i)\b", re.IGNORECASE)
_BLOCK_ENDS = re.compile(r"<br\s*/?>|</(?:p|div|h\d|li|blockquote|figure)>", re.IGNORECASE)


def embedded_text(tree: Any, title: str) -> str:
    """The longest text of sentences among the data of a page's scripts that has words of the title; "" for none.

    Its paragraphs are lines.
    """
    values = (value for script in tree.iter("script") for value in data_of(script))
    texts = ("\n".join(dict.fromkeys(_texts(value))) for value in values)
    longest = max((text for text in texts if _is_about(text, title)), key=len, default="")
    return longest if len(longest) >= FEWEST_CHARACTERS else ""


def _is_about(text: str, title: str) -> bool:
    """Whether a text has one of the longer words of a title, which terms and notices of the site have not."""
    words = [word for word in title.casefold().split() if len(word) >= TITLE_LETTERS]
    said = text.casefold()
    return not words or any(word[:TITLE_LETTERS] in said for word in words)


def _texts(value: Any, name: str = "", depth: int = 0) -> list[str]:
    """The texts under names that hold texts, in their order; of an object, its main part without what is beside it."""
    if depth > DEEPEST:
        return []
    if isinstance(value, dict):
        return _main_part([_texts(each, str(key).lower(), depth + 1) for key, each in value.items()])
    if isinstance(value, list):
        return [text for each in value for text in _texts(each, name, depth + 1)]
    if isinstance(value, str) and name in TEXT_NAMES and len(value) >= PARAGRAPH_CHARACTERS:
        return [line for line in plain_text(value).splitlines() if _SENTENCE.search(line)]
    return []


def _main_part(parts: Sequence[list[str]]) -> list[str]:
    sizes = [sum(map(len, part)) for part in parts]
    longest = max(parts, key=lambda part: sum(map(len, part)), default=[])
    whole = max(sizes, default=0) < MAIN_SHARE * sum(sizes)
    return [text for part in parts for text in part] if whole else longest


def plain_text(text: str) -> str:
    """A text without its markup, each of its blocks a line."""
    if not _TAG.search(text):
        return text
    try:
        refuse_costly(text)
        return str(html.fromstring(_BLOCK_ENDS.sub("\n", text)).text_content())
    except (ParserError, ValueError):  # CostlyMarkup too: such a text is no article's
        return ""
