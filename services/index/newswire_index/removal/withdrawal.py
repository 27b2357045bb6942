"""Use case: take articles out of the index, out of linking, and out of what names them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from newswire_shared.accounting.removals import Forgetful, Forgotten
from newswire_shared.contracts.clock import Clock, to_ms
from newswire_shared.contracts.documents import ArticleDocument, IndexedStory, StoryDocument, StorySection, story_of
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import PlacementsChanged, StoryChanged
from newswire_shared.contracts.reasons import Reason
from newswire_shared.contracts.stories import MOST_READ, Placements, StoryReader

from newswire_index.changes.changes import Changes
from newswire_index.engine.ports import Index
from newswire_index.removal.remaining import sections_of_rest, story_of_rest
from newswire_index.stories.index_story import IndexStory
from newswire_index.stories.place_articles import PlaceArticles

READ_AT_ONCE = 100  # whole documents with bodies of up to a megabyte each


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Takes articles out; the documents go last, so that one that was cut off is done again whole."""

    index: Index
    linking: Forgetful
    stories: StoryReader
    placements: Placements
    changes: Changes
    clock: Clock

    def __call__(self, reasons: Mapping[str, Reason]) -> list[str]:
        """Take out each article for its reason, and answer the ids of those that were in the index."""
        stored = self._read([*reasons])
        forgotten = [self.linking.forget(article_id) for article_id in reasons]
        if not stored and not any(each.story for each in forgotten):
            self.index.remove_links([*reasons])  # of who was cut off, or came too late, before its article was written
            return []
        self.index.refresh()  # what is asked below goes by what search sees
        self._place(reasons, forgotten)
        self.rewrite_stories(_stories(stored, forgotten), [*reasons])
        self.index.delete([*reasons])
        self.index.refresh()
        self.changes.announce_gone({article_id: reasons[article_id] for article_id in stored})
        return [*stored]

    def rewrite_stories(self, versions: Mapping[str, int], gone: Sequence[str]) -> None:
        """Write stories without what is gone: as linking has them, or by what the index holds of them."""
        known = {story: version for story, version in versions.items() if self.stories.story(story)}
        for story, version in known.items():
            with suppress(TransientError):  # none of its articles is indexed yet: the outbox of linking tells it again
                IndexStory(self.stories, self.index, self.changes, self.clock)(
                    StoryChanged(story=story, story_version=version or self._now_ms())
                )
        self._rewrite_forgotten([story for story in versions if story not in known], {*gone})

    def _rewrite_forgotten(self, story_ids: Sequence[str], gone: set[str]) -> None:
        if not story_ids:
            return
        stored, members = self.index.read_stories(story_ids), self.index.members(story_ids)
        written = list[IndexedStory]()
        for name, story in stored.items():
            rest = [i for i in members.get(name, ()) if i not in gone]
            if isinstance(story, StoryDocument) and (story.story.size != len(rest) or story.story.lead not in rest):
                documents = [*self._read(rest[:MOST_READ]).values()]
                written.append(story_of_rest(story, len(rest), documents, self._now_ms()))
        if written:
            self.index.write_stories(written)
            self.changes.announce_stories(written)

    def _place(self, reasons: Mapping[str, Reason], forgotten: Sequence[Forgotten]) -> None:
        named = (*self.index.copies([*reasons]), *(copy for each in forgotten for copy in each.copies))
        moved = [name for name in dict.fromkeys(named) if name not in reasons]
        if moved:
            documents = [*self._read(moved).values()]
            settled = SettledPlaces(sections_of_rest(documents, self.placements.of(moved), reasons.keys()))
            PlaceArticles(self.index, settled, self.changes, self.clock)(PlacementsChanged(articles=tuple(moved)))

    def _read(self, article_ids: Sequence[str]) -> dict[str, ArticleDocument]:
        found = dict[str, ArticleDocument]()
        for first in range(0, len(article_ids), READ_AT_ONCE):
            stored = self.index.read(article_ids[first : first + READ_AT_ONCE])
            found |= {name: each.document for name, each in stored.items()}
        return found

    def _now_ms(self) -> int:
        return to_ms(self.clock.now())


@dataclass(frozen=True, slots=True)
class SettledPlaces:
    """Placements that were settled beforehand."""

    sections: Mapping[str, StorySection]

    def of(self, article_ids: Sequence[str]) -> Mapping[str, StorySection]:
        """The placement of each article that has one."""
        return {name: self.sections[name] for name in article_ids if name in self.sections}


def _stories(stored: Mapping[str, ArticleDocument], forgotten: Sequence[Forgotten]) -> dict[str, int]:
    """The stories that articles were in, each with the version that linking gave it now, 0 where it gave none."""
    named = {story: 0 for document in stored.values() if (story := story_of(document))}
    return named | {each.story: each.version for each in forgotten if each.story}
