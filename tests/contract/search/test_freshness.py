"""How fresh an index is, alike on every engine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from newswire_search.engine.elasticsearch.freshness import seconds

from contract.articles import NOON, document, store
from contract.engines import Engines

AT = datetime(2026, 3, 9, 8, 0, 2, 345000, tzinfo=UTC)


def stored(engines: Engines, name: str, seen: datetime, at: datetime | None) -> None:
    fields: dict[str, Any] = {"first_seen_at": seen}
    store(engines.index, document(name, **fields).model_copy(update={"indexed_at": at}))


def test_an_empty_index_has_no_newest_article(engines: Engines) -> None:
    assert engines.search.freshness.newest_indexed_at() is None


def test_the_article_that_was_first_seen_last_says_when_it_was_written(engines: Engines) -> None:
    stored(engines, "newest", NOON + timedelta(hours=1), AT)
    stored(engines, "older", NOON, AT + timedelta(hours=1))
    assert engines.search.freshness.newest_indexed_at() == AT


def test_an_article_of_a_release_that_kept_no_time_has_none(engines: Engines) -> None:
    stored(engines, "a", NOON, None)
    assert engines.search.freshness.newest_indexed_at() is None


def test_it_is_known_when_searches_see_what_was_written(engines: Engines) -> None:
    expected = 2.0 if engines.kind.startswith("elasticsearch") else 0.0
    assert engines.search.freshness.refresh_s() == expected


@pytest.mark.parametrize(
    ("told", "found"),
    [("2s", 2.0), ("500ms", 0.5), ("1m", 60.0), ("1.5s", 1.5), ("-1", None), ("", None), (None, None)],
)
def test_durations_of_elasticsearch_are_read(told: str | None, found: float | None) -> None:
    assert seconds(told) == found
