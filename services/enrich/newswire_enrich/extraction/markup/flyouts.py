"""Fly-outs: cards, tooltips and words for screen readers that lie hidden in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.markup_names import says

HEADLINE_WORDS = 4  # of a link; shorter ones are the names that a sentence links
FEWEST_HEADLINES = 2  # one link with a headline may be the sentence's own
LINKED_SHARE = 0.9  # of a card's letters; a clause of the sentence has words outside its links
_CLASS_HIDES = says(
    r"(?:^|[\s_-])(?:tooltip|popover|popup|fly-?out|sr-only|visually-?hidden|screen-?reader(?:-text)?)(?:$|[\s_-])"
)
_STYLE_HIDES = says(r"display\s*:\s*none|visibility\s*:\s*hidden")


def remove_flyouts(tree: Any) -> None:
    """Take out of the paragraphs of a tree, in place, what a reader of the sentence does not see."""
    for paragraph in tree.iter("p"):
        if not len(paragraph):
            continue
        hidden = [e for e in paragraph.iterdescendants() if isinstance(e.tag, str) and _is_hidden(e)]
        card = _card(paragraph)
        for element in (*hidden, *([card] if card is not None else ())):
            if element.getparent() is not None:
                element.drop_tree()


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or _STYLE_HIDES(element.get("style")):
        return True
    return _CLASS_HIDES(element.get("class")) and not _is_whole(element)


def _is_whole(element: Any) -> bool:
    """Whether an element is all that its parent says."""
    parent = element.getparent()
    return parent is None or _length(element) == _length(parent)


def _card(paragraph: Any) -> Any:
    """The smallest element inside a paragraph that holds its headlines and hardly anything else, None if none does."""
    headlines = [a for a in paragraph.iter("a") if len(full_text(a).split()) >= HEADLINE_WORDS]
    if len(headlines) < FEWEST_HEADLINES:
        return None
    card = _common_ancestor(headlines)
    if card is paragraph or paragraph not in card.iterancestors():
        return None
    linked = sum(_length(a) for a in card.iter("a"))
    return card if linked >= LINKED_SHARE * _length(card) else None


def _common_ancestor(elements: Sequence[Any]) -> Any:
    around = [set(element.iterancestors()) for element in elements[1:]]
    return next(each for each in elements[0].iterancestors() if all(each in others for others in around))


def _length(element: Any) -> int:
    return len("".join(full_text(element).split()))
