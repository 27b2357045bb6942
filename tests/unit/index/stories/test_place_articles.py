"""An article stands in the index where linking placed it, whatever comes first and however often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_index.engine.ports import Stored, Write, WriteFate, WriteResult
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.documents import Copy, StorySection, copy_of, story_of
from newswire_shared.contracts.errors import PermanentError, TransientError
from newswire_shared.contracts.index_schema import to_fields
from unit.index.samples import NOON, Desk, Linked, capture

COPY = Copy(duplicate_of="original", kind="edit", similarity=0.8)
EXACT = Copy(duplicate_of="early", kind="reprint", similarity=1.0)
S, T, U = StorySection(id="s"), StorySection(id="t", copy_of=COPY), StorySection(id="u")


def test_an_article_is_indexed_with_its_placement() -> None:
    desk = Desk(linked=Linked({"a": T}))
    desk(capture("a"), capture("b"))
    assert (desk.stored("a").story, desk.stored("b").story) == (T, None)
    fields = to_fields(desk.stored("a"))
    assert (fields["story_id"], fields["duplicate_of"]) == ("t", "original")


def test_what_linking_forgot_keeps_its_place() -> None:
    desk = Desk(linked=Linked({"a": T}))
    desk(capture("a"))
    desk.linked.sections.clear()
    desk(capture("a", minute=5, text="edited"))
    desk.place("a")
    assert desk.stored().story == T


def test_without_a_placement_the_article_s_own_word_counts() -> None:
    desk = Desk()
    desk(capture("a", story="e", copy_of=EXACT))
    assert (story_of(desk.stored()), copy_of(desk.stored())) == ("e", EXACT)
    desk.linked.sections["a"] = S
    desk.place("a")
    assert (story_of(desk.stored()), copy_of(desk.stored())) == ("s", None), "linking says that it copies nothing"


def test_what_changed_is_written_and_announced_and_nothing_else() -> None:
    desk = Desk(linked=Linked({"a": S, "b": S}))
    desk(capture("a"), capture("b"))
    desk.changes.documents.clear()
    desk.linked.sections["a"] = T
    desk.memory.clock.sleep(60)
    desk.place("a", "b", "a", "absent")
    desk.place("a", "b")
    assert desk.changes.documents == [desk.stored("a")]
    assert (desk.stored("a").story, desk.stored("a").indexed_at) == (T, NOON + timedelta(minutes=1))
    assert desk.stored("b").indexed_at == NOON


def test_the_texts_of_an_article_stay() -> None:
    desk = Desk()
    desk(capture(text="first"), capture(minute=5, text="second"))
    before = desk.stored()
    desk.linked.sections["a"] = S
    desk.place("a")
    assert desk.stored().model_copy(update={"story": None}) == before


class Sequenced(InMemoryIndex):
    """An index that notes when it is read, and lets another place an article just before a number of writes."""

    def __init__(self, times: int = 0) -> None:
        super().__init__()
        self.times, self.order = times, list[str]()

    def read(self, article_ids: Sequence[str], homes: Mapping[str, str] | None = None) -> dict[str, Stored]:
        self.order.append("index")
        return super().read(article_ids, homes)

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        if self.times:
            self.times -= 1
            self._race(writes[0])
        return super().write(writes)

    def _race(self, write: Write) -> None:
        other = write.document.model_copy(update={"story": U, "truncated": self.times == 0})
        super().write([Write(other, write.expected)])


def test_an_older_placement_never_replaces_a_newer_one() -> None:
    """The index is read first: whoever writes after that makes our write a conflict."""
    index = Sequenced()
    desk = Desk(index)
    desk.linked.asked = lambda: index.order.append("placements")
    desk(capture())
    desk.linked.sections["a"] = S
    desk.place("a")
    assert index.order == ["index", "placements"] * 2


@pytest.mark.parametrize("times", [1, 4])
def test_who_loses_a_race_reads_again(times: int) -> None:
    index = Sequenced()
    desk = Desk(index, linked=Linked({"a": S}))
    desk(capture())
    index.times, desk.linked.sections["a"] = times, T
    desk.place("a")
    assert (desk.stored().story, desk.stored().truncated) == (T, True), "what the other wrote beside it stays"


def test_a_race_that_is_lost_in_every_try_is_tried_later() -> None:
    index = Sequenced()
    desk = Desk(index)
    desk(capture())
    index.times, desk.linked.sections["a"] = 5, T
    with pytest.raises(TransientError, match="others kept writing a"):
        desk.place("a")


class Answering(InMemoryIndex):
    """An index that answers every replacement so."""

    def __init__(self, fate: WriteFate) -> None:
        super().__init__()
        self.fate = fate

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        return [WriteResult(self.fate, "why") if w.expected else super(Answering, self).write([w])[0] for w in writes]


@pytest.mark.parametrize(
    ("fate", "error"),
    [(WriteFate.BUSY, TransientError), (WriteFate.REFUSED, PermanentError), (WriteFate.TOO_LARGE, PermanentError)],
)
def test_what_the_engine_does_not_take_is_told(fate: WriteFate, error: type[Exception]) -> None:
    desk = Desk(Answering(fate))
    desk(capture())
    desk.linked.sections["a"] = S
    desk.changes.documents.clear()
    with pytest.raises(error):
        desk.place("a")
    assert desk.changes.documents == []


looks = st.tuples(st.just("look"), st.integers(0, 4))
placings = st.tuples(st.just("place"), st.sampled_from([S, T, U]))
told = st.tuples(st.just("told"), st.none())


@given(st.lists(looks | placings | told, max_size=12), st.permutations(range(4)))
def test_any_order_and_repetition_end_at_the_last_placement(steps: list[tuple[str, object]], last: list[int]) -> None:
    """However looks and messages mix, once the last message about a placement came the index says what linking says."""
    desk = Desk()
    captures = [capture(minute=n, text="xyxy"[n]) for n in range(4)]
    for kind, what in [*steps, *(("look", n) for n in last), ("told", None)]:
        if kind == "place":
            assert isinstance(what, StorySection)
            desk.linked.sections["a"] = what
        elif kind == "told":
            desk.place("a")
        else:
            assert isinstance(what, int)
            desk(captures[what % 4])
    alone = Desk(linked=desk.linked)
    alone(*captures)
    assert desk.stored() == alone.stored()
