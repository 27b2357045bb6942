"""Use case: articles that linking placed anew get their story and their original in the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.documents import StorySection
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.events import PlacementsChanged
from newswire_shared.contracts.stories import Placements

from newswire_index.articles.placements import placed, read_placed
from newswire_index.changes.changes import Changes
from newswire_index.engine.compare_and_set import (
    TRIES,
    Attempt,
    CompareAndSet,
    first_refusal,
    with_fate,
    write_in_parts,
)
from newswire_index.engine.ports import ArticleStore, Stored, Write, WriteFate, WriteResult


@dataclass(frozen=True, slots=True)
class PlaceArticles:
    """Places articles where linking has them now, wherever it had them when the message was sent.

    An article that is not in the index yet is left out: it is placed as it is indexed.
    """

    index: ArticleStore
    placements: Placements
    changes: Changes
    clock: Clock
    tries: int = TRIES

    def __call__(self, message: PlacementsChanged) -> None:
        """Raises TransientError where others kept writing or the engine is busy, PermanentError where it refuses."""
        left = CompareAndSet(self.clock, self.tries)([*dict.fromkeys(message.articles)], self)
        if left:
            raise TransientError(f"others kept writing {left[0]}, or the index was busy, {self.tries} times")

    def key_of(self, item: str) -> str:
        """An item is the id of an article."""
        return item

    def prepare(self, items: Sequence[str]) -> list[Attempt[str, Write]]:
        """The documents whose placement is another one now."""
        stored, sections = read_placed(self.index, self.placements, items)
        placements = [(i, stored[i], sections[i]) for i in items if i in stored and i in sections]
        return [Attempt(i, self._write(found, section)) for i, found, section in placements if _is_new(found, section)]

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        """Write them in as few requests as the engine takes."""
        return write_in_parts(self.index.write, writes)

    def note(self, attempts: Sequence[Attempt[str, Write]], results: Sequence[WriteResult]) -> None:
        """Announce what was written.  Raises PermanentError where a document was refused."""
        done = [attempt.write.document for attempt in with_fate(attempts, results, WriteFate.DONE)]
        if done:
            self.changes.announce(done)
        if refusal := first_refusal(results):
            raise PermanentError(f"the index refuses the document: {refusal.detail}")

    def _write(self, stored: Stored, section: StorySection) -> Write:
        document = placed(stored.document, section).model_copy(update={"indexed_at": self.clock.now()})
        return Write(document, stored.version)


def _is_new(stored: Stored, section: StorySection) -> bool:
    return stored.document.story != section
