"""The core of a page in plain text: the run of lines that is the article, and the line before it that is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from newswire_enrich.extraction.plain.blocks import LineBlock
from newswire_enrich.extraction.plain.lines import Line, LineKind
from newswire_enrich.extraction.text.shapes import asks

# Weights: on text renderings of 97 stored news pages, a third more or less of any moves the body's F1 by about .01.
MOST_PER_SENTENCE = 150  # so that one long notice outweighs no run of sentences
OPEN_LINE = -25  # so that a title between paragraphs does not part them, and a menu does
PART_ALONE, PART_READERS = 0.33, 0.5  # a teaser among titles, and what readers may have said
HEAD_LINES = 30  # before the text in which its title is looked for; further up stand menus
AS_TELLING, BROAD = 0.5, 0.5  # of the most telling line's stems; what width alone may count
TITLE_WIDTH = 150  # of a question that may be a title
PARTING = {LineKind.COMMENTS: 5 * OPEN_LINE, LineKind.DATE: 4 * OPEN_LINE, LineKind.BYLINE: 4 * OPEN_LINE}
STEM = 5  # letters by which two forms of a word are taken for one
ENOUGH = 6  # shared stems; more prove no more, and would favour long lines
_WORD = re.compile(r"[^\W\d_]{4,}")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


@dataclass(frozen=True, slots=True)
class Core:
    """The lines of a page's text: before the article, of it, and after it."""

    before: list[Line]
    text: list[Line]
    after: list[Line]


def core_of(blocks: Sequence[LineBlock]) -> Core:
    """Cut the text of a page at its densest run of sentences; lists between lines count against it.

    A page without a sentence is a title and a text.
    """
    lines = [line for block in blocks for line in (block.text or [None] * block.length)]
    values = _worths(lines)
    first, end = densest(values)
    if end == 0:
        first, end = next((i + 1 for i, line in enumerate(lines) if line), 0), len(lines)
    while end < len(lines) and values[end] == 0:
        end += 1
    return Core(*([line for line in part if line] for part in (lines[:first], lines[first:end], lines[end:])))


def densest(values: Sequence[int]) -> tuple[int, int]:
    """The run with the greatest sum, first and one past the last (Kadane's algorithm); the first of equals."""
    sums = [0, *accumulate(values)]
    best, first, found = 0, 0, (0, 0)
    for end, total in enumerate(sums):
        if total - sums[first] > best:
            best, found = total - sums[first], (first, end)
        if total <= sums[first]:
            first = end
    return found


def _worths(lines: Sequence[Line | None]) -> list[int]:
    """What each line is worth where it stands.

    A sentence among open lines, as lists of titles with teasers have them, is worth a part of one beside another;
    so is every line after a heading over comments, where readers may speak.
    """
    comments = next((i for i, line in enumerate(lines) if line and line.kind is LineKind.COMMENTS), len(lines))
    alone = [worth(line) for line in lines]
    beside = [max(pair) >= 0 for pair in zip([OPEN_LINE, *alone[:-1]], [*alone[1:], OPEN_LINE], strict=False)]
    parts = [(1 if near else PART_ALONE) * (1 if i <= comments else PART_READERS) for i, near in enumerate(beside)]
    return [int(value * part) if value > 0 else value for value, part in zip(alone, parts, strict=False)]


def worth(line: Line | None) -> int:
    """What a line adds to the run that is to be the article's: much for a sentence, less than nothing for others.

    Days, names and headings over comments part what stands before them from what stands after.
    """
    if line and line.is_sentence:
        return min(line.width, MOST_PER_SENTENCE) // (2 if line.is_open else 1)
    if line and line.kind in PARTING:
        return PARTING[line.kind]
    listed = line and line.kind is LineKind.TEXT and (line.item or line.is_row or not line.is_open)
    return 0 if listed else OPEN_LINE


def title_place(before: Sequence[Line], text: Sequence[Line]) -> int | None:
    """The place of the title in the lines before a text, None where the text's own first line is its title.

    It is the first of the lines that say about as much as any of what the text says too, preferably one that
    stands twice or in a longer one; where none says anything of it, the first of the broad ones.
    """
    start = max(0, len(before) - HEAD_LINES)
    near = [(i, line) for i, line in enumerate(before[start:], start) if line.kind is LineKind.TEXT or _asks(line)]
    near = [(i, line) for i, line in near if line.words > 1] or near
    near += [(len(before), line) for line in text[:1] if _asks(line)]
    if not near:
        return None
    stems = frozenset[str]().union(*(stems_of(line.text) for line in text if line != near[-1][1]))
    telling = [min(len(stems_of(line.text) & stems), ENOUGH) or min(line.width / 1000, BROAD) for _, line in near]
    chosen = [each for each, told in zip(near, telling, strict=True) if told > AS_TELLING * max(telling)]
    texts = [line.text for _, line in near]
    again = (i for i, line in chosen if line.words > 2 and sum(line.text in other for other in texts) > 1)
    place = next(again, chosen[0][0])
    return place if place < len(before) else None


def _asks(line: Line) -> bool:
    return line.is_sentence and asks(line.text) and line.width <= TITLE_WIDTH


def stems_of(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words; of scripts without spaces, each two letters in a row."""
    words = {word[:STEM] for word in _WORD.findall(text.casefold())}
    return frozenset(words | {run[i : i + 2] for run in _WIDE.findall(text) for i in range(len(run) - 1)})
