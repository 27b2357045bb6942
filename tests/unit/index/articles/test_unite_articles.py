"""Documents of one article become one, whoever is killed in between or writes meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from newswire_index.engine.ports import Stored, Write, WriteFate, WriteResult
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.documents import Copy, Relation, StorySection
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End
from newswire_shared.testing import FakeUrlRegistry
from unit.index.samples import Desk, capture


def tied(desk: Desk) -> None:
    """`b` turns out to be `a`, which was known first."""
    desk.memory.articles["a"] |= {"first_seen_ms": "1"}
    desk.memory.articles["b"] |= {"first_seen_ms": "2"}
    assert FakeUrlRegistry(desk.memory).tie("b", "a") == "a"


def apart(index: InMemoryIndex) -> Desk:
    """Two documents of what turned out to be one article."""
    desk = Desk(index)
    desk.memory.articles |= {"a": {}, "b": {}}
    desk(capture("a", 1), capture("b", 2, relations=(Relation(id="a", score=1, why="a person"),)))
    tied(desk)
    return desk


def held(desk: Desk) -> dict[str, list[str]]:
    documents = {name: desk.index.read([name]) for name in ("a", "b")}
    return {name: [c.capture_id for c in d[name].document.captures] for name, d in documents.items() if d}


def test_the_captures_of_both_are_in_one_document_under_one_id() -> None:
    desk = apart(InMemoryIndex())
    united = desk.unite()(["b", "other"])
    assert held(desk) == {"a": ["a@1", "b@2"]} and united == {"b": desk.stored()}
    assert desk.stored().article.body == "text of b" and desk.stored().article.relations == (), "nobody's own relation"
    [record] = desk.index.records("merged")
    assert (record.name, record.record) == ("b", {"survivor": "a"})
    assert desk.memory.articles["a"]["digest_of"] == "b@2" and desk.announced[-1] == "b@2"
    told = len(desk.changes.entries)
    assert desk.unite()(["a", "b"]) == {"a": desk.stored(), "b": desk.stored()}
    assert len(desk.changes.entries) == told, "repeating it changes nothing"


def test_what_stands_alone_is_left() -> None:
    desk = Desk(InMemoryIndex())
    desk(capture("a"))
    assert desk.unite()(["a", "unknown"]) == {}


def test_the_place_is_that_of_the_one_that_survives() -> None:
    desk = apart(InMemoryIndex())
    desk.linked.sections["b"] = StorySection(id="s", copy_of=Copy(duplicate_of="a", kind="reprint", similarity=1))
    desk.place("b")
    desk.unite()(["b"])
    assert desk.stored().story is None, "linking forgets the other"


def test_who_was_killed_before_the_other_was_out_does_it_again() -> None:
    class Killed(InMemoryIndex):
        kills = True

        def delete(self, article_ids: Sequence[str]) -> int:
            if self.kills:
                raise SystemExit
            return super().delete(article_ids)

    index = Killed()
    desk = apart(index)
    with pytest.raises(SystemExit):
        desk.unite()(["b"])
    assert held(desk) == {"a": ["a@1", "b@2"], "b": ["b@2"]}
    index.kills = False
    assert desk(capture("b", 2)) == [Ended(End.INDEXED)], "as its message comes again"
    assert held(desk) == {"a": ["a@1", "b@2"]}


class Raced(InMemoryIndex):
    """An index where another worker acts as soon as documents were read to be united."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: list[Write] = []

    def read(self, article_ids: Sequence[str], homes: Mapping[str, str] | None = None) -> dict[str, Stored]:
        found = super().read(article_ids, homes)
        if self.meanwhile and {"a", "b"} <= {*article_ids}:
            super().write([self.meanwhile.pop()])
        return found


def test_a_capture_that_was_written_while_its_document_was_taken_is_tried_again() -> None:
    index = Raced()
    desk = apart(index)
    before = index.read(["b"])["b"]
    later = Desk(InMemoryIndex())
    later(capture("b", 2), capture("b", 3, "newer"))
    index.meanwhile.append(Write(later.stored("b"), before.version))
    desk.unite()(["b"])
    assert held(desk) == {"a": ["a@1", "b@2"]}, "the newer one was taken out with the rest"
    [fate] = desk(capture("b", 3, "newer"))
    assert fate == Ended(End.INDEXED) and held(desk) == {"a": ["a@1", "b@2", "b@3"]}


def test_the_survivor_that_others_write_is_read_again() -> None:
    index = Raced()
    desk = apart(index)
    later = Desk(InMemoryIndex())
    later(capture("a", 1), capture("a", 5, "newest"))
    index.meanwhile.append(Write(later.stored("a"), index.read(["a"])["a"].version))
    desk.unite()(["b"])
    assert held(desk) == {"a": ["a@1", "b@2", "a@5"]} and desk.stored().article.body == "newest"


def test_an_engine_that_does_not_take_it_leaves_both_and_the_message_waits() -> None:
    class Busy(InMemoryIndex):
        is_busy = False

        def write(self, writes: Sequence[Write]) -> list[WriteResult]:
            of_a = any(write.document.article.article_id == "a" for write in writes)
            return [WriteResult(WriteFate.BUSY)] * len(writes) if self.is_busy and of_a else super().write(writes)

    index = Busy()
    desk = apart(index)
    index.is_busy = True
    [fate] = desk(capture("b", 3, "newer"))
    assert isinstance(fate, TransientError) and "another article" in str(fate)
    assert held(desk) == {"a": ["a@1"], "b": ["b@2", "b@3"]}, "nothing is lost meanwhile"
    index.is_busy = False
    assert desk(capture("b", 3, "newer")) == [Ended(End.INDEXED)]
    assert held(desk) == {"a": ["a@1", "b@2", "b@3"]}


def test_where_the_survivor_is_not_indexed_it_gets_the_document() -> None:
    desk = Desk(InMemoryIndex())
    desk.memory.articles |= {"a": {}, "b": {}}
    desk(capture("b", 2))
    tied(desk)
    desk.unite()(["b"])
    assert held(desk) == {"a": ["b@2"]} and desk.stored().article.article_id == "a"
