"""What every engine must do for timelines: the same as a count of the articles by the clocks of a zone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from newswire_search.articles.request import SearchRequest
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.query.article_query import Filters, Query
from newswire_search.query.match import Match
from newswire_search.timelines.ports import BucketCounts, TimeSpan
from newswire_search.timelines.read_timeline import ReadTimeline
from newswire_search.timelines.request import TimelineRequest
from newswire_search.timelines.responses import TimelineAnswer, TimelineBucket
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import Article

from contract.articles import store
from contract.engines import Engines, opened
from contract.moments import EARLIEST, SET, ZONES, moments

DOCUMENTS = [*moments()]
DATES = sorted(
    at.astimezone(ZoneInfo("UTC")) for at in ((d.article.published_at or d.article.first_seen_at) for d in DOCUMENTS)
)
CHOICES: tuple[dict[str, object], ...] = (
    {}, {"q": "ferry"}, {"q": "ferry pier keeper"}, {"q": "ferry pier keeper", "match": "all"}, {"q": "-pier"},
    {"q": "ferry pier keeper", "sort": "newest"}, {"q": "ferry absentword nowhere"}, {"q": "absentword"},
    {"source": ("coast-wire",)}, {"language": ("fr",), "q": "pier"}, {"entity": ("p-boris",)}, {"copies": "hide"},
    {"story": ("s1", "s2")}, {"q": "note", "entity": ("o-bank",), "copies": "hide"},
)  # fmt: skip


@pytest.fixture(scope="module")
def newsroom(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with the articles around the days on which clocks are set, which nobody changes."""
    folder: Path = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        store(filled.index, *DOCUMENTS)
        yield filled


def timeline(engines: Engines, **asked: object) -> TimelineAnswer:
    return ReadTimeline(engines.search)(TimelineRequest.model_validate(asked))


def date_of(article: Article) -> datetime:
    return article.published_at or article.first_seen_at


