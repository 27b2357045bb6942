"""Use case: a story that changed is written to the index as it stands in the state now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.documents import Article, CeasedStory, IndexedStory, Story, StoryDocument
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.events import StoryChanged
from newswire_shared.contracts.index_schema import milliseconds, story_version
from newswire_shared.contracts.stories import StoryReader

from newswire_index.changes.changes import Changes
from newswire_index.engine.compare_and_set import Attempt, CompareAndSet, first_refusal, with_fate
from newswire_index.engine.ports import TitledStories, WriteFate, WriteResult

log = structlog.get_logger(__name__)

TRIES = 1  # no race can be lost: the story's own version decides, and an older one is ignored
MEMBERS_TRIED = 20  # whole documents are read for one title, and the earliest published come first
SHORTEST_WAIT_S, LONGEST_WAIT_S = 2.0, 600.0  # as long again as it has waited: soon at first, then every ten minutes
PATIENCE_S = 86_400.0  # a day, as long as a page is tried for; after that none of its articles will come


@dataclass(frozen=True, slots=True)
class IndexStory:
    """Writes a story, whole; the versions that the state gives decide between writers.

    A story that ceased, and what it had taken in itself, is marked with the story that survives.
    """

    stories: StoryReader
    index: TitledStories
    changes: Changes
    clock: Clock

    def __call__(self, message: StoryChanged) -> None:
        """Raises TransientError while no article of the story is indexed, PermanentError where the index refuses."""
        CompareAndSet(self.clock, TRIES)([message], self)

    def key_of(self, item: StoryChanged) -> str:
        """An item is a message about a story."""
        return item.story

    def prepare(self, items: Sequence[StoryChanged]) -> list[Attempt[StoryChanged, IndexedStory]]:
        """The story as it stands, and the marks of those that ceased."""
        return [Attempt(message, document) for message in items for document in self._documents(message)]

    def write(self, writes: Sequence[IndexedStory]) -> list[WriteResult]:
        """Write them in one request."""
        return self.index.write_stories(writes)

    def note(self, attempts: Sequence[Attempt[StoryChanged, IndexedStory]], results: Sequence[WriteResult]) -> None:
        """Announce what was written.  Raises PermanentError for a refusal, TransientError for a busy engine."""
        self.changes.announce_stories([attempt.write for attempt in with_fate(attempts, results, WriteFate.DONE)])
        if refusal := first_refusal(results):
            raise PermanentError(f"the index refuses the story: {refusal.detail}")
        if with_fate(attempts, results, WriteFate.BUSY):
            raise TransientError("the index asks for less: the story is written later")

    def _documents(self, message: StoryChanged) -> list[IndexedStory]:
        # the message only names the story: as it stands now is what every message about it writes, in any order
        story = self.stories.story(message.story)
        ceased = self._ceased(message, story)
        living = self._living(story, message.story_version) if story else None
        return [living, *ceased] if living else [*ceased]

    def _living(self, story: Story, changed_ms: int) -> StoryDocument | None:
        """The story with its lead's title, or that of the first article that the index holds."""
        article = self._first_indexed([story.lead]) or self._first_indexed(self._members(story))
        if article:
            return StoryDocument(story=story, title=article.title, language=article.language)
        age_s = (milliseconds(self.clock.now()) - changed_ms) / 1000
        if age_s > PATIENCE_S:
            log.warning("story.left_out", story=story.id, why="none of its articles is in the index")
            return None
        wait_s = min(LONGEST_WAIT_S, max(SHORTEST_WAIT_S, age_s))
        raise TransientError(f"no article of story {story.id} is in the index yet", retry_after_s=wait_s)

    def _members(self, story: Story) -> list[str]:
        return self.stories.members(story.id)[:MEMBERS_TRIED]

    def _first_indexed(self, article_ids: Sequence[str]) -> Article | None:
        stored = self.index.read(article_ids)
        return next((stored[i].document.article for i in article_ids if i in stored), None)

    def _ceased(self, message: StoryChanged, story: Story | None) -> list[CeasedStory]:
        """The marks of stories that are no more: the one that the message names, and what the story took in."""
        if story is None:
            return [CeasedStory(id=message.story, version=message.story_version)]
        ended = {merge.story: milliseconds(merge.at) for merge in story.merges}
        if message.story != story.id:
            ended[message.story] = max(message.story_version, ended.get(message.story, 0))
        # an id that the state no longer remembers resolves to itself, and stays as the index has it
        survivors = self.stories.resolve([*ended]) if ended else {}
        gone = {i: at for i, at in ended.items() if i != story.id and survivors[i] == story.id}
        stored = self.index.read_stories([*gone])
        marked = [_marked(i, at, story.id, stored.get(i)) for i, at in gone.items()]
        return [each for each in marked if each]


def _marked(story_id: str, at_ms: int, survivor: str, stored: IndexedStory | None) -> CeasedStory | None:
    """The mark of a story that ceased, newer than what is stored; None where the index has it already."""
    if isinstance(stored, CeasedStory) and stored.survivor == survivor:
        return None
    # what is stored may be newer than the merge: a mark that is not above it would be ignored
    version = max(at_ms, story_version(stored) + 1) if stored else at_ms
    return CeasedStory(id=story_id, version=version, survivor=survivor)
