"""An index is made of the archive's enriched copies: all of them, once, and nothing that was removed."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from newswire_index.engine.ports import Write, WriteResult
from newswire_index.recovery import enriched_copies
from newswire_index.recovery.enriched_copies import EnrichedCopy, in_parts
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.documents import Article, Entity, StoredRecord, StorySection
from newswire_shared.contracts.errors import EngineAway, UsageError
from newswire_shared.testing import FakeUrlRegistry
from unit.index.recovery.archived import Archived, all_of
from unit.index.samples import NOON, article
from warc_bytes import record


@pytest.fixture
def lost(tmp_path: Path) -> Archived:
    return Archived(tmp_path)


class Failing(InMemoryIndex):
    """An index that is away for a write after some."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.writes, self._after = list[int](), after

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        """Write, or be away."""
        self._after -= 1
        if self._after < 0:
            raise EngineAway("the engine is away")
        self.writes.append(len(writes))
        return super().write(writes)

    def come_back(self) -> None:
        self._after = 1000


def test_of_a_capture_that_was_enriched_anew_the_later_copy_holds_in_whichever_segment_it_lies(lost: Archived) -> None:
    """A worker may write into a segment that it began before the earlier copy was made."""
    archives = [lost.archive, Archived(lost.folder).archive]
    begun = [
        each.write_article("u", article(name).model_dump_json().encode())
        for each, name in zip(archives, "bc", strict=True)
    ]
    early, late = (each for _, each in sorted(zip(begun, archives, strict=True), key=lambda pair: pair[0]))
    lost.archive = late
    earlier = lost.take_in(article("a"))
    lost.archive = early
    anew = article("a", agency="made anew")
    ref = dated(lost, anew, "2099-01-01T00:00:00Z")
    assert ref < earlier[0], "the later copy lies in the earlier segment"
    late.segments.close()

    index = InMemoryIndex()
    lost.restore(index)
    document = all_of(index)["a"]
    assert document.article == anew and [each.ref for each in document.revisions] == [ref]


def dated(lost: Archived, made: Article, date: str) -> str:
    """An enriched copy that was written at another time."""
    named = [("WARC-Date", date), ("WARC-Target-URI", made.url), ("Content-Type", "application/json")]
    return lost.archive.segments.append(gzip.compress(record("conversion", made.model_dump_json().encode(), named)))


def test_what_was_removed_stays_away(lost: Archived) -> None:
    old = NOON - timedelta(days=400)
    lost.take_in(article("kept"), article("down"), article("known"), article("old", first_seen_at=old, fetched_at=old))
    index = InMemoryIndex()
    index.write_record(StoredRecord(kind="takedown", name="down", revision=1, record={"article_id": "down"}))
    before = {"before": (NOON - timedelta(days=365)).isoformat(), "at": NOON.isoformat()}
    index.write_record(StoredRecord(kind="retention", name="articles", revision=1, record=before))
    FakeUrlRegistry(lost.memory).note_all({"known": {"taken_down": "1"}})
    report = lost.restore(index)
    assert ({*all_of(index)}, report.progress.left_out) == ({"kept"}, 3)
    assert any("3 copies were left out" in line for line in report.lines())


def test_what_comes_back_comes_with_its_links(lost: Archived) -> None:
    cited = ("https://saltmere.example/news/bollards-4001",)
    lost.take_in(article("kept", links=cited), article("down", links=cited))
    index = InMemoryIndex()
    index.write_record(StoredRecord(kind="takedown", name="down", revision=1, record={"article_id": "down"}))
    lost.restore(index)
    assert {source: [edge.url for edge in edges] for source, edges in index.links.items()} == {"kept": [*cited]}


def test_copies_of_what_turned_out_to_be_one_article_come_back_as_one(lost: Archived) -> None:
    lost.take_in(article("one", 1), article("two", 2))
    lost.memory.articles |= {"one": {"first_seen_ms": "1"}, "two": {"first_seen_ms": "2"}}
    FakeUrlRegistry(lost.memory).tie("two", "one")
    lost.take_in(article("one", 3))
    came_back = InMemoryIndex()
    lost.restore(came_back)
    assert all_of(came_back) == all_of(lost.before) and "two" not in all_of(came_back)
    assert [each.capture_id for each in all_of(came_back)["one"].captures] == ["one@1", "two@2", "one@3"]


