"""Searches stories: the same for the API, the pages and the command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newswire_shared.contracts.clock import Clock

from newswire_search.articles.ports import EntityName
from newswire_search.articles.presentation import understood_as
from newswire_search.articles.readings import readings
from newswire_search.freshness.responses import freshness_of
from newswire_search.query.operators import OF_STORIES
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.presentation import head_fields
from newswire_search.stories.request import StoriesRequest, to_story_query
from newswire_search.stories.responses import StoriesAnswer, StoryHead

LISTED_ENTITIES = 5  # of a story in a list: one line of names


@dataclass(frozen=True, slots=True)
class SearchStories:
    """Finds stories by words of their title and filters, a page at a time."""

    engine: NewsEngine
    clock: Clock

    def __call__(self, asked: StoriesRequest) -> StoriesAnswer:
        """The answer to a search for stories.  Raises UsageError for what the caller can mend."""
        query = to_story_query(asked, self.clock.now())
        for reading in readings(self.engine, query, by_name=asked.names == "on"):
            found = self.engine.stories.find(reading.query)
            if found.total:
                break
        heads = (StoryHead(**fields) for fields in head_fields(self.engine, found.stories, LISTED_ENTITIES))
        return StoriesAnswer(
            total=found.total, total_is_exact=found.total_is_exact, stories=tuple(heads), after=found.after,
            match=reading.match, left_out=found.left_out,
            understood=understood_as(query.text, reading.names, OF_STORIES),
            freshness=freshness_of(self.engine.freshness),
        )  # fmt: skip

    def names(self, entity_ids: Sequence[str]) -> Mapping[str, EntityName]:
        """The names of the entities that are filtered by."""
        return self.engine.names(entity_ids)
