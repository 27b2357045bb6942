"""Use case: edges are made of the documents that the index holds, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from newswire_shared.accounting.registry import UrlRegistry

from newswire_index.engine.ports import LinkedArticles
from newswire_index.engine.selection import Selection, place_of, read_place
from newswire_index.links.edges import Linking
from newswire_index.links.write_links import known_links
from newswire_index.rebuild.cursor import Cursor, Cursors

CHOICE = "links"  # the one walk that there is
ENDED = "ended"
PAGE = 100  # whole documents, with bodies of up to a megabyte each, as a rebuild walks them
PAGES_AT_ONCE = 5  # some tenths of a second, so that a tick ends within its second; 100,000 articles take half an hour


@dataclass(frozen=True, slots=True)
class MakeLinks:
    """Makes the edges of what was indexed by a release that wrote none.

    Its place is kept, so that workers do some of it now and then, and one that was cut off goes on.  Repeating it
    changes nothing but what the registry has learned of targets since.
    """

    index: LinkedArticles
    registry: UrlRegistry
    cursors: Cursors

    def __call__(self) -> Cursor:
        """Go on by one page, and answer how far it is."""
        cursor = self.cursors.find(CHOICE) or Cursor(CHOICE, "")
        if not has_ended(cursor):
            cursor = self._after_a_page(cursor)
            self.cursors.keep(cursor)
        return cursor

    def some(self) -> None:
        """As much as a worker does beside its work, every ten seconds."""
        for _ in range(PAGES_AT_ONCE):
            if has_ended(self()):
                return

    def to_the_end(self, show: Callable[[int], None]) -> int:
        """Go on until every article has its edges; answers how many have, and tells `show` in between."""
        self.index.refresh()
        while not has_ended(cursor := self()):
            show(cursor.done)
        return cursor.done

    def total(self) -> int:
        """How many articles there are."""
        return self.index.count(Selection())

    def begin_anew(self) -> None:
        """Let the next call begin with the first article."""
        self.cursors.forget(CHOICE)

    def _after_a_page(self, cursor: Cursor) -> Cursor:
        documents = self.index.walk(Selection(), read_place(cursor.place), PAGE)
        if not documents:
            return replace(cursor, run=ENDED)
        self.index.write_links(known_links(self.registry, [Linking(document.article) for document in documents]))
        return replace(cursor, place=place_of(documents[-1]).written(), done=cursor.done + len(documents))


def has_ended(cursor: Cursor) -> bool:
    """Whether every article has its edges."""
    return cursor.run == ENDED
