"""Reads one story with a page of its articles: the same for the API, the pages and the command."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.contracts.documents import StoryDocument
from newswire_shared.contracts.errors import UsageError

from newswire_search.articles.context import context_of, known_stories
from newswire_search.articles.presentation import hit_answer
from newswire_search.articles.responses import StoryBrief
from newswire_search.errors import NotFoundError
from newswire_search.query.story_query import StoryFilters, StoryQuery
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.presentation import head_fields
from newswire_search.stories.request import members
from newswire_search.stories.responses import StoryAnswer, StoryMergeAnswer

MOST_FOLLOWING = 20  # stories that go on from one
MOST_NAMED = 5  # ids in an error's one line


@dataclass(frozen=True, slots=True)
class ReadStory:
    """Gives one story by its id, also by one from before a merge."""

    engine: NewsEngine

    def __call__(self, story_id: str, size: int, after: str | None) -> StoryAnswer:
        """One story with `size` of its articles; its id is another than `story_id` where another took it in.

        Raises NotFoundError.
        """
        document = self._found(story_id)
        if document is None:
            raise NotFoundError(f"There is no story {story_id!r}.")
        story = document.story
        found = self.engine.search(members(story.id, size, after))
        known = context_of(self.engine, [hit.head for hit in found.hits])
        [head] = head_fields(self.engine, [document], len(story.entities))
        return StoryAnswer(
            **head,
            followed_by=self._following(story.id),
            merges=tuple(StoryMergeAnswer(**merge.model_dump()) for merge in sorted(story.merges, key=lambda m: m.at)),
            articles=tuple(hit_answer(hit, known) for hit in found.hits),
            total=found.total,
            after=found.after,
        )

    def full_id(self, beginning: str) -> str:
        """The id of the story whose id begins so, as a person gives it.

        Raises NotFoundError if there is none, and UsageError, naming them, if there are several.
        """
        if not beginning or known_stories(self.engine, [beginning]):
            return beginning
        found = self.engine.stories.beginning(beginning, MOST_NAMED + 1)  # one more, to know whether there are others
        if len(found) > 1:
            more = " and others" if len(found) > MOST_NAMED else ""
            raise UsageError(f"{beginning} begins the ids of {', '.join(found[:MOST_NAMED])}{more}: give more of it")
        if not found:
            raise NotFoundError(f"There is no story {beginning!r}.")
        return found[0]

    def _found(self, story_id: str) -> StoryDocument | None:
        """The story, or the one that took it in; None if there is neither."""
        present = self.engine.stories.resolve([story_id])[story_id]
        return self.engine.stories.get_many([present]).get(present)

    def _following(self, story_id: str) -> tuple[StoryBrief, ...]:
        filters = StoryFilters(follows=story_id, least_size=1)  # also one that has a single article yet
        found = self.engine.stories.find(StoryQuery(filters=filters, size=MOST_FOLLOWING)).stories
        return tuple(
            StoryBrief(id=d.story.id, title=d.title, size=d.story.size) for d in found if d.story.id != story_id
        )
