"""The body of an article: trafilatura's text, refereed by what else the page says of its length."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import trafilatura

from newswire_enrich.extraction.markup.gaps import PROBE_LETTERS, Paragraph
from newswire_enrich.extraction.text.shapes import is_sentence, letters

SHORT_SHARE = 0.6  # of the fullest column: below it the careful text has lost paragraphs, not only asides
SURE_CHARACTERS = 400  # in a shorter column the share says little: a caption or a notice moves it
COLUMN_CHARACTERS = 60  # of a paragraph that counts: shorter ones are captions, bylines and entries of menus
MOST_COLUMNS = 4  # a text has other columns than its fullest, but a much longer one is the whole page
LITTLE_CHARACTERS = 300  # which a page shows that waits for its script, or that has to be paid for
MUCH_LONGER = 3  # times what is shown; less may be the same brief with a caption
NO_COLUMN = ("li", "blockquote", "aside", "footer")  # hold paragraphs beside the text, however many


def refereed(careful: str, again: Callable[[], Any], columns: int) -> str:
    """The careful text, or a generous one where the careful is much shorter than the page's column of paragraphs.

    `again` gives the page's tree anew, `columns` is how many characters the paragraphs of the fullest column have.
    """
    if len(careful) >= SHORT_SHARE * columns or columns < SURE_CHARACTERS:
        return careful
    found = trafilatura.extract(again(), include_comments=False, include_tables=True) or ""
    return found if SHORT_SHARE * columns <= len(found) <= MOST_COLUMNS * columns else careful


def shown_or_told(shown: str, told: Iterable[Callable[[], str]]) -> str:
    """What a page shows, or the first told text that goes on from the little that it shows.

    A page that a script is to fill shows a line that it waits, or the beginning.
    """
    if len(shown) >= LITTLE_CHARACTERS:
        return shown
    texts = (paragraphs(tell()) for tell in told)
    return next((text for text in texts if text and _goes_on(shown, text)), shown)


def _goes_on(shown: str, told: str) -> bool:
    if shown and len(told) < MUCH_LONGER * len(shown):
        return False
    begins = letters(shown)[:PROBE_LETTERS] in letters(told)
    return begins or not any(map(is_sentence, shown.split("\n\n")))


def paragraphs(text: str | None) -> str:
    """Lines as paragraphs joined by a blank line, spaces squeezed."""
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    return "\n\n".join(line for line in lines if line)


def longest_column(prose: Iterable[Paragraph]) -> int:
    """The characters of the paragraphs that stand beside each other in the fullest element of a page."""
    columns: dict[Any, int] = {}
    for paragraph in prose:
        length, parent = len(paragraph.text), paragraph.parent
        if length > COLUMN_CHARACTERS and parent is not None and parent.tag not in NO_COLUMN:
            columns[parent] = columns.get(parent, 0) + length
    return max(columns.values(), default=0)
