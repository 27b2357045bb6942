"""Elements that are marked as an article's author: by rel, by a vocabulary's item, by class, by what they link to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from newswire_enrich.extraction.facts.authors import AUTHOR_PAGE
from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.markup_names import says

LONG_PARAGRAPH = 160  # characters of a paragraph that is no note beside the heading
LEAD_PARAGRAPHS = 3  # behind which marked names are those of other articles, or of comments
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")  # of class names: `c-byline__author`, `ArticleAuthor_name`
_SIGNS = ("byline", "author", "autor", "auteur", "forfatter", "skribent")  # with which such a word begins
# Words in the class of what stands beside a name: its picture, its buttons, what its bearer is.
_NO_SIGNS = frozenset(
    """
    avatar bio biography comment comments contact date description email follow image img job mail photo picture
    position published related role share social thumb thumbnail time timestamp title twitter
    """.split()
)
# Where the authors of other articles and of comments stand.
_OTHERS_ELEMENTS = frozenset({"head", "nav", "footer"})
_SAYS_OTHERS = says(r"related|recommend|most-?read|breadcrumb|comment|sidebar")


def until_text(elements: Iterable[Any]) -> Iterator[Any]:
    """The marked elements up to the paragraph with which the article's text is well begun."""
    paragraphs = 0
    for element in elements:
        if is_marked(element):
            yield element
        elif element.tag == "p" and len(full_text(element)) > LONG_PARAGRAPH:
            paragraphs += 1
            if paragraphs == LEAD_PARAGRAPHS:
                return


def is_marked(element: Any) -> bool:
    """Whether an element is said to be the author's and is neither another article's nor a picture's."""
    if element.tag in ("link", "meta") or not _says_author(element):
        return False
    around = (element, *element.iterancestors())
    if any(each.tag in _OTHERS_ELEMENTS or _SAYS_OTHERS(each.get("class")) for each in around):
        return False
    is_named = bool(element.get("rel") or element.get("itemprop") or element.get("href"))
    return is_named or next(element.iterancestors("figure"), None) is None


def _says_author(element: Any) -> bool:
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split():
        return True
    if element.tag == "a" and AUTHOR_PAGE.search(element.get("href") or ""):
        return True
    words = {word.lower() for word in _WORDS.findall(element.get("class") or "")}
    return words.isdisjoint(_NO_SIGNS) and any(word.startswith(_SIGNS) for word in words)
