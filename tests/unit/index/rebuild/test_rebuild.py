"""A rebuild sends each article once more, accounts for each, and goes on where it was cut off."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from newswire_index.engine.ports import Write
from newswire_index.engine.selection import Selection
from newswire_index.rebuild.captures import EarlierCapture, archived_captures, indexed_captures
from newswire_index.rebuild.cursor import Cursor, choice_of
from newswire_index.rebuild.rebuild import Rebuild
from newswire_index.testing import InMemoryCursors, InMemoryIndex
from newswire_shared.accounting.ledger import Counts
from newswire_shared.archive.segments import Segments
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.documents import ArticleDocument, Entity
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.events import ArticleFetched
from newswire_shared.contracts.reasons import End, Lane
from newswire_shared.testing import FakeLedger, FakeUrlRegistry, Memory, RecordingPublisher
from unit.index.samples import NOON, article

START = Cursor("all", "r1")


@dataclass
class Crowded:
    """A pressure with these reasons, one after the other, and then none."""

    reasons: list[str] = field(default_factory=list)

    def reason(self) -> str:
        return self.reasons.pop(0) if self.reasons else ""


@dataclass
class Stand:
    """The use case with everything it talks to."""

    memory: Memory = field(default_factory=Memory)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)
    kept: InMemoryCursors = field(default_factory=InMemoryCursors)
    pressure: Crowded = field(default_factory=Crowded)
    said: list[str] = field(default_factory=list)

    @property
    def ledger(self) -> FakeLedger:
        return FakeLedger(self.memory)

    def sending(self, recipe: str = "") -> Rebuild:
        return Rebuild(
            self.ledger, self.publisher, self.pressure, self.memory.clock, self.kept, recipe, self.said.append
        )

    def counts(self, run: str = "r1") -> Counts:
        return self.ledger.counts(f"run/{run}")


def look(number: int, recipe: str = "") -> EarlierCapture:
    return EarlierCapture(
        f"a{number}", f"c{number}", f"https://a.example/{number}", "desk", f"raw:{number}:1", 7, f"7:a{number}",
        number, recipe,
    )  # fmt: skip


def test_each_look_is_a_capture_of_the_run_that_reads_the_earlier_copy() -> None:
    stand = Stand()
    *_, last = stand.sending()([look(1), look(2)], START)
    assert (last.sent, last.fresh, last.refused) == (2, 0, 0)
    assert stand.publisher.queues() == ["enrich.backfill"] * 2
    message = stand.publisher.messages[0]
    assert isinstance(message, ArticleFetched) and message.lane is Lane.BACKFILL
    (sent,) = message.captures
    record = stand.ledger.record(sent.capture_id)
    assert record is not None and (record.rebuilds, record.article_id, sent.ref) == ("c1", "a1", "raw:1:1")
    assert record.first_seen_ms == 7, "a lost registry does not make an article younger"
    assert stand.counts() == Counts(accepted=2, in_flight=2)
    stand.ledger.advance(sent.capture_id, End.INDEXED)
    assert stand.counts().is_balanced and stand.counts().indexed == 1


def test_an_article_can_be_rebuilt_again_in_another_run() -> None:
    stand = Stand()
    for run in ("r1", "r2"):
        [*_, last] = stand.sending()([look(1)], replace(START, run=run))
        assert last.sent == 1
    assert len(stand.publisher.published) == 2


def test_what_was_taken_down_is_refused_and_counted() -> None:
    stand = Stand()
    FakeUrlRegistry(stand.memory).note_all({"a1": {"taken_down": "1"}})
    *_, last = stand.sending()([look(1), look(2)], START)
    assert (last.sent, last.refused) == (1, 1)
    assert stand.counts().accepted == len(stand.publisher.published) == 1


def test_what_today_s_recipe_made_is_left_out() -> None:
    stand = Stand()
    *_, last = stand.sending("new")([look(1, "old"), look(2, "new"), look(3)], START)
    assert (last.sent, last.fresh) == (2, 1)


def test_it_waits_while_there_is_a_reason_and_says_it_once() -> None:
    stand = Stand(pressure=Crowded(["full", "full", "fuller"]))
    before = stand.memory.clock.monotonic_s()
    assert len([*stand.sending()([look(1)], START)]) == 1
    assert stand.said == ["full", "fuller"]
    assert stand.memory.clock.monotonic_s() - before == 6


def test_cut_off_it_goes_on_where_it_was_and_finished_it_forgets() -> None:
    stand = Stand()
    index = indexed(250)
    sending = stand.sending()
    for cursor in sending(indexed_captures(index, Selection(), START.place, START.done), START):
        if cursor.sent == 130:
            stand.publisher.fault = TransientError("the broker is away")
            break
    with pytest.raises(TransientError):
        [*sending(indexed_captures(index, Selection(), cursor.place, cursor.done), cursor)]
    stand.publisher.fault = None
    kept = stand.kept.find("all")
    assert kept is not None and kept.sent == kept.done == 130
    *_, last = sending(indexed_captures(index, Selection(), kept.place, kept.done), kept)
    assert last.done == 250 and last.sent + last.refused == 250 and last.refused <= 1
    assert stand.counts().accepted == 250
    assert stand.kept.find("all") is None


def test_the_same_work_twice_in_one_run_sends_nothing_twice() -> None:
    stand = Stand()
    for _ in range(2):
        *_, last = stand.sending()([look(1), look(2)], START)
    assert last.refused == 2
    assert len(stand.publisher.published) == 2 and stand.counts().accepted == 2


def indexed(number: int) -> InMemoryIndex:
    """An index with so many articles."""
    index = InMemoryIndex()
    made = (article(f"a{n:03}", versions={"recipe": f"r{n}"}, raw_ref=f"raw:{n}:1") for n in range(number))
    index.write([Write(ArticleDocument(article=each, revisions=()), None) for each in made])
    return index


def test_the_index_is_walked_whole_and_from_any_place() -> None:
    index = indexed(203)
    looks = [*indexed_captures(index, Selection(), START.place, START.done)]
    assert [each.article_id for each in looks] == sorted(index.documents)
    assert (looks[5].capture_id, looks[5].raw_ref, looks[5].recipe) == ("a005@0", "raw:5:1", "r5")
    assert [each.done for each in looks] == [*range(1, 204)]
    cursor = replace(START, place=looks[150].place, done=looks[150].done)
    assert [*indexed_captures(index, Selection(), cursor.place, cursor.done)] == looks[151:]


@pytest.fixture
def archive(tmp_path: Path) -> Segments:
    """An archive with two captures of one article and one of another source."""
    kept = WarcArchive(tmp_path)
    for each in (article("a"), article("a", 5), article("b", source="other")):
        kept.write_article(each.url, each.model_copy(update={"raw_ref": "raw"}).model_dump_json().encode())
    return kept.segments


def test_the_archive_gives_every_capture_with_what_it_was(archive: Segments) -> None:
    looks = [*archived_captures(archive, Selection(), START.place)]
    assert [(each.article_id, each.capture_id) for each in looks] == [("a", "a@0"), ("a", "a@5"), ("b", "b@0")]
    assert {each.first_seen_ms for each in looks} == {int(NOON.timestamp() * 1000)}
    assert [*archived_captures(archive, Selection(), looks[0].place)] == looks[1:]


def test_the_archive_is_selected_from_as_the_index_is(archive: Segments) -> None:
    noon = int(NOON.timestamp() * 1000)
    found = [[*archived_captures(archive, chosen, START.place)] for chosen in (
        Selection("other"), Selection(since_ms=noon), Selection(since_ms=noon + 1), Selection(until_ms=noon),
    )]  # fmt: skip
    assert [len(each) for each in found] == [1, 3, 0, 0]


def test_an_archive_is_selected_from_by_entities_and_names(tmp_path: Path) -> None:
    kept = WarcArchive(tmp_path)
    tass = Entity(id="org:tass", name="TASS", type="organisation", salience=1, confidence=1)
    for each in (article("a", entities=(tass,)), article("b", text="Then  Tass\nAgency wrote"), article("c")):
        kept.write_article(each.url, each.model_copy(update={"raw_ref": "raw"}).model_dump_json().encode())
    found = [[look.article_id for look in archived_captures(kept.segments, chosen, START.place)] for chosen in (
        Selection(entities=("org:tass",)), Selection(named=("TASS Agency", "nobody")),
        Selection(entities=("org:tass",), named=("tass",)), Selection(entities=("org:x",)), Selection(named=("§",)),
    )]  # fmt: skip
    assert found == [["a"], ["b"], ["a", "b"], [], []]


def test_other_wishes_have_other_cursors() -> None:
    wishes = [
        choice_of(Selection(entities=("a",)), "", False),
        choice_of(Selection(named=("a",)), "", False),
        choice_of(Selection(), "", False),
        choice_of(Selection("a"), "", False),
        choice_of(Selection(), "r", False),
        choice_of(Selection(), "", True),
    ]
    assert len({*wishes}) == 6
    assert choice_of(Selection("a"), "", False) == wishes[3]
