"""What every index must do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from newswire_index.engine.ports import ArticleIndex, Version, Write, WriteFate
from newswire_index.engine.selection import Place, Selection, place_of
from newswire_search.articles.ports import Query
from newswire_shared.contracts.documents import (
    ArticleDocument,
    Copy,
    Mention,
    Quote,
    RelatedItem,
    Revision,
    Sighting,
    Span,
    StoredRecord,
    StorySection,
    TickerLine,
)
from newswire_shared.contracts.heads import head_of
from newswire_shared.contracts.index_schema import milliseconds

from contract.articles import NOON, document, entity, store
from contract.engines import Engines

ASTRAL = "🗞️ Ереван — «𐎧𐎺» Élection e\u0301 北京\u2028\u00a0🇦🇲"


def full() -> ArticleDocument:
    """A document with something in every field, some of it hard to carry."""
    mention = Mention(field="body", start=2, end=8, text=ASTRAL[2:8], kind="alias")
    base = document(
        "full",
        title=ASTRAL,
        body=f"{ASTRAL}\n\n\t{ASTRAL}  \r\n",
        authors=("A\u200b", ""),
        published_at=datetime(1969, 7, 20, 22, 56, 15, 123456, tzinfo=timezone(timedelta(hours=-4))),
        published_precision="instant",
        published_from="jsonld",
        language="hy",
        tags=("a", "a"),
        versions={"extract": "1", "": "2", "a.b": "3", ".": "4"},
        entities=(
            entity("p\u2028", ASTRAL).model_copy(update={"mentions": (mention,), "salience": 0.1 + 0.2}),
            entity("o", "O", "organisation"),
            entity("e", "", "event"),
        ),
        quotes=(
            Quote(speaker=None, speaker_id=None, kind="direct", text="…", spans=(Span(field="title", start=0, end=1),)),
        ),
        related=(RelatedItem(title="r"),),
        ticker=(TickerLine(time="12:00", title="t"),),
        copy_of=Copy(duplicate_of="other", kind="edit", similarity=1 / 3),
    )
    sighting = Sighting(capture_id="again", fetched_at=NOON, title="t", ref="r")
    older = Revision(capture_id="0", fetched_at=NOON, digest="0", title="", ref="r0", again=(sighting,))
    sections = {
        "revisions": (older, *base.revisions),
        "story": StorySection(id="s", copy_of=Copy(duplicate_of="o", kind="excerpt", similarity=0.3)),
        "truncated": True,
    }
    return base.model_copy(update={**sections, "indexed_at": NOON + timedelta(microseconds=1)})


def fates(engines: Engines, *writes: Write) -> list[WriteFate]:
    return [outcome.fate for outcome in engines.index.write(writes)]


def version(engines: Engines, article_id: str) -> Version:
    return engines.index.read([article_id])[article_id].version


def test_a_document_comes_back_exactly_and_at_once(engines: Engines) -> None:
    assert fates(engines, Write(full(), None)) == [WriteFate.DONE]
    assert engines.index.read(["full"])["full"].document == full()
    engines.index.refresh()
    assert engines.search.get("full") == full()


def test_offsets_count_code_points_of_the_stored_text(engines: Engines) -> None:
    store(engines.index, full())
    found = engines.index.read(["full"])["full"].document.article
    [mention] = found.entities[0].mentions
    assert found.body[mention.start : mention.end] == mention.text


def test_what_is_not_stored_is_absent(engines: Engines) -> None:
    store(engines.index, document("a"))
    assert set(engines.index.read(["a", "b"])) == {"a"}
    assert engines.index.read([]) == {}
    assert engines.search.get("b") is None


def test_only_one_creates(engines: Engines) -> None:
    first, second = document("a", "first"), document("a", "second")
    assert fates(engines, Write(first, None)) == [WriteFate.DONE]
    assert fates(engines, Write(second, None)) == [WriteFate.CONFLICT]
    assert engines.index.read(["a"])["a"].document == first


def test_a_version_replaces_once(engines: Engines) -> None:
    store(engines.index, document("a", "first"))
    seen = version(engines, "a")
    assert fates(engines, Write(document("a", "second"), seen)) == [WriteFate.DONE]
    [outcome] = engines.index.write([Write(document("a", "third"), seen)])
    assert outcome.fate is WriteFate.CONFLICT
    assert "a" in outcome.detail
    assert engines.index.read(["a"])["a"].document == document("a", "second")
    assert fates(engines, Write(document("a", "third"), version(engines, "a"))) == [WriteFate.DONE]


def test_a_version_of_nothing_is_a_conflict(engines: Engines) -> None:
    store(engines.index, document("a"))
    assert fates(engines, Write(document("b"), version(engines, "a"))) == [WriteFate.CONFLICT]
    assert engines.index.read(["b"]) == {}


def test_twice_in_a_batch_is_a_conflict(engines: Engines) -> None:
    writes = [Write(document("a", "first"), None), Write(document("a", "second"), None)]
    assert fates(engines, *writes) == [WriteFate.DONE, WriteFate.CONFLICT]


def test_writers_at_once_lose_nothing(engines: Engines) -> None:
    """Sixteen threads add a revision each by compare-and-set."""
    store(engines.index, document("a"))

    def add() -> None:
        while True:
            stored = engines.index.read(["a"])["a"]
            revisions = stored.document.revisions
            more = stored.document.model_copy(update={"revisions": (*revisions, revisions[0])})
            if fates(engines, Write(more, stored.version)) == [WriteFate.DONE]:
                return

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(add) for _ in range(16)]:
            done.result()
    assert len(engines.index.read(["a"])["a"].document.revisions) == 17


@pytest.mark.parametrize(
    "refused",
    [
        document("long keyword", entities=(entity("x" * 40_000, "long"),)),
        document("surrogate", body="half a pair: \ud83d"),
        document("x" * 600),
    ],
    ids=["a keyword is too long", "not UTF-8", "the id is too long"],
)
def test_what_is_refused_touches_nothing_else(engines: Engines, refused: ArticleDocument) -> None:
    batch = [Write(document("before"), None), Write(refused, None), Write(document("after"), None)]
    outcomes = engines.index.write(batch)
    assert [outcome.fate for outcome in outcomes] == [WriteFate.DONE, WriteFate.REFUSED, WriteFate.DONE]
    assert outcomes[1].detail
    assert set(engines.index.read(["before", "after", "long keyword", "surrogate"])) == {"before", "after"}


def test_a_batch_of_nothing_is_nothing(engines: Engines) -> None:
    assert engines.index.write([]) == []


def test_a_large_batch_goes_in_one(engines: Engines) -> None:
    store(engines.index, *(document(f"a{i}", body="word " * 600) for i in range(500)))
    assert len(engines.index.read([f"a{i}" for i in range(500)])) == 500


def test_installing_again_is_harmless(engines: Engines) -> None:
    store(engines.index, document("a"))
    engines.index.install()
    assert set(engines.index.read(["a"])) == {"a"}


def test_records_keep_the_newest_revision(engines: Engines) -> None:
    for revision in (1, 3, 2):
        engines.index.write_record(
            StoredRecord(kind="source", name="b/ё", revision=revision, record={"n": revision, "": {"x.y": [None, 1.5]}})
        )
    engines.index.write_record(StoredRecord(kind="source", name="a", revision=0, record={}))
    engines.index.write_record(StoredRecord(kind="key", name="a", revision=1, record={}))
    assert engines.index.records("source") == [
        StoredRecord(kind="source", name="a", revision=0, record={}),
        StoredRecord(kind="source", name="b/ё", revision=3, record={"n": 3, "": {"x.y": [None, 1.5]}}),
    ]


def test_a_removed_record_stays_removed(engines: Engines) -> None:
    for revision, record in ((1, {"n": 1}), (3, None), (2, {"n": 2})):
        engines.index.write_record(StoredRecord(kind="source", name="a", revision=revision, record=record))
    assert engines.index.records("source") == []


def test_status_counts_what_is_there(engines: Engines) -> None:
    store(engines.index, document("a"), document("b"))
    engines.index.write_record(StoredRecord(kind="source", name="a", revision=1, record={}))
    engines.index.records("source")
    *articles, _, people, _ = engines.index.status()
    assert (sum(each.documents for each in articles), people.documents) == (2, 1)
    assert all(each.name and each.alias == articles[0].alias and each.size_bytes >= 0 for each in articles)


def test_an_edit_is_searched_and_what_it_replaced_is_not(engines: Engines) -> None:
    store(engines.index, document("a", "Old words", entities=(entity("p1", "One"),)))
    edited = document(
        "a", "New phrases", entities=(entity("p2", "Two"),), published_at=datetime(2025, 1, 1, tzinfo=UTC)
    )
    assert fates(engines, Write(edited, version(engines, "a"))) == [WriteFate.DONE]
    engines.index.refresh()
    assert engines.search.search(Query("old")).total == 0
    answer = engines.search.search(Query("phrases"))
    assert [hit.head for hit in answer.hits] == [head_of(edited)]
    assert [value.value for value in answer.facets["person"]] == ["p2"]


def walked(index: ArticleIndex, selection: Selection, limit: int) -> list[str]:
    """The ids that a walk meets, so many at once."""
    found: list[str] = []
    place: Place | None = None
    while documents := index.walk(selection, place, limit):
        assert len(documents) <= limit
        found += [document.article.article_id for document in documents]
        place = place_of(documents[-1])
    assert index.count(selection) == len(found)
    return found


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_a_walk_meets_every_document_once_by_when_it_was_first_seen(engines: Engines, limit: int) -> None:
    later = {"c": 0, "a": 1, "d": 1, "b": 2}
    store(engines.index, *(document(i, first_seen_at=NOON + timedelta(days=20 * h)) for i, h in later.items()))
    assert walked(engines.index, Selection(), limit) == ["c", "a", "d", "b"]


def test_a_walk_goes_on_after_a_document_that_was_written_meanwhile(engines: Engines) -> None:
    store(engines.index, document("a"), document("b"))
    (first,) = engines.index.walk(Selection(), None, 1)
    stored = engines.index.read(["a"])["a"]
    engines.index.write([Write(first.model_copy(update={"truncated": True}), stored.version)])
    engines.index.refresh()
    (second,) = engines.index.walk(Selection(), place_of(first), 5)
    assert second.article.article_id == "b"


def test_a_walk_gives_documents_as_they_were_written(engines: Engines) -> None:
    store(engines.index, full())
    assert engines.index.walk(Selection(), None, 5) == [engines.index.read(["full"])["full"].document]


def test_a_selection_is_a_source_and_a_span_without_its_end(engines: Engines) -> None:
    store(
        engines.index,
        document("early", first_seen_at=NOON - timedelta(milliseconds=1)),
        document("noon"),
        document("late", first_seen_at=NOON + timedelta(hours=1), source="other"),
    )
    noon, later = milliseconds(NOON), milliseconds(NOON + timedelta(hours=1))
    assert walked(engines.index, Selection(since_ms=noon), 5) == ["noon", "late"]
    assert walked(engines.index, Selection(since_ms=noon, until_ms=later), 5) == ["noon"]
    assert walked(engines.index, Selection(source="other"), 5) == ["late"]
    assert walked(engines.index, Selection(source="nobody"), 5) == []


def about(*entities: str, named: tuple[str, ...] = (), source: str = "") -> Selection:
    """What has one of these entities or names."""
    return Selection(source, entities=entities, named=named)


def test_a_selection_is_about_entities_or_names(engines: Engines) -> None:
    store(
        engines.index,
        document("id", entities=(entity("org:rowers", "Rowers", "organisation"), entity("p", "P"))),
        document("title", "The ROWERS' Club, again", source="other"),
        document("body", body="It was the rowers.\n\nClub members left.", language="fr"),
        document("apart", body="The rowers of a club."),
        document("part", body="The club rowersclub clubs."),
        document("source", source="org:rowers", language="de"),
    )
    index = engines.index
    assert walked(index, about("org:rowers"), 5) == ["id"]
    assert walked(index, about("p", "org:rowers", "q"), 5) == ["id"]
    assert walked(index, about(named=("Rowers' Club",)), 5) == ["body", "title"]
    assert walked(index, about(named=("rowers",)), 1) == ["apart", "body", "title"]
    assert walked(index, about("org:rowers", named=("again", "nobody")), 5) == ["id", "title"]
    assert walked(index, about("org:rowers", named=("rowers",), source="other"), 5) == ["title"]
    assert walked(index, about("other", named=("nobody", '"', "§§")), 5) == []


def test_a_selection_may_be_about_many_names(engines: Engines) -> None:
    store(engines.index, document("a", "Seen by name 299"), document("b", "Seen by nobody"))
    many = tuple(f"name {number}" for number in range(300))
    assert walked(engines.index, about(*many, named=many), 5) == ["a"]
