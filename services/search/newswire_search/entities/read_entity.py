"""Reads one entity with all that the index holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from newswire_shared.contracts.clock import from_ms

from newswire_search.articles.context import context_of
from newswire_search.articles.periods import Interval, histogram
from newswire_search.articles.presentation import hit_answer
from newswire_search.articles.responses import HitAnswer
from newswire_search.entities.merges import present_id
from newswire_search.entities.ports import EntityLookup, EntityProfile
from newswire_search.entities.responses import CoMentionAnswer, EntityPage, KnownNameAnswer
from newswire_search.errors import NotFoundError
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.story_query import StoryFilters, StoryQuery
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.presentation import head_fields
from newswire_search.stories.responses import StoryHead

DAYS: Mapping[Interval, int] = {"day": 366, "week": 7 * 261}  # a year; five years: what a chart can show
MOST_ARTICLES, MOST_STORIES = 10, 10  # shown; the searches of both give all
MOST_STORY_ENTITIES = 8  # of a story in a list, as many as of an article


@dataclass(frozen=True, slots=True)
class ReadEntity:
    """Gives one entity by its id, also by one that was merged into another."""

    engine: NewsEngine
    entities: EntityLookup

    def __call__(self, entity_id: str, interval: Interval = "day") -> EntityPage:
        """All that is held of an entity; its id is another than `entity_id` where people made them one.

        Raises NotFoundError.
        """
        found = self._profile(entity_id, DAYS[interval])
        if found is None:
            raise NotFoundError(
                f"No article in the index names an entity {entity_id!r}: /v1/entities/suggest?q= finds one by its name."
            )
        return EntityPage(
            **asdict(found.entity),
            names=tuple(KnownNameAnswer(**asdict(name)) for name in found.names),
            first_at=from_ms(found.first_ms),
            last_at=from_ms(found.last_ms),
            interval=interval,
            histogram=histogram(_counted_days(found, interval), interval),
            co_mentioned=tuple(CoMentionAnswer(**asdict(each)) for each in found.co_mentioned),
            co_mentioned_among=found.among,
            latest=self._latest(found.entity.id),
            stories=self._stories(found.entity.id),
        )

    def _profile(self, entity_id: str, days: int) -> EntityProfile | None:
        """That of the entity by its present id; of its own while no article was enriched since the merge."""
        now = present_id(entity_id, self.entities.edits())
        merged = self.entities.profile(now, days) if now != entity_id else None
        return merged or self.entities.profile(entity_id, days)

    def _latest(self, entity_id: str) -> tuple[HitAnswer, ...]:
        query = Query(filters=Filters(entities=(entity_id,)), sort=Sort.NEWEST, size=MOST_ARTICLES, facets=())
        hits = self.engine.search(query).hits
        known = context_of(self.engine, [hit.head for hit in hits])
        return tuple(hit_answer(hit, known) for hit in hits)

    def _stories(self, entity_id: str) -> tuple[StoryHead, ...]:
        query = StoryQuery(filters=StoryFilters(entities=(entity_id,)), size=MOST_STORIES)
        found = self.engine.stories.find(query).stories
        return tuple(StoryHead(**head) for head in head_fields(self.engine, found, MOST_STORY_ENTITIES))


def _counted_days(found: EntityProfile, interval: Interval) -> Mapping[date, int]:
    """The days of the chart; not those of a week of which others were not counted."""
    counted_from = from_ms(found.last_ms).date() - timedelta(days=DAYS[interval] - 1)
    if interval == "day" or from_ms(found.first_ms).date() >= counted_from:
        return found.days
    monday = counted_from + timedelta(days=-counted_from.weekday() % 7)
    return {day: articles for day, articles in found.days.items() if day >= monday}
