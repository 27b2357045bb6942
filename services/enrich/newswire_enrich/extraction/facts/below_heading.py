"""What stands right below the heading of an article, where its byline and its day are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from lxml.etree import XPath

from newswire_enrich.extraction.facts.titles import is_beside
from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.shapes import letters

TEXTS_NEAR = 60  # texts after the heading among which a line with "by" is the article's: buttons and times stand there
# Neither code nor what stands under a picture, nor the link of a category, which WordPress puts beside the time.
_APART = "parent::script or parent::style or parent::figcaption or parent::*[contains(@class, 'caption')]"
_TEXTS = {
    axis: XPath(
        f"({axis}::text()[normalize-space() and not({_APART} or parent::a[contains(@rel, 'tag')])])"
        f"[position() <= {TEXTS_NEAR}]",
        smart_strings=False,
    )
    for axis in ("following", "descendant")
}


def heading_of(tree: Any, title: str) -> Any:
    """The element of the article's heading: the one that says its title, else the first of the first rank, or all."""
    said, headings = letters(title), [h for h in tree.iter("h1", "h2", "h3") if not is_beside(h)]
    own = (h for h in headings if said and letters(full_text(h)).endswith(said))
    return next(chain(own, (h for h in headings if h.tag == "h1")), tree)


def elements_below(tree: Any, heading: Any) -> Iterator[Any]:
    """The elements after a heading, or of a tree where nobody can tell which that is, from the first on."""
    after = (each for around in (heading, *heading.iterancestors()) for each in around.itersiblings("*"))
    return tree.iterdescendants("*") if heading is tree else (each for part in after for each in part.iter("*"))


def texts_below(tree: Any, heading: Any) -> list[str]:
    """The first texts after a heading, or of a tree where nobody can tell which that is."""
    axis = "descendant" if heading is tree else "following"
    return [" ".join(text.split()) for text in _TEXTS[axis](heading)]
