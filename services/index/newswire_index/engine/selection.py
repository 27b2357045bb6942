"""The choice of articles that a walk through the index meets, and the order in which it meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import milliseconds

EARLIEST_MS, LATEST_MS = -(2**53), 2**53  # integers that JSON carries exactly: some 285,000 years around 1970
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Selection:
    """The articles of one source ("" of all), first seen from `since_ms` on and before `until_ms`.

    Where `entities` or `named` are given, only articles that have one of these entities by its id, or one of these
    names in title or body: its words one after the other, however they are written.
    """

    source: str = ""
    since_ms: int = EARLIEST_MS
    until_ms: int = LATEST_MS
    entities: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def is_about(self) -> bool:
        """Whether it is a matter of entities or names."""
        return bool(self.entities or self.named)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The place of an article in a walk through the index: by when it was first seen, then by its id."""

    first_seen_ms: int
    article_id: str

    def written(self) -> str:
        """As text; `read_place` is its inverse."""
        return f"{self.first_seen_ms}:{self.article_id}"


def read_place(text: str) -> Place | None:
    """The place that a text names, None for the beginning of a walk."""
    first_seen_ms, _, article_id = text.partition(":")
    return Place(int(first_seen_ms), article_id) if text else None


def place_of(document: ArticleDocument) -> Place:
    """The place of a document."""
    return Place(milliseconds(document.article.first_seen_at), document.article.article_id)


def is_about(selection: Selection, entity_ids: Iterable[str], *texts: str) -> bool:
    """Whether an article with these entities and texts is one of the selection, as far as it is about something."""
    if not selection.is_about or not {*entity_ids}.isdisjoint(selection.entities):
        return True
    wanted = [" ".join(_words(name)) for name in selection.named]
    return any(f" {name} " in f" {' '.join(_words(text))} " for name in wanted if name for text in texts)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