def test_a_take_down_that_was_undone_keeps_nothing_away(lost: Archived) -> None:
    lost.take_in(article("a"))
    index = InMemoryIndex()
    index.write_record(StoredRecord(kind="takedown", name="a", revision=1, record={"article_id": "a"}))
    index.write_record(StoredRecord(kind="takedown", name="a", revision=2, record=None))
    lost.restore(index)
    assert {*all_of(index)} == {"a"}


def test_a_full_index_is_left_alone_unless_what_it_holds_is_wanted(lost: Archived) -> None:
    lost.take_in(article("a"), article("b"))
    index = InMemoryIndex()
    beside = Archived(lost.folder / "beside", index)
    beside.take_in(article("a", 9, "a later look"), article("c"))
    with pytest.raises(UsageError, match=r"holds 2 articles already.*reconcile --mend"):
        lost.restore(index)
    assert {*all_of(index)} == {"a", "c"}
    assert lost.restore(index, beside=True).articles == 3
    assert [each.capture_id for each in all_of(index)["a"].revisions] == ["a@0", "a@9"]


def test_a_run_that_was_cut_off_goes_on_where_it_was(lost: Archived) -> None:
    lost.take_in(*(article(f"a{number:03}", story=f"s{number % 300}") for number in range(450)))
    whole, index = InMemoryIndex(), Failing(after=1)
    lost.restore(whole)
    with pytest.raises(EngineAway):
        lost.restore(index)
    assert len(index.documents) == 200
    index.come_back()
    report = lost.restore(index)
    assert (report.resumed, report.articles, report.progress.copies, index.writes) == (True, 450, 450, [200, 200, 50])
    assert all_of(index) == all_of(whole) and index.stories == whole.stories != {}
    with pytest.raises(UsageError):
        lost.restore(index)


def test_what_was_written_and_not_noted_is_met_again_and_left_as_it_is(lost: Archived) -> None:
    lost.take_in(article("a"), article("a", 2, "more"))
    index = InMemoryIndex()
    lost.restore(index)
    times = {name: document.indexed_at for name, document in index.documents.items()}
    lost.memory.clock.sleep(60)
    report = lost.restore(index, beside=True)
    assert report.progress.written == 0
    assert {name: document.indexed_at for name, document in index.documents.items()} == times


def test_copies_of_another_shape_and_refused_ones_are_told(lost: Archived) -> None:
    lost.archive.write_article("https://u.example/", b'{"article_id": "x", "unknown": 1}')
    lost.take_in(article("a"))
    lost.take_in(article("refused", entities=(endless(),)))
    report = lost.restore(InMemoryIndex())
    assert (report.articles, report.progress.unreadable, report.progress.refused) == (1, 1, 1)
    assert any("rebuild --from-archive" in line for line in report.lines())
    assert any(line.startswith("  refused: person") for line in report.lines())


def endless() -> Entity:
    """An entity whose id no engine takes."""
    return Entity(id="x" * 40_000, name="X", type="person", salience=0.5, confidence=0.5)


def test_where_linking_knows_an_article_its_word_holds_and_no_story_is_told(lost: Archived) -> None:
    lost.linked.sections = {name: StorySection(id="now") for name in ("a", "b")}
    lost.take_in(article("a", story="then"), article("b", story="then"))
    index = InMemoryIndex()
    assert lost.restore(index).stories == 0
    assert {document.story for document in all_of(index).values()} == {StorySection(id="now")}


@dataclass(frozen=True)
class Sized:
    """Copies of some size."""

    size: int

    def copies(self, number: int) -> list[EnrichedCopy]:
        return [EnrichedCopy(str(each), None, "", self.size, 0) for each in range(number)]


def test_a_part_is_bounded_by_number_and_by_size() -> None:
    assert [*map(len, in_parts(Sized(10).copies(450)))] == [200, 200, 50]
    half = enriched_copies.PART_BYTES // 2
    assert [*map(len, in_parts(Sized(half).copies(5)))] == [2, 2, 1]
    assert [*map(len, in_parts(Sized(half * 4).copies(2)))] == [1, 1], "one goes whatever its size"
