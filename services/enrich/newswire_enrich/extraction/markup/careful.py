"""The careful text of a page: trafilatura's steps for precision, its second opinion only where that can count.

`trafilatura.bare_extraction` asks readability about each page, at half of its cost, and takes its text where that has
more than twice the characters, or where its own is short or without paragraphs.  Where less than that stands on the
page, nobody needs to ask.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import Any

from lxml.etree import XPath
from trafilatura.external import SANITIZED_XPATH, compare_extraction
from trafilatura.htmlprocessing import convert_tags, prune_unwanted_nodes, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.readability_lxml import Document as Readability
from trafilatura.settings import Extractor
from trafilatura.xml import xmltotxt
from trafilatura.xpaths import RAW_TREE_PRUNE_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH, REMOVE_COMMENTS_XPATH

MUCH_LONGER = 2  # times the own text: what readability has to find to be believed
# What the ids and classes have of what trafilatura's expressions take for other articles, and for comments.
OTHER_ARTICLES = ("mvp-post-add", "infinite", "elementor-share-buttons")
COMMENTS = ("omment", "comol", "disqus_thread", "dsq-comments")
_OPTIONS = Extractor(output_format="python", precision=True, comments=False)
_IDS, _CLASSES = (XPath(f"//@{name}", smart_strings=False) for name in ("id", "class"))


def careful_text(tree: Any) -> str:
    """What trafilatura makes of a page when it is to be careful, "" for nothing; the tree stays as it is."""
    prunings = _prunings_of(tree)
    try:
        body, text = extract_content(_prepared(tree, prunings), _OPTIONS)
        if is_doubtful(tree, body, text):
            body, text = _compared(tree, prunings, body, text)
    except (TypeError, ValueError):  # what bare_extraction, too, makes no text of
        return ""
    return xmltotxt(body, include_formatting=False) if len(text) >= _OPTIONS.min_output_size else ""


@dataclass(frozen=True, slots=True)
class _Prunings:
    """Expressions for what goes from a page before and after its elements get trafilatura's names."""

    raw: list[XPath]
    converted: list[XPath]


def _prunings_of(tree: Any) -> _Prunings:
    """Those that can select something: they are slow, and what they look for is in few pages."""
    names = "\n".join((*_IDS(tree), *_CLASSES(tree)))
    others = RAW_TREE_PRUNE_XPATH if any(name in names for name in OTHER_ARTICLES) else []
    if not any(name in names for name in COMMENTS):
        return _Prunings(others, [])
    return _Prunings([*others, *REMOVE_COMMENTS_AND_LISTS_XPATH], REMOVE_COMMENTS_XPATH)


def _prepared(tree: Any, prunings: _Prunings) -> Any:
    """A copy of a tree as trafilatura's extractor wants it."""
    pruned = prune_unwanted_nodes(copy(tree), prunings.raw)
    return prune_unwanted_nodes(convert_tags(tree_cleaning(pruned, _OPTIONS), _OPTIONS), prunings.converted)


def _compared(tree: Any, prunings: _Prunings, body: Any, text: str) -> tuple[Any, str]:
    """The text found or, where trafilatura prefers it, that of readability or justext."""
    pruned = prune_unwanted_nodes(copy(tree), prunings.raw)
    return compare_extraction(tree_cleaning(copy(pruned), _OPTIONS), pruned, body, text, _OPTIONS)


def is_doubtful(tree: Any, body: Any, text: str) -> bool:
    """Whether a text is short or oddly made, or readability may find one that is much longer."""
    if len(text) < _OPTIONS.min_extracted_size or body.xpath(SANITIZED_XPATH):
        return True
    if not body.xpath(".//p//text()") or len(body.findall(".//table")) > len(body.findall(".//p")):
        return True
    enough = MUCH_LONGER * len(text)
    return _exceeds(tree, enough) and _exceeds(_likely(tree), enough)


def _likely(tree: Any) -> Any:
    """A copy of a tree without what readability takes for no text by its class or id, and never looks at."""
    document = Readability(copy(tree))
    document.remove_unlikely_candidates()
    return document.doc


def _exceeds(tree: Any, length: int) -> bool:
    """Whether a tree has more characters outside of its links: what is longer by them is a list, and no better text."""
    said = _said(tree)
    return said > length and said - sum(map(_said, tree.iter("a"))) > length


def _said(element: Any) -> int:
    return len(" ".join("".join(element.itertext()).split()))
