"""Builds the use cases of the index group over an engine.  Nothing connects."""

from __future__ import annotations

from newswire_shared.contracts.clock import SystemClock
from newswire_shared.running.assembly import Assembly
from newswire_shared.state.stories import RedisPlacements, RedisStories

from newswire_index.articles.batching import BatchLimits
from newswire_index.articles.index_article import IndexOne, KeepRecord
from newswire_index.articles.index_articles import IndexArticles
from newswire_index.changes.redis_changes import RedisChanges
from newswire_index.engine.ports import Index
from newswire_index.settings import IndexSettings
from newswire_index.stories.index_story import IndexStory
from newswire_index.stories.place_articles import PlaceArticles
from newswire_index.tasks import UseCases


def use_cases(parts: Assembly, index: Index, settings: IndexSettings) -> UseCases:
    """What the tasks of the index group delegate to."""
    clock, placements = SystemClock(), RedisPlacements(parts.state)
    changes = RedisChanges(parts.state, settings.changes_kept)
    flush = IndexArticles(index, placements, parts.registry, changes, clock, settings.merge_tries)
    limits = BatchLimits(settings.batch_documents, settings.batch_bytes, settings.batch_wait_s, settings.outcome_wait_s)
    return UseCases(
        index_article=IndexOne(parts.archive, flush, limits),
        keep_record=KeepRecord(index),
        index_story=IndexStory(RedisStories(parts.state), index, changes, clock),
        place_articles=PlaceArticles(index, placements, changes, clock, settings.merge_tries),
    )
