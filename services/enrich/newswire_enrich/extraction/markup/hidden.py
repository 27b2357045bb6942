"""Hidden blocks: notices for old browsers, headings for screen readers, disclaimers that a script shows to some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.markup_names import says
from newswire_enrich.extraction.text.shapes import letters

MOST_WORDS = 60  # of a notice; a longer block is text that a script unfolds, which is the article's own
_BLOCKS = ("div", "section", "p", "h2", "h3", "h4", "span")
_SEEN = ("p", "li", "h2", "h3", "h4", "blockquote")  # in which a text may stand that a hidden block repeats
_CLASS_HIDES = says(
    r"(?:^|\s)(?:u-hide|hide|hidden|is-hidden|d-none|sr-only|(?:u-)?visually-?hidden|screen-?reader(?:-text|-only)?)"
    r"(?:$|\s)"
)


def hidden_lines(tree: Any, among: frozenset[str]) -> frozenset[str]:
    """Those of some lines, by their letters, that only short hidden blocks have, whole or as the markup breaks them."""
    hidden = [block for block in tree.iter(*_BLOCKS) if _is_hidden(block) and _is_short(block)]
    lines = among.intersection(said for block in hidden for said in _lines(block))
    within = {each for block in hidden for each in block.iter()}
    return lines - _seen(tree, within) if lines else lines


def _is_hidden(block: Any) -> bool:
    return block.get("hidden") is not None or _CLASS_HIDES(block.get("class"))


def _is_short(block: Any) -> bool:
    """Whether a block is as short as a notice; of a long one the words are not all looked at."""
    words = 0
    for text in block.itertext():
        words += len(text.split())
        if words > MOST_WORDS:
            return False
    return True


def _lines(block: Any) -> Iterator[str]:
    texts = [text for text in block.itertext() if text.strip()]
    yield from filter(None, (letters("".join(texts)), *(letters(line) for text in texts for line in text.split("\n"))))


def _seen(tree: Any, hidden: set[Any]) -> frozenset[str]:
    return frozenset(letters(full_text(block)) for block in tree.iter(*_SEEN) if block not in hidden)
