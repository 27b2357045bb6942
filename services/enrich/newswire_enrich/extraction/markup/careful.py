"""The careful text of a page: trafilatura's steps for precision, its second opinion only where that can count.

`trafilatura.bare_extraction` asks readability about each page, at half of its cost, and takes its text where that has
more than twice the characters, or where its own is short or without paragraphs.  Where less than that stands on the
page, nobody needs to ask.
"""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from lxml.etree import XPath
from trafilatura.external import SANITIZED_XPATH, compare_extraction
from trafilatura.htmlprocessing import convert_tags, prune_unwanted_nodes, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.readability_lxml import Document as Readability
from trafilatura.settings import Extractor
from trafilatura.xml import xmltotxt
from trafilatura.xpaths import (
    BODY_XPATH,
    DISCARD_IMAGE_ELEMENTS,
    OVERALL_DISCARD_XPATH,
    PRECISION_DISCARD_XPATH,
    RAW_TREE_PRUNE_XPATH,
    REMOVE_COMMENTS_AND_LISTS_XPATH,
    REMOVE_COMMENTS_XPATH,
    TEASER_DISCARD_XPATH,
)

from newswire_enrich.extraction.markup.expressions import in_python
from newswire_enrich.extraction.text.element_text import squeezed_text

MUCH_LONGER = 2  # times the own text: what readability has to find to be believed
# What ids and classes have that trafilatura's expressions take for other articles and for comments; few pages do.
OTHER_ARTICLES = ("mvp-post-add", "infinite", "elementor-share-buttons")
COMMENTS = re.compile(r"(?m)^(?:[Cc]omment|comol|disqus_thread|dsq-comments)|(?:article|post)-comments")
_OPTIONS = Extractor(output_format="python", precision=True, comments=False)
for _expressions in (
    RAW_TREE_PRUNE_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH, REMOVE_COMMENTS_XPATH, BODY_XPATH, OVERALL_DISCARD_XPATH,
    DISCARD_IMAGE_ELEMENTS, TEASER_DISCARD_XPATH, PRECISION_DISCARD_XPATH,
):  # fmt: skip
    _expressions[:] = map(in_python, _expressions)  # in place: trafilatura's functions know the lists by name
_IDS, _CLASSES = (XPath(f"//@{name}", smart_strings=False) for name in ("id", "class"))


def careful_text(tree: Any) -> str:
    """What trafilatura makes of a page when it is to be careful, "" for nothing; the tree stays as it is."""
    names = "\n".join((*_IDS(tree), *_CLASSES(tree)))
    try:
        body, text = extract_content(_prepared(tree, names), _OPTIONS)
        if is_doubtful(tree, body, text):
            body, text = _compared(tree, names, body, text)
    except (TypeError, ValueError):  # what bare_extraction, too, makes no text of
        return ""
    return xmltotxt(body, include_formatting=False) if len(text) >= _OPTIONS.min_output_size else ""


def _prepared(tree: Any, names: str) -> Any:
    """A copy of a tree as trafilatura's extractor wants it; `names` are all ids and classes in it, a line each."""
    converted = convert_tags(tree_cleaning(_pruned(tree, names), _OPTIONS), _OPTIONS)
    return prune_unwanted_nodes(converted, REMOVE_COMMENTS_XPATH if COMMENTS.search(names) else [])


def _pruned(tree: Any, names: str) -> Any:
    """A copy of a tree without comments and other articles."""
    others = RAW_TREE_PRUNE_XPATH if any(name in names for name in OTHER_ARTICLES) else []
    comments = REMOVE_COMMENTS_AND_LISTS_XPATH if COMMENTS.search(names) else []
    return prune_unwanted_nodes(copy(tree), [*others, *comments])


def _compared(tree: Any, names: str, body: Any, text: str) -> tuple[Any, str]:
    """The text found or, where trafilatura prefers it, that of readability or justext."""
    pruned = _pruned(tree, names)
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
    return len(squeezed_text(element))
