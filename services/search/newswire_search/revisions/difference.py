"""How a text differs from another, by paragraphs and within those by words, in time that grows as the texts do.

Words that stand in both texts once, in the same order, are anchors (patience difference); between them the same is done
again, and only what is left short is compared each with each.  What is left long counts as rewritten.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Annotated, Literal

from newswire_shared.analysis.runs import has_run, pieces
from pydantic import Field

DEEPEST = 8  # rounds of anchors: each looks at every word once, and after three hardly any text has new ones
COMPARED = 10_000  # pairs: a hundred words with a hundred, in a few milliseconds, however alike they are
_PARAGRAPH = re.compile(r"[^\n]+\n*|\n+")
# A number is one word, whatever parts its digits (40,000, 3.5, 14:30): half of one that changed tells nothing.
_WORD = re.compile(r"\d+(?:[.,:'\u2019\u00a0\u202f]\d+)+(?!\w)|\s+|\w+|[^\w\s]")
_LETTER = re.compile(r"\w")

Kind = Literal["same", "added", "removed"]
Match = tuple[int, int]  # the places of one thing in both


@dataclass(frozen=True, slots=True)
class TextChange:
    """A piece of two texts, as plain text: all that is not `added` is the one before, all not `removed` the later."""

    kind: Annotated[Kind, Field(description="Whether both have it, or the later, or the one before.")]
    text: Annotated[str, Field(examples=["Two people were hurt."])]


def difference(before: str, later: str) -> tuple[TextChange, ...]:
    """The pieces of both texts in order; of what was changed that of the one before stands first."""
    old, new = _PARAGRAPH.findall(before), _PARAGRAPH.findall(later)
    changes = list[TextChange]()
    for is_same, ours, theirs in _blocks(old, new):
        changes += [TextChange("same", "".join(theirs))] if is_same else _by_words("".join(ours), "".join(theirs))
    return tuple(_joined([*_tidied(changes)]))


def _by_words(before: str, later: str) -> list[TextChange]:
    if not before or not later:
        return _replaced(before, later)
    changes = list[TextChange]()
    for is_same, ours, theirs in _blocks([*_words(before)], [*_words(later)]):
        changes += [TextChange("same", "".join(theirs))] if is_same else _replaced("".join(ours), "".join(theirs))
    return changes


def _replaced(before: str, later: str) -> list[TextChange]:
    return [*([TextChange("removed", before)] if before else []), *([TextChange("added", later)] if later else [])]


def _tidied(changes: Sequence[TextChange]) -> Iterator[TextChange]:
    """The changes; a blank or a comma that stayed between two of them would only cut them into pieces."""
    for before, change, after in zip([None, *changes], changes, [*changes[1:], None], strict=False):
        is_between = before and after and "same" not in (before.kind, after.kind)
        if change.kind == "same" and is_between and not _LETTER.search(change.text):
            yield from _replaced(change.text, change.text)
        else:
            yield change


def _joined(changes: Sequence[TextChange]) -> Iterator[TextChange]:
    """Neighbours of one kind as one; between two pieces that stayed, first all that was removed."""
    for is_same, run in groupby(changes, key=lambda change: change.kind == "same"):
        group = [*run]
        if is_same:
            yield TextChange("same", "".join(change.text for change in group))
            continue
        removed, added = ("".join(c.text for c in group if c.kind == kind) for kind in ("removed", "added"))
        yield from _unless_alike(removed, added)


def _unless_alike(removed: str, added: str) -> list[TextChange]:
    return [TextChange("same", added)] if removed == added else _replaced(removed, added)


def _words(text: str) -> Iterator[str]:
    """Words, blanks and marks; of a run that no blank parts each character."""
    for word in _WORD.findall(text):
        yield from (piece.group() for piece in pieces(word)) if has_run(word) else (word,)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """What both have and what differs, in turns."""
    a = b = 0
    for first, last in _runs(_matches(old, new, (0, len(old)), (0, len(new)), DEEPEST)):
        if first[0] > a or first[1] > b:
            yield False, old[a : first[0]], new[b : first[1]]
        a, b = last[0] + 1, last[1] + 1
        yield True, old[first[0] : a], new[first[1] : b]
    if a < len(old) or b < len(new):
        yield False, old[a:], new[b:]


def _runs(matches: Iterator[Match]) -> Iterator[tuple[Match, Match]]:
    """The first and the last of matches that follow one another in both."""
    first = last = next(matches, None)
    if first is None or last is None:
        return
    for match in matches:
        if match != (last[0] + 1, last[1] + 1):
            yield first, last
            first = match
        last = match
    yield first, last


def _matches(old: Sequence[str], new: Sequence[str], a: Match, b: Match, depth: int) -> Iterator[Match]:
    """What stands in both within bounds, in order."""
    (a0, a1), (b0, b1) = a, b
    while a0 < a1 and b0 < b1 and old[a0] == new[b0]:
        yield a0, b0
        a0, b0 = a0 + 1, b0 + 1
    end = 0
    while a0 < a1 - end and b0 < b1 - end and old[a1 - end - 1] == new[b1 - end - 1]:
        end += 1
    if a0 < a1 - end and b0 < b1 - end:
        yield from _between(old, new, (a0, a1 - end), (b0, b1 - end), depth)
    yield from zip(range(a1 - end, a1), range(b1 - end, b1), strict=True)


def _between(old: Sequence[str], new: Sequence[str], a: Match, b: Match, depth: int) -> Iterator[Match]:
    (a0, a1), (b0, b1) = a, b
    if depth and (anchors := _anchors(old, new, a, b)):
        for i, j in anchors:
            yield from _matches(old, new, (a0, i), (b0, j), depth - 1)
            yield i, j
            a0, b0 = i + 1, j + 1
        yield from _matches(old, new, (a0, a1), (b0, b1), depth - 1)
    elif (a1 - a0) * (b1 - b0) <= COMPARED:
        for i, j, length in SequenceMatcher(None, old[a0:a1], new[b0:b1], autojunk=False).get_matching_blocks():
            yield from ((a0 + i + n, b0 + j + n) for n in range(length))


def _anchors(old: Sequence[str], new: Sequence[str], a: Match, b: Match) -> list[Match]:
    """What stands once in each, as much of it as is in one order in both."""
    ours, theirs = Counter(old[a[0] : a[1]]), Counter(new[b[0] : b[1]])
    places = {new[j]: j for j in range(*b) if theirs[new[j]] == 1}
    pairs = [(i, places[old[i]]) for i in range(*a) if ours[old[i]] == 1 and old[i] in places]
    return _ascending(pairs)


def _ascending(pairs: Sequence[Match]) -> list[Match]:
    """The longest part of the pairs whose second places ascend, as their first ones do."""
    ends, at, before = list[int](), list[int](), list[int]()
    for n, (_, j) in enumerate(pairs):
        pile = bisect_left(ends, j)
        ends[pile : pile + 1], at[pile : pile + 1] = [j], [n]
        before.append(at[pile - 1] if pile else -1)
    found, n = list[Match](), at[-1] if at else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]
