"""Every item of a batch has a fate of its own, whatever the engine and the others do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from newswire_index.articles.index_articles import Enriched
from newswire_index.articles.merge import merge
from newswire_index.engine.compare_and_set import BUSY_WAIT_S
from newswire_index.engine.ports import Stored, Write, WriteFate, WriteResult
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End
from unit.index.samples import NOON, Desk, article, capture

INDEXED, UNCHANGED = Ended(End.INDEXED), Ended(End.UNCHANGED)


class Recording(InMemoryIndex):
    """An index that keeps the ids of each request."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[list[str]] = []

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        self.requests.append([write.document.article.article_id for write in writes])
        return self.answer(writes)

    def answer(self, writes: Sequence[Write]) -> list[WriteResult]:
        return super().write(writes)

    @property
    def sizes(self) -> list[int]:
        return [len(request) for request in self.requests]


class Raced(Recording):
    """An index where another worker writes an article just before us, a number of times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def answer(self, writes: Sequence[Write]) -> list[WriteResult]:
        if self.times:
            self.times -= 1
            self._write_first(writes[0].document.article.article_id)
        return super().answer(writes)

    def _write_first(self, article_id: str) -> None:
        found = self.read([article_id]).get(article_id)
        other = article(article_id, -1 - self.times, f"other {self.times}")
        document = merge(found.document if found else None, other, "ref of another")
        InMemoryIndex.write(self, [Write(document, found.version if found else None)])


class Overloaded(Recording):
    """An index that asks for less a number of times."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def answer(self, writes: Sequence[Write]) -> list[WriteResult]:
        self.times -= 1
        return [WriteResult(WriteFate.BUSY)] * len(writes) if self.times >= 0 else super().answer(writes)


@dataclass
class Strict(Recording):
    """An index that takes requests of some documents and none of the large ones."""

    most: int
    large: frozenset[str] = field(default=frozenset())

    def __post_init__(self) -> None:
        super().__init__()

    def answer(self, writes: Sequence[Write]) -> list[WriteResult]:
        ids = {write.document.article.article_id for write in writes}
        too_large = len(writes) > self.most or ids & self.large
        return [WriteResult(WriteFate.TOO_LARGE, "413")] * len(writes) if too_large else super().answer(writes)


def captures(number: int) -> list[Enriched]:
    return [capture(f"a{n}") for n in range(number)]


def test_nothing_to_index_is_no_request() -> None:
    index = Recording()
    assert Desk(index)() == []
    assert index.requests == []


def test_a_new_article_is_created_as_it_is() -> None:
    desk = Desk()
    assert desk(capture()) == [INDEXED]
    document = desk.stored()
    assert (document.article, document.indexed_at) == (article(), NOON)
    assert [(r.capture_id, r.ref) for r in document.revisions] == [("a@0", "ref a@0")]


def test_an_edit_becomes_a_revision_of_the_stored_article() -> None:
    desk = Desk()
    desk(capture(text="first"))
    assert desk(capture(minute=5, text="second")) == [INDEXED]
    assert desk.stored().article.title == "second"
    assert [revision.digest for revision in desk.stored().revisions] == ["first", "second"]


def test_an_older_edit_that_comes_late_is_a_revision_and_does_not_show() -> None:
    desk = Desk()
    desk(capture(minute=5, text="second"))
    assert desk(capture(text="first")) == [INDEXED]
    assert desk.stored().article.title == "second"


def test_another_look_at_the_same_text_is_unchanged_and_is_kept() -> None:
    desk = Desk()
    desk(capture())
    assert desk(capture(minute=5)) == [UNCHANGED]
    (revision,) = desk.stored().revisions
    assert [sighting.capture_id for sighting in revision.again] == ["a@5"]


def test_a_capture_that_comes_again_ends_as_before_writes_nothing_and_is_announced_again() -> None:
    index = Recording()
    desk = Desk(index)
    assert desk(capture()) == desk(capture()) == [INDEXED]
    assert index.sizes == [1]
    assert desk.announced == ["a@0", "a@0"], "who wrote it may have been killed before it said so"


def test_a_batch_is_one_request_with_its_fates_in_order() -> None:
    index = Recording()
    desk = Desk(index)
    desk(capture("a1"))
    assert desk(capture("a0"), capture("a1", 5), capture("a2")) == [INDEXED, UNCHANGED, INDEXED]
    assert index.requests[1:] == [["a0", "a1", "a2"]]


