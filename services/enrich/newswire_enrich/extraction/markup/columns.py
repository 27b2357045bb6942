"""Columns of one text: elements of the same tags and classes up to the root, parted by pictures and advertisements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from newswire_enrich.extraction.markup.gaps import SURE_LETTERS, ElementPath, Paragraph, is_prose
from newswire_enrich.extraction.text.shapes import letters

FEWEST_SENTENCES = 2  # of a later column; one is as often a box that asks for something
NO_COLUMN = ("li", "blockquote", "td", "aside", "footer")  # hold paragraphs of their own, however many are alike


def columns_of(prose: Sequence[Paragraph]) -> list[list[Any]]:
    """The elements that are columns of one text, as lists of two and more in the order of the page.

    Nothing that begins another item stands between them (`Paragraph.part`), and they are in one article.
    """
    parents: dict[ElementPath, set[Any]] = defaultdict(set)
    for paragraph in prose:
        parents[paragraph.place].add(paragraph.parent)
    several = {place for place, columns in parents.items() if len(columns) > 1 and place[0][0] not in NO_COLUMN}
    sentences: dict[Any, list[Paragraph]] = defaultdict(list)
    for paragraph in prose:
        if paragraph.place in several and is_prose(paragraph):
            sentences[paragraph.parent].append(paragraph)
    alike: dict[Any, list[Any]] = defaultdict(list)
    for column, own in sentences.items():
        like = alike[own[0].place, own[0].part, next(column.iterancestors("article"), None)]
        if not like or len(own) >= FEWEST_SENTENCES:
            like.append(column)
    return [columns for columns in alike.values() if len(columns) > 1]


def lacks_columns(text: str, prose: Sequence[Paragraph]) -> bool:
    """Whether a text has a column of a page and lacks another of the same text."""
    columns = columns_of(prose)
    if not columns:
        return False
    said = letters(text)
    known = {p.parent for p in prose if len(p.said) >= SURE_LETTERS and p.said in said}
    return any(known & {*like} and not known >= {*like} for like in columns)


def join_columns(prose: Sequence[Paragraph]) -> None:
    """Put what stands in the later columns of each text into its first, in place."""
    for first, *later in columns_of(prose):
        for column in later:
            first.extend(list(column))
