"""A census of both engines: what is held, by hour and by id, with the capture that each text is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from newswire_index.engine.census import Census, HeldArticle
from newswire_index.engine.elasticsearch.census import ElasticsearchCensus
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Index, Write
from newswire_index.engine.selection import Place, Selection
from newswire_index.engine.sqlite.census import SqliteCensus
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_shared.contracts.documents import ArticleDocument
from unit.index.samples import article

from contract.conftest import KINDS
from contract.engines import prefix_of_our_own

HOUR = datetime(2026, 3, 2, 12, tzinfo=UTC)
FIRST = int(HOUR.timestamp()) // 3600


@dataclass(frozen=True)
class Counted:
    """An engine, and its census."""

    index: Index
    census: Census


@pytest.fixture(params=[kind for kind in KINDS if kind != "memory"])
def counted(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Counted]:
    if request.param == "sqlite":
        file = tmp_path / "index.sqlite"
        yield filled(Counted(SqliteIndex(file), SqliteCensus(file)))
        return
    address = str(request.getfixturevalue("elasticsearch_address"))
    with prefix_of_our_own(address) as prefix:
        yield filled(Counted(ElasticsearchIndex(address, prefix), ElasticsearchCensus(address, prefix)))


def filled(counted: Counted) -> Counted:
    """Three articles of an hour, the last of them of another source, and one of the hour after the next."""
    counted.index.install()
    seen = {"a": 0, "b": 0, "c": 3599, "d": 7200}
    for name, seconds in seen.items():
        source = "other" if name == "c" else "desk"
        made = article(name, first_seen_at=HOUR + timedelta(seconds=seconds), source=source)
        counted.index.write([Write(ArticleDocument(article=made, revisions=()), None)])
    counted.index.refresh()
    return counted


def place(name: str, seconds: int) -> Place:
    return Place((FIRST * 3600 + seconds) * 1000, name)


def test_articles_are_counted_by_the_hour_in_which_they_were_first_seen(counted: Counted) -> None:
    assert counted.census.hours(Selection()) == {FIRST: 3, FIRST + 2: 1}
    assert counted.census.hours(Selection(source="desk")) == {FIRST: 2, FIRST + 2: 1}
    assert counted.census.hours(Selection(since_ms=(FIRST + 1) * 3_600_000)) == {FIRST + 2: 1}
    assert counted.census.hours(Selection(until_ms=FIRST * 3_600_000)) == {}


def test_pages_go_on_after_a_place(counted: Counted) -> None:
    first = counted.census.page(Selection(), None, 2)
    assert first == [HeldArticle(place("a", 0), "a@0"), HeldArticle(place("b", 0), "b@0")]
    second = counted.census.page(Selection(), first[-1].place, 2)
    assert [each.place for each in second] == [place("c", 3599), place("d", 7200)]
    assert counted.census.page(Selection(), second[-1].place, 2) == []
    assert [each.place.article_id for each in counted.census.page(Selection(source="other"), None, 9)] == ["c"]
    inner = Selection(since_ms=place("", 1).first_seen_ms, until_ms=place("", 7200).first_seen_ms)
    assert [each.place.article_id for each in counted.census.page(inner, None, 9)] == ["c"]