def by_the_clock(at: datetime, zone: ZoneInfo, interval: str) -> tuple[object, ...]:
    """What distinguishes the buckets of an interval, read off a clock and a calendar."""
    local = at.astimezone(zone)
    year, week, _ = local.isocalendar()
    return {
        "hour": (local.date(), local.hour, local.dst()),
        "six_hours": (local.date(), local.hour // 6), "day": (local.date(),), "week": (year, week),
        "month": (local.year, local.month), "year": (local.year,),
    }[interval]  # fmt: skip


def filled(answer: TimelineAnswer) -> list[TimelineBucket]:
    return [bucket for bucket in answer.buckets if bucket.count]


@pytest.mark.parametrize("interval", ["hour", "six_hours", "day", "week", "month"])
@pytest.mark.parametrize("zone", ZONES)
def test_buckets_are_those_of_the_zones_clocks_also_where_they_are_set(
    newsroom: Engines, zone: str, interval: str
) -> None:
    clock = ZoneInfo(zone)
    for place in {zone, "Europe/Berlin"} & {*SET}:
        begun = SET[place]
        mine = [date_of(d.article) for d in DOCUMENTS if d.article.article_id.startswith(f"{[*SET].index(place)}-")]
        period = {"since": begun.isoformat(), "until": (begun + timedelta(days=4)).isoformat()}
        answer = timeline(newsroom, zone=zone, interval=interval, **period)
        edges = [*(bucket.start for bucket in answer.buckets), answer.buckets[-1].end]
        assert [bucket.end for bucket in answer.buckets] == edges[1:] and edges == sorted(edges)
        within = [sum(bucket.start <= at < bucket.end for at in mine) for bucket in answer.buckets]
        assert [bucket.count for bucket in answer.buckets] == within and answer.total == len(mine)
        if (zone, interval) != ("Australia/Lord_Howe", "hour"):  # whose longer hour no clock tells: see the unit tests
            expected = Counter(by_the_clock(at, clock, interval) for at in mine)
            assert {by_the_clock(each.start, clock, interval): each.count for each in filled(answer)} == expected


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_it_finds_what_a_search_finds_and_sums_up_to_its_total(newsroom: Engines, choice: dict[str, object]) -> None:
    searched = SearchArticles(newsroom.search)(SearchRequest.model_validate(choice))
    by = "source" if len(choice) % 2 else "language"
    answer = timeline(newsroom, **choice, by=by, top=2, interval="year", measure="share")
    assert (answer.total, answer.match) == (searched.total, searched.match)
    assert sum(bucket.count for bucket in answer.buckets) == searched.total
    assert all(series.total == sum(series.counts) for series in answer.series)
    sums = [sum(each) for each in zip(*(series.counts for series in answer.series), strict=True)]
    assert sums == [bucket.count for bucket in answer.buckets]


def test_by_name_it_finds_what_a_search_for_the_name_finds(newsroom: Engines) -> None:
    by_words = timeline(newsroom, q="Boris Grey")
    by_name = timeline(newsroom, q="Boris Grey", names="on")
    search = SearchArticles(newsroom.search)(SearchRequest(q="Boris Grey"))
    assert by_name.total == search.total > by_words.total
    assert timeline(newsroom, q="absentword", names="on").total == 0


def test_an_article_without_a_date_stands_by_its_first_sight_and_an_old_one_where_it_belongs(newsroom: Engines) -> None:
    answer = timeline(newsroom, interval="year")
    assert (answer.buckets[0].start.year, answer.buckets[0].count) == (EARLIEST.year, 1)
    assert {bucket.start.year: bucket.count for bucket in filled(answer)} == Counter(date.year for date in DATES)
    assert len(answer.buckets) == 2026 - EARLIEST.year + 1
    assert answer.total == len(DOCUMENTS)


def test_the_most_frequent_have_series_and_the_others_one_together(newsroom: Engines) -> None:
    of = Counter(document.article.source for document in DOCUMENTS)
    top = sorted(of, key=lambda source: (-of[source], source))
    answer = timeline(newsroom, by="source", top=3)
    assert [(each.value, each.total) for each in answer.series] == [
        *((source, of[source]) for source in top[:3]), (None, sum(of[source] for source in top[3:])),
    ]  # fmt: skip
    languages = timeline(newsroom, by="language", top=20).series
    unknown = sum(document.article.language is None for document in DOCUMENTS)
    assert (languages[-1].value, languages[-1].total) == (None, unknown)


def test_shares_are_of_all_articles_of_the_same_sources_and_period(newsroom: Engines) -> None:
    asked = {"q": "ferry", "source": ("coast-wire", "north-post"), "since": "2025-01-01", "entity": ("p-anna",)}
    answer = timeline(newsroom, **asked, measure="share", by="source", interval="month")
    mine = [d.article for d in DOCUMENTS if d.article.source in asked["source"] and date_of(d.article).year > 2024]
    expected = Counter((date_of(article).year, date_of(article).month) for article in mine)
    for bucket in answer.buckets:
        assert bucket.of == expected[(bucket.start.year, bucket.start.month)]
        assert bucket.share == (round(bucket.count / bucket.of, 6) if bucket.of else None)
    assert 0 < answer.total < len(mine)
    for series in answer.series:
        assert sum(series.of or ()) == sum(article.source == series.value for article in mine)
    assert all(bucket.of is bucket.share is None for bucket in timeline(newsroom, **asked).buckets)


def test_a_word_too_many_empties_no_timeline_and_the_answer_says_so(newsroom: Engines) -> None:
    answer = timeline(newsroom, q="ferry absentword nowhere")
    assert answer.match is Match.ANY and answer.total == timeline(newsroom, q="ferry").total > 0


def test_where_nothing_is_found_a_given_period_is_shown_empty(newsroom: Engines) -> None:
    empty = timeline(newsroom, q="absentword", since="2026-03-01", until="2026-03-31")
    assert [(len(empty.buckets), empty.total)] == [(31, 0)]
    assert timeline(newsroom, q="absentword", since="2026-03-01").buckets == ()
    assert timeline(newsroom, q="absentword", by="source", measure="share").series == ()


# The port


def test_the_port_counts_between_any_edges(newsroom: Engines) -> None:
    edges = [to_ms(DATES[1]), to_ms(DATES[1]) + 1, to_ms(DATES[4]), to_ms(DATES[-1])]
    with newsroom.search.timelines.selected(Query()) as found:
        assert found.span() == TimeSpan(to_ms(EARLIEST), to_ms(DATES[-1]))
        assert found.counts(edges) == BucketCounts((1, 2, len(DATES) - 5))
        assert found.counts(edges, "person", []) == BucketCounts((1, 2, len(DATES) - 5))
        assert found.counts(edges, "person", ["nobody"]).values == {"nobody": (0, 0, 0)}
        assert sum(count for _, count in found.values("kind", 5, edges)) == len(DATES) - 2
    with newsroom.search.timelines.selected(Query("absentword")) as nothing:
        assert nothing.span() is None
        assert (nothing.values("person", 5, edges), nothing.counts(edges).totals) == ([], (0, 0, 0))


@pytest.mark.parametrize("query", [Query(), Query("ferry"), Query("-pier", Filters(copies=False))], ids=str)
@pytest.mark.parametrize("facet", ["source", "language", "kind", "person", "organisation"])
def test_the_port_counts_each_value_of_a_facet(newsroom: Engines, query: Query, facet: str) -> None:
    edges = [to_ms(DATES[0]), to_ms(SET["America/New_York"]), to_ms(DATES[-1]) + 1]
    searched = newsroom.search.search(query).facets[facet]
    with newsroom.search.timelines.selected(query) as found:
        values = found.values(facet, 10, edges)
        counts = found.counts(edges, facet, [value for value, _ in values])
    assert values == [(value.value, value.count) for value in searched]
    assert {value: sum(each) for value, each in counts.values.items()} == dict(values)
    assert len(counts.values) > 0 and all(each[0] and each[1] for each in counts.values.values() if sum(each) > 20)