def test_two_captures_of_one_article_in_a_batch_do_not_race() -> None:
    index = Recording()
    desk = Desk(index)
    assert desk(capture(text="first"), capture("b"), capture(minute=5, text="second")) == [INDEXED] * 3
    assert index.requests == [["a", "b"], ["a"]]
    assert [revision.digest for revision in desk.stored().revisions] == ["first", "second"]


def test_one_capture_twice_in_a_batch_is_written_once() -> None:
    index = Recording()
    assert Desk(index)(capture(), capture()) == [INDEXED, INDEXED]
    assert index.sizes == [1]


@pytest.mark.parametrize("times", [1, 4])
def test_who_loses_a_race_reads_again_and_loses_no_text(times: int) -> None:
    desk = Desk(Raced(times))
    assert desk(capture(text="ours")) == [INDEXED]
    assert {r.digest for r in desk.stored().revisions} == {"ours", *(f"other {n}" for n in range(times))}
    assert desk.stored().article.title == "ours"


def test_a_race_that_is_lost_in_every_try_is_tried_later() -> None:
    desk = Desk(Raced(5))
    (fate,) = desk(capture(text="ours"))
    assert isinstance(fate, TransientError)
    assert desk.announced == []


def test_a_lost_race_touches_no_other_item() -> None:
    index = Raced(1)
    assert Desk(index)(capture("a"), capture("b")) == [INDEXED, INDEXED]
    assert index.requests == [["a", "b"], ["a"]]


def test_a_busy_engine_gets_half_as_much_after_a_wait() -> None:
    index = Overloaded(2)
    desk = Desk(index)
    assert desk(*captures(8)) == [INDEXED] * 8
    assert index.sizes == [8, 4, 2, 2, 2, 2]
    assert desk.memory.clock.monotonic_s() == 2 * BUSY_WAIT_S


def test_an_engine_that_stays_busy_makes_its_articles_wait() -> None:
    fates = Desk(Overloaded(1000))(*captures(3))
    assert [type(fate) for fate in fates] == [TransientError] * 3


@pytest.mark.parametrize(("number", "most"), [(8, 4), (8, 1), (500, 7)])
def test_a_request_that_is_too_large_is_split_until_it_is_taken(number: int, most: int) -> None:
    index = Strict(most)
    desk = Desk(index)
    assert desk(*captures(number)) == [INDEXED] * number
    assert len(desk.announced) == number


@pytest.mark.parametrize("number", [1, 8, 500])
def test_a_document_that_is_too_large_dies_alone(number: int) -> None:
    desk = Desk(Strict(1000, frozenset({"a0"})))
    first, *others = desk(*captures(number))
    assert isinstance(first, PermanentError)
    assert "413" in str(first)
    assert others == [INDEXED] * (number - 1)


def test_a_document_that_the_engine_refuses_dies_alone() -> None:
    desk = Desk()
    refused, fine = desk(capture("x" * 600), capture("b"))
    assert isinstance(refused, PermanentError)
    assert "article_id" in str(refused)
    assert fine == INDEXED
    assert desk.announced == ["b@0"]


def test_only_what_was_written_is_announced_as_it_is_in_the_index() -> None:
    desk = Desk(Raced(1))
    desk(capture("a", text="ours"), capture("x" * 600), capture("b"))
    assert {d.article.article_id for d in desk.changes.documents} == {"a", "b"}
    assert all(document == desk.stored(document.article.article_id) for document in desk.changes.documents)


def test_the_registry_learns_the_newest_text_and_whose_it_is() -> None:
    desk = Desk()
    desk(capture(minute=5, text="second"))
    desk(capture(text="first"))
    assert desk.memory.articles == {"a": {"digest": "second", "digest_of": "a@5"}}


def test_the_registry_learns_nothing_of_what_was_refused() -> None:
    desk = Desk()
    desk(capture("x" * 600))
    assert desk.memory.articles == {}


class Down(Recording):
    """An index that cannot be reached."""

    def read(self, article_ids: Sequence[str], homes: Mapping[str, str] | None = None) -> dict[str, Stored]:
        raise TransientError("the index cannot be reached")


def test_an_engine_that_cannot_be_reached_is_everyone_s_transient_error() -> None:
    with pytest.raises(TransientError, match="cannot be reached"):
        Desk(Down())(capture())
