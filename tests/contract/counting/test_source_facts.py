"""What the articles of an index show of their sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from newswire_search.engine.sqlite.sources import FRESH_S, STALE_S, SqliteSources
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_search.query.plan import plan_search
from newswire_search.sources.ports import FoundSources, Grouping, SourceQuery
from newswire_shared.contracts.documents import ArticleDocument, Copy
from newswire_shared.contracts.index_schema import milliseconds
from newswire_shared.testing.clock import FakeClock

from contract.articles import NOON, document, store
from contract.engines import Engines, opened

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def article(name: str, source: str, published: datetime, late: timedelta, **fields: Any) -> ArticleDocument:
    known: dict[str, Any] = {
        "published_precision": "instant",
        "language": "en",
        "url": f"https://www.{source}.example/{name}",
    }
    return document(name, source=source, published_at=published, first_seen_at=published + late, **{**known, **fields})


def copied(original: str) -> Copy:
    return Copy(duplicate_of=original, kind="reprint", similarity=0.9)


ARTICLES = (
    article("a1", "alder", NOON - 2 * DAY, 1 * MINUTE),
    article("a2", "alder", NOON - 1 * DAY, 9 * MINUTE, language="fr"),
    article("a3", "alder", NOON - 1 * DAY, 3 * MINUTE, title="A strike at the port"),
    article("a4", "alder", NOON - 40 * DAY, 900 * DAY, lane="backfill"),
    article("c1", "coast", NOON, 5 * MINUTE, copy_of=copied("a1")),
    article("c2", "coast", NOON, 5 * MINUTE, copy_of=copied("a3"), published_precision="day"),
    article("c3", "coast", NOON, 7 * MINUTE, copy_of=copied("lost"), url="https://news.coast.example/c3"),
    article("u", "undated", NOON, MINUTE).model_copy(),
    document("v", source="undated", url="mailto:nobody", first_seen_at=NOON),
)


@pytest.fixture(scope="module")
def filled(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with these articles, which nobody changes."""
    folder = tmp_path_factory.mktemp(f"{request.module.__name__}-{kind}")
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as found:
        store(found.index, *ARTICLES)
        yield found


def facts(engines: Engines, by: Grouping = "source", most: int = 10, text: str = "", **filters: object) -> FoundSources:
    plan = plan_search(Query(text, Filters(**filters), Sort.NEWEST))  # type: ignore[arg-type]
    return engines.search.sources.facts(SourceQuery(plan, by, most, milliseconds(NOON - 30 * DAY)))


def test_sources_come_with_counts_the_most_articles_first(filled: Engines) -> None:
    found = facts(filled)
    assert found.total == 3
    assert [(each.name, each.articles, each.copies) for each in found.sources] == [
        ("alder", 4, 0), ("coast", 3, 3), ("undated", 2, 0),
    ]  # fmt: skip
    assert facts(filled, most=1).sources == found.sources[:1]
    assert facts(filled, most=1).total == 3


def test_copies_tell_of_whom(filled: Engines) -> None:
    alder, coast, _ = facts(filled).sources
    assert (dict(alder.copied_from), alder.traced) == ({}, 0)
    assert (dict(coast.copied_from), coast.traced) == ({"alder": 2}, 2)


def test_how_late_is_the_median_of_what_came_live_and_has_a_time(filled: Engines) -> None:
    alder, coast, undated = facts(filled).sources
    assert (alder.late_s, alder.late_among) == (180, 3)
    assert (coast.late_s, coast.late_among) == (360, 2)
    assert (undated.late_s, undated.late_among) == (60, 1)
    [only] = facts(filled, articles=("v",)).sources
    assert (only.late_s, only.late_among) == (None, 0)


def test_languages_days_and_the_last_one(filled: Engines) -> None:
    alder, coast, _ = facts(filled).sources
    assert dict(alder.languages) == {"en": 3, "fr": 1}
    assert dict(alder.days) == {date(2026, 2, 27): 1, date(2026, 2, 28): 2}
    assert dict(coast.days) == {date(2026, 3, 1): 3}
    assert alder.last_seen_ms == milliseconds(NOON + 860 * DAY)
    assert coast.last_seen_ms == milliseconds(NOON + 7 * MINUTE)


def test_sites_are_hosts(filled: Engines) -> None:
    found = facts(filled, by="site")
    assert [(each.name, each.articles) for each in found.sources] == [
        ("alder.example", 4), ("coast.example", 2), ("news.coast.example", 1), ("undated.example", 1),
    ]  # fmt: skip
    assert dict(found.sources[1].copied_from) == {"alder.example": 2}


def test_words_and_filters_choose_the_articles(filled: Engines) -> None:
    assert [(each.name, each.articles) for each in facts(filled, text="strike").sources] == [("alder", 1)]
    assert [(each.name, each.articles) for each in facts(filled, languages=("fr",)).sources] == [("alder", 1)]
    assert [(each.name, each.articles) for each in facts(filled, copies=False).sources] == [
        ("alder", 4),
        ("undated", 2),
    ]
    assert facts(filled, sources=("nobody",)) == FoundSources(0, ())


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_embedded_engine_tells_counts_of_many_articles_again_for_a_minute(engines: Engines) -> None:
    store(engines.index, article("a1", "alder", NOON, MINUTE), article("a2", "alder", NOON, MINUTE))
    lookup = engines.search.sources
    assert isinstance(lookup, SqliteSources)
    lookup.most, lookup.clock = 2, (clock := FakeClock())
    assert [each.articles for each in facts(engines).sources] == [2]
    store(engines.index, article("a3", "alder", NOON, MINUTE))
    assert [each.articles for each in facts(engines).sources] == [3]  # two were counted anew, three are not
    store(engines.index, article("a4", "alder", NOON, MINUTE))
    assert [each.articles for each in facts(engines).sources] == [3]
    assert [each.articles for each in facts(engines, languages=("en",)).sources] == [4]
    clock.sleep(STALE_S)
    assert [each.articles for each in facts(engines).sources] == [4]


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_the_embedded_engine_tells_older_counts_while_it_counts_anew(engines: Engines) -> None:
    lookup = engines.search.sources
    assert isinstance(lookup, SqliteSources)
    lookup.most, lookup.clock = 0, (clock := FakeClock())
    store(engines.index, article("a1", "alder", NOON, MINUTE))
    assert facts(engines).counted_at is None
    store(engines.index, article("a2", "alder", NOON, MINUTE))
    then = clock.now()
    clock.sleep(FRESH_S)
    told = facts(engines)
    assert [each.articles for each in told.sources] == [1] and told.counted_at == then
    lookup.told.wait()
    renewed = facts(engines)
    assert [each.articles for each in renewed.sources] == [2] and renewed.counted_at is None
