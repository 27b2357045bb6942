"""Reads one entity with all that the index holds of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from zoneinfo import ZoneInfo

from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.same_as import same_as

from newswire_search.articles.context import context_of
from newswire_search.articles.periods import Interval, PeriodCount
from newswire_search.articles.presentation import hit_answer
from newswire_search.articles.responses import HitAnswer
from newswire_search.entities.merges import present_id
from newswire_search.entities.ports import EntityLookup, EntityProfile
from newswire_search.entities.responses import CoMentionAnswer, EntityPage, KnownNameAnswer
from newswire_search.errors import NotFoundError
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.story_query import SMALLEST, StoryFilters, StoryQuery
from newswire_search.stories.ports import NewsEngine
from newswire_search.stories.presentation import head_fields
from newswire_search.stories.responses import StoryHead
from newswire_search.timelines.intervals import Interval as Bucket
from newswire_search.timelines.intervals import edges_of

DAY_MS = 86_400_000
LONGEST_MS: Mapping[Interval, int] = {"day": 365 * DAY_MS, "week": 259 * 7 * DAY_MS}  # what a chart can show
UTC = ZoneInfo("UTC")
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
        found = self._profile(entity_id)
        if found is None:
            raise NotFoundError(
                f"No article in the index names an entity {entity_id!r}: /v1/entities/suggest?q= finds one by its name."
            )
        latest = self._latest(found.entity.id)
        return EntityPage(
            **asdict(found.entity),
            same_as=same_as(found.entity.id),
            names=tuple(KnownNameAnswer(**asdict(name)) for name in found.names),
            first_at=from_ms(found.first_ms),
            last_at=from_ms(found.last_ms),
            interval=interval,
            histogram=self._histogram(found, interval),
            co_mentioned=tuple(CoMentionAnswer(**asdict(each)) for each in found.co_mentioned),
            co_mentioned_among=found.among,
            latest=latest,
            stories=self._stories(found.entity.id, latest),
        )

    def _profile(self, entity_id: str) -> EntityProfile | None:
        """That of the entity by its present id; of its own while no article was enriched since the merge."""
        now = present_id(entity_id, self.entities.edits())
        merged = self.entities.profile(now) if now != entity_id else None
        return merged or self.entities.profile(entity_id)

    def _histogram(self, found: EntityProfile, interval: Interval) -> tuple[PeriodCount, ...]:
        """The last periods, each whole, as a timeline counts them."""
        first_ms = max(found.first_ms, found.last_ms - LONGEST_MS[interval])
        edges = edges_of(first_ms, found.last_ms, Bucket(interval), UTC)
        query = Query(filters=Filters(entities=(found.entity.id,)), sort=Sort.NEWEST, facets=())
        with self.engine.timelines.selected(query) as selection:
            counts = selection.counts(edges).totals
        starts = (from_ms(edge).date() for edge in edges)
        return tuple(PeriodCount(date=day, articles=n) for day, n in zip(starts, counts, strict=False) if n)

    def _latest(self, entity_id: str) -> tuple[HitAnswer, ...]:
        query = Query(filters=Filters(entities=(entity_id,)), sort=Sort.NEWEST, size=MOST_ARTICLES, facets=())
        hits = self.engine.search(query).hits
        known = context_of(self.engine, [hit.head for hit in hits])
        return tuple(hit_answer(hit, known) for hit in hits)

    def _stories(self, entity_id: str, latest: Sequence[HitAnswer]) -> tuple[StoryHead, ...]:
        """Those that are about it, then those whose articles only name it."""
        query = StoryQuery(filters=StoryFilters(entities=(entity_id,)), size=MOST_STORIES)
        about = self.engine.stories.find(query).stories
        known = {each.story.id for each in about}
        named = [hit.story.id for hit in latest if hit.story and (hit.story.size or 0) >= SMALLEST]
        others = self.engine.stories.get_many([each for each in dict.fromkeys(named) if each not in known])
        shown = [*about, *others.values()][:MOST_STORIES]
        return tuple(StoryHead(**head) for head in head_fields(self.engine, shown, MOST_STORY_ENTITIES))
