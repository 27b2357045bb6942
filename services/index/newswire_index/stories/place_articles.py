"""Use case: articles that linking placed anew get their story and their original in the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.documents import StorySection
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.events import PlacementsChanged
from newswire_shared.contracts.stories import Placements

from newswire_index.articles.index_articles import BUSY_WAIT_S, read_placed, write_in_parts
from newswire_index.articles.merge import placed
from newswire_index.changes.changes import Changes
from newswire_index.engine.ports import ArticleIndex, Stored, Write, WriteFate

AGAIN = (WriteFate.CONFLICT, WriteFate.BUSY)


@dataclass(frozen=True, slots=True)
class PlaceArticles:
    """Places articles where linking says now, whatever it said when the message was sent.

    An article that is not in the index yet is left out: it is placed as it is indexed.
    """

    index: ArticleIndex
    placements: Placements
    changes: Changes
    clock: Clock
    tries: int

    def __call__(self, message: PlacementsChanged) -> None:
        """Raises TransientError where others kept writing or the engine is busy, PermanentError where it refuses."""
        waiting: Sequence[str] = tuple(dict.fromkeys(message.articles))
        for _ in range(self.tries):
            waiting = self._round(waiting)
            if not waiting:
                return
        raise TransientError(f"others kept writing {waiting[0]}, or the index was busy, {self.tries} times")

    def _round(self, waiting: Sequence[str]) -> list[str]:
        """Read, place, write; answers the ids that have to be read again."""
        stored, sections = read_placed(self.index, self.placements, waiting)
        writes = [self._write(stored[i], sections[i]) for i in waiting if i in stored and i in sections]
        changing = [write for write in writes if write is not None]
        if not changing:
            return []
        fates = write_in_parts(self.index, changing)
        done = [write.document for write, fate in zip(changing, fates, strict=True) if fate.fate is WriteFate.DONE]
        if done:
            self.changes.announce(done)
        refused = [fate.detail for fate in fates if fate.fate in (WriteFate.REFUSED, WriteFate.TOO_LARGE)]
        if refused:
            raise PermanentError(f"the index refuses the document: {refused[0]}")
        if any(fate.fate is WriteFate.BUSY for fate in fates):
            self.clock.sleep(BUSY_WAIT_S)
        return [w.document.article.article_id for w, f in zip(changing, fates, strict=True) if f.fate in AGAIN]

    def _write(self, stored: Stored, section: StorySection) -> Write | None:
        if stored.document.story == section:
            return None
        document = placed(stored.document, section).model_copy(update={"indexed_at": self.clock.now()})
        return Write(document, stored.version)
