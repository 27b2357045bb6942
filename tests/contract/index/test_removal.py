"""What every index must do to take articles out, and search when they are gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from newswire_index.engine.homes import end_of
from newswire_index.engine.ports import Write, WriteFate
from newswire_index.engine.selection import place_of
from newswire_search.articles.ports import Query
from newswire_search.query.article_query import Filters
from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import CeasedStory, Copy, StoredRecord, StorySection
from newswire_shared.contracts.index_schema import milliseconds

from contract.articles import NOON, document, entity, store
from contract.engines import Engines
from contract.index.test_story_index import story


def found(engines: Engines, text: str) -> set[str]:
    return {hit.head.article_id for hit in engines.search.search(Query(text=text)).hits}


def test_what_is_deleted_is_gone_with_its_words_facets_and_copies(engines: Engines) -> None:
    person = entity("p", "Ada Moreau")
    copying = document("b", body="herons at dusk", copy_of=Copy(duplicate_of="a", kind="reprint", similarity=1))
    store(engines.index, document("a", body="herons at dawn", entities=(person,)), copying)
    engines.index.refresh()
    assert found(engines, "herons") == {"a", "b"} and engines.search.copy_counts(["a"]) == {"a": 1}
    assert engines.index.copies(["a"]) == ["b"] and engines.index.copies(["b"]) == []
    assert engines.index.delete(["a", "never", "a"]) == 1
    assert engines.index.read(["a"]) == {} and engines.search.get("a") is None, "at once"
    engines.index.refresh()
    assert found(engines, "herons") == {"b"} and found(engines, "dawn") == set()
    assert (
        engines.search.names(["p"]) == {} or engines.search.search(Query(filters=Filters(entities=("p",)))).total == 0
    )
    assert engines.search.search(Query()).facets["person"] == ()
    assert engines.index.delete(["a"]) == 0


def test_who_read_it_before_cannot_write_it_again(engines: Engines) -> None:
    store(engines.index, document("a"))
    seen = engines.index.read(["a"])["a"]
    engines.index.delete(["a"])
    assert [each.fate for each in engines.index.write([Write(seen.document, seen.version)])] == [WriteFate.CONFLICT]
    assert engines.index.read(["a"]) == {}
    store(engines.index, document("a", body="another word"))
    engines.index.refresh()
    assert found(engines, "another") == {"a"}, "and can be written as new"


def test_the_articles_of_stories_come_by_date(engines: Engines) -> None:
    place = StorySection(id="s")
    late = document("a", published_at=NOON + timedelta(hours=1)).model_copy(update={"story": place})
    early = document("b", published_at=NOON).model_copy(update={"story": place})
    store(engines.index, late, early, document("c", story="t"), document("d"))
    engines.index.refresh()
    assert engines.index.members(["s", "t", "u"]) == {"s": ["b", "a"], "t": ["c"]}
    assert engines.index.members([]) == {}


def test_records_are_found_by_name_also_removed_ones(engines: Engines) -> None:
    engines.index.write_record(StoredRecord(kind="takedown", name="a", revision=1, record={"why": "x"}))
    engines.index.write_record(StoredRecord(kind="takedown", name="b", revision=1, record={"why": "y"}))
    engines.index.write_record(StoredRecord(kind="takedown", name="b", revision=2, record=None))
    known = engines.index.find_records("takedown", ["a", "b", "c", "a"])
    assert {name: (each.revision, each.record) for name, each in known.items()} == {
        "a": (1, {"why": "x"}), "b": (2, None)
    }  # fmt: skip
    assert engines.index.find_records("other", ["a"]) == engines.index.find_records("takedown", []) == {}
    assert engines.search.taken_down(["a", "b", "c"]) == {"a"}, "what holds, and at once"
    assert engines.search.taken_down([]) == set()


def test_what_turned_out_to_be_another_article_leads_there(engines: Engines) -> None:
    engines.index.write_record(StoredRecord(kind="merged", name="b", revision=1, record={"survivor": "a"}))
    engines.index.write_record(StoredRecord(kind="takedown", name="c", revision=1, record={"why": "x"}))
    assert engines.search.survivors(["a", "b", "c"]) == {"b": "a"} and engines.search.survivors([]) == {}


def test_what_was_seen_before_a_time_is_met_once_in_order(engines: Engines) -> None:
    documents = [document(f"a{n}", first_seen_at=NOON + timedelta(hours=n)) for n in range(5)]
    store(engines.index, *documents)
    engines.index.refresh()
    before = milliseconds(NOON + timedelta(hours=3))
    first = engines.index.seen_before(before, None, 2)
    assert first == [*map(place_of, documents[:2])]
    assert engines.index.seen_before(before, first[-1], 2) == [place_of(documents[2])]
    assert engines.index.seen_before(before, place_of(documents[2]), 2) == []


def test_stories_that_stand_are_met_by_when_they_were_seen(engines: Engines) -> None:
    known = [story(name, first_seen_at=NOON + timedelta(hours=n)) for n, name in enumerate("abcd")]
    engines.index.write_stories([*known, CeasedStory(id="e", version=1)])
    engines.index.refresh()
    before = milliseconds(NOON + timedelta(hours=3))
    assert [each.story.id for each in engines.index.stories_before(before, "", 2)] == ["a", "b"]
    assert [each.story.id for each in engines.index.stories_before(before, "b", 9)] == ["c"]


def test_one_index_of_all_has_no_old_spans(engines: Engines) -> None:
    assert engines.index.old_spans(2**53) == []


@pytest.mark.parametrize(
    ("home", "end"), [("2026", 1798761600000), ("2026-11", 1796083200000), ("2026-12", 1798761600000)]
)
def test_a_span_ends_where_the_next_begins(home: str, end: int) -> None:
    assert to_ms(end_of(home)) == end
