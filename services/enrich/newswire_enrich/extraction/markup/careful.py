"""The careful text of a page: trafilatura's steps for precision, its second opinion only where that can count.

`trafilatura.bare_extraction` asks readability about each page, at half of its cost, and takes its text where that has
more than twice the characters, or where its own is short or without paragraphs.  What readability can find at most is
known without it; `tests/unit/enrich/extraction/markup/test_careful.py` holds both ways to the same text.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from math import inf
from typing import Any

from lxml.etree import XPath
from trafilatura.external import SANITIZED_XPATH, compare_extraction
from trafilatura.htmlprocessing import convert_tags, prune_unwanted_nodes, tree_cleaning
from trafilatura.main_extractor import extract_content
from trafilatura.readability_lxml import Document as Readability
from trafilatura.settings import Extractor
from trafilatura.xml import xmltotxt
from trafilatura.xpaths import RAW_TREE_PRUNE_XPATH, REMOVE_COMMENTS_AND_LISTS_XPATH, REMOVE_COMMENTS_XPATH

from newswire_enrich.extraction.text.markup_names import says

MUCH_LONGER = 2  # times the own text: what readability has to find to be believed
FILM_CHARACTERS = len("VIDEO")  # which readability writes in place of a film
# What an id or a class has that trafilatura takes for another article's, or for comments; few pages have any.
_IDS, _CLASSES = (XPath(f"//@{name}", smart_strings=False) for name in ("id", "class"))
_SAYS_OTHER = says(r"mvp-post-add|infinite-?scroll|elementor-share-buttons")
_SAYS_COMMENTS = says(r"omment|comol|disqus_thread|dsq-comments")
# Elements whose content is no markup: written as XML and read again, as readability does, it may become longer.
_AS_IT_STANDS = ("noembed", "noframes", "plaintext", "xmp")


def careful_text(tree: Any, url: str) -> str:
    """What trafilatura makes of a page when it is to be careful, "" for nothing; the tree stays as it is."""
    options = Extractor(output_format="python", precision=True, comments=False, url=url)
    prunings = _prunings_of(tree)
    try:
        body, text = extract_content(_prepared(tree, prunings, options), options)
        if is_doubtful(tree, body, text, options):
            body, text = _compared(tree, prunings, body, text, options)
    except (TypeError, ValueError):  # what bare_extraction, too, makes no text of
        return ""
    return xmltotxt(body, include_formatting=False) if len(text) >= options.min_output_size else ""


@dataclass(frozen=True, slots=True)
class _Prunings:
    """Expressions for what goes from a page before and after its elements get trafilatura's names."""

    raw: list[XPath]
    converted: list[XPath]


def _prunings_of(tree: Any) -> _Prunings:
    """Those that can select something: they are slow, and what they look for is in few pages."""
    names = {*_IDS(tree), *_CLASSES(tree)}
    others = RAW_TREE_PRUNE_XPATH if any(map(_SAYS_OTHER, names)) else []
    is_commented = any(map(_SAYS_COMMENTS, names))
    return _Prunings(
        [*others, *(REMOVE_COMMENTS_AND_LISTS_XPATH if is_commented else ())],
        REMOVE_COMMENTS_XPATH if is_commented else [],
    )


def _prepared(tree: Any, prunings: _Prunings, options: Extractor) -> Any:
    """A copy of a tree as trafilatura's extractor wants it."""
    pruned = prune_unwanted_nodes(copy(tree), prunings.raw)
    return prune_unwanted_nodes(convert_tags(tree_cleaning(pruned, options), options), prunings.converted)


def _compared(tree: Any, prunings: _Prunings, body: Any, text: str, options: Extractor) -> tuple[Any, str]:
    """The text found or, where trafilatura prefers it, that of readability or justext."""
    pruned = prune_unwanted_nodes(copy(tree), prunings.raw)
    return compare_extraction(tree_cleaning(copy(pruned), options), pruned, body, text, options)


def is_doubtful(tree: Any, body: Any, text: str, options: Extractor) -> bool:
    """Whether a text is short or oddly made, or readability may find one that is much longer."""
    if len(text) < options.min_extracted_size or body.xpath(SANITIZED_XPATH):
        return True
    if not body.xpath(".//p//text()") or len(body.findall(".//table")) > len(body.findall(".//p")):
        return True
    enough = MUCH_LONGER * len(text)
    return _length(tree) > enough and _most_readable(tree) > enough


def _most_readable(tree: Any) -> float:
    """How many characters a text of readability has at most: it leaves out what it calls unlikely."""
    if any(not title.text for title in tree.iter("title")) or next(tree.iter(*_AS_IT_STANDS), None) is not None:
        return inf
    likely = Readability(copy(tree))
    likely.remove_unlikely_candidates()
    return _length(likely.doc) + FILM_CHARACTERS * sum(1 for _ in likely.doc.iter("iframe"))


def _length(tree: Any) -> int:
    return len(" ".join(tree.text_content().split()))
