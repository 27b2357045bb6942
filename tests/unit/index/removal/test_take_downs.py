"""An operator's word takes an article out of all that shows it, and its undoing says how it comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from newswire_index.composition import IndexService
from newswire_index.engine.ports import SourceLinks
from newswire_index.records import write_records
from newswire_index.removal.records import read_records
from newswire_index.removal.take_downs import Return, TakeDowns
from newswire_index.removal.watch import RestoreRemovals, RetellRemovals
from newswire_index.restoration.survivors import IndexSurvivors
from newswire_index.testing import InMemoryIndex
from newswire_shared.accounting.ledger import REBUILDS, Admission, Offer
from newswire_shared.accounting.removals import TakeDown
from newswire_shared.accounting.restoration import Resumption
from newswire_shared.archive.captures import RawCapture
from newswire_shared.contracts.documents import CeasedStory, Copy, Story, StoryDocument, StorySection, copy_of
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.events import ArticleEnriched, ArticleFetched
from newswire_shared.contracts.identity import canonicalize
from newswire_shared.contracts.links import LinkEdge
from newswire_shared.contracts.outcomes import rejected
from newswire_shared.contracts.reasons import Reason
from newswire_shared.testing import FakeArchive, FakeLedger, FakeRemovals, Memory, RecordingPublisher
from unit.index.samples import NOON, Desk, capture, ports

ADDRESS = "https://saltmere.example/news/bollards-4001"
KEY = canonicalize(ADDRESS).key


@dataclass
class Room:
    """The use cases over a desk, with the service that builds them."""

    desk: Desk = field(default_factory=Desk)
    archive: FakeArchive = field(default_factory=FakeArchive)
    publisher: RecordingPublisher = field(default_factory=RecordingPublisher)

    def __post_init__(self) -> None:
        desk = self.desk
        self.removals, self.ledger = FakeRemovals(desk.memory), FakeLedger(desk.memory)
        desk.removals = self.removals
        given: dict[str, Any] = {"archive": self.archive, "publisher": self.publisher, "removals": self.removals}
        self.service = IndexService(
            desk.index, lambda: ports(desk.memory, desk.linked, desk.changes, **given), desk.memory.clock
        )
        self.take_downs: TakeDowns = self.service.take_downs()

    def down(self, named: str = KEY) -> Any:
        return self.take_downs.take_down(named, "desk", "a court")

    def raw(self) -> str:
        return self.archive.write_raw(RawCapture(ADDRESS, ADDRESS, b"x", "text/html", NOON, 200))

    def gone(self) -> list[str]:
        return [entry["article_id"] for entry in self.desk.changes.entries if entry["kind"] == "gone"]


def story(name: str, lead: str, size: int, version: int = 5) -> StoryDocument:
    known = {"first_published_at": NOON, "last_published_at": NOON, "first_seen_at": NOON}
    made = Story(id=name, version=version, lead=lead, size=size, sources=("saltmere",), **known)
    return StoryDocument(story=made, title=f"text of {lead}")


def test_it_is_gone_with_a_record_and_an_entry_and_its_captures_are_rejected() -> None:
    room = Room()
    room.desk(capture(KEY, url=ADDRESS, canonical=ADDRESS))
    verdict = room.down(ADDRESS)
    assert verdict.were_indexed == (KEY,) and "is gone from the index" in verdict.line()
    assert room.desk.index.read([KEY]) == {} and room.gone() == [KEY]
    [record] = room.desk.index.records("takedown")
    assert record.name == KEY and record.record is not None
    assert record.record.items() >= {"article_id": KEY, "url": ADDRESS, "why": "a court", "by": "desk"}.items()
    assert str(record.record["at"]).startswith("2026-03-02T12:00:00")
    assert room.desk(capture(KEY, 5)) == [rejected(Reason.TAKEN_DOWN)] and room.desk.index.read([KEY]) == {}
    assert room.ledger.accept(Offer(KEY, ADDRESS, "saltmere")).admission is Admission.TAKEN_DOWN
    again = room.down(KEY)
    assert again.were_indexed == () and again.entries[0].revision > verdict.entries[0].revision
    assert again.entries[0].capture_id == f"{KEY}@0", "by what it comes back is not forgotten"


def test_what_a_worker_wrote_in_between_is_taken_out_again() -> None:
    room = Room()

    class Late(FakeRemovals):
        asked = 0

        def reasons(self, first_seen_ms: Any) -> Any:
            self.asked += 1
            if self.asked == 2:  # after the write, before it is announced
                self.put([TakeDown(article_id=KEY, at=NOON, revision=1)])
            return super().reasons(first_seen_ms)

    room.desk.removals = Late(room.desk.memory)
    assert room.desk(capture(KEY), capture("b")) != [] and room.desk.index.read([KEY, "b"]).keys() == {"b"}
    assert room.desk.announced == ["b@0"] and room.gone() == [KEY]
    assert "digest" not in room.desk.memory.articles[KEY], "nor is its text noted"


def test_links_that_were_written_before_an_article_that_never_came_go_too() -> None:
    index = InMemoryIndex()
    index.write_links([SourceLinks(KEY, 1, (LinkEdge(KEY, "t", ADDRESS, 1),))])
    Room(Desk(index)).down()
    assert index.links == {}


def test_a_story_that_linking_has_forgotten_is_counted_anew_and_ceases_at_last() -> None:
    room = Room()
    room.desk(capture("a", story="s"), capture("b", 1, story="s", source="coast"))
    room.desk.index.write_stories([story("s", "a", 2)])
    room.service.withdraw()({"a": Reason.TAKEN_DOWN})
    left = room.desk.index.read_stories(["s"])["s"]
    assert isinstance(left, StoryDocument)
    assert (left.story.size, left.story.lead, left.story.sources, left.title) == (1, "b", ("coast",), "text of b")
    room.service.withdraw()({"b": Reason.TAKEN_DOWN})
    assert isinstance(room.desk.index.read_stories(["s"])["s"], CeasedStory)
    assert room.desk.changes.stories[-1] == room.desk.index.read_stories(["s"])["s"]


def test_a_story_that_linking_knows_is_written_as_it_has_it() -> None:
    room = Room()
    room.desk(capture("a", story="s"), capture("b", 1, story="s"))
    room.desk.linked.sections = {name: StorySection(id="s") for name in "ab"}
    room.desk.linked.articles["s"], room.desk.linked.known["s"] = ["a", "b"], story("s", "a", 2).story
    room.desk.index.write_stories([story("s", "a", 2)])
    room.service.withdraw()({"a": Reason.TAKEN_DOWN})
    left = room.desk.index.read_stories(["s"])["s"]
    assert isinstance(left, StoryDocument) and (left.story.size, left.story.lead, left.title) == (1, "b", "text of b")


def test_the_earliest_of_its_copies_is_the_original_now() -> None:
    room = Room()
    copy = Copy(duplicate_of="a", kind="reprint", similarity=0.9)
    room.desk(capture("a"), capture("b", published_at=NOON, copy_of=copy), capture("c", copy_of=copy))
    room.service.withdraw()({"a": Reason.TAKEN_DOWN})
    places = {name: copy_of(room.desk.stored(name)) for name in "bc"}
    assert places == {"b": None, "c": copy.model_copy(update={"duplicate_of": "b"})}


def test_what_was_never_seen_is_never_taken_in() -> None:
    room = Room()
    verdict = room.down(ADDRESS)
    assert "was not in the index" in verdict.line() and verdict.entries[0].url == ADDRESS
    assert room.ledger.accept(Offer(KEY, ADDRESS, "saltmere")).admission is Admission.TAKEN_DOWN
    undone = room.take_downs.undo(ADDRESS, "desk", "")
    assert undone.returns is Return.WHEN_OFFERED and room.publisher.messages == []
    assert room.ledger.accept(Offer(KEY, ADDRESS, "saltmere")).is_new
    assert room.desk.index.records("takedown") == []


@pytest.mark.parametrize("copies", [Return.ENRICHED, Return.INDEXED, Return.ASKED])
def test_undone_it_comes_back_by_what_is_left_of_it(copies: Return) -> None:
    room = Room()
    given = capture(KEY, url=ADDRESS, raw_ref=room.raw() if copies is Return.ENRICHED else "lost")
    room.desk(given)
    if copies is Return.ASKED:  # known, and nothing of it was archived
        room.desk.index.delete([KEY])
        assert room.ledger.accept(Offer(KEY, ADDRESS, "saltmere", slot="x")).is_new
        room.publisher.published.clear()
    room.down()
    verdict = room.take_downs.undo(KEY, "desk", "an appeal")
    assert verdict.returns is copies and str(copies) in verdict.line()
    assert verdict.as_json()["taken_down"] is False
    newest = room.ledger.captures_of(KEY)[0]
    if copies is Return.ASKED:
        assert (newest.state, newest.host) == ("fetch", "saltmere.example:443") and room.publisher.messages == []
        return
    [message] = room.publisher.messages
    kind = ArticleFetched if copies is Return.ENRICHED else ArticleEnriched
    assert isinstance(message, kind) and message.captures[0].capture_id == newest.capture_id
    assert newest.kept.get(REBUILDS, "") == (f"{KEY}@0" if copies is Return.ENRICHED else "")
    assert newest.first_seen_ms == 1772452800000


def test_another_address_of_it_takes_it_down_and_undoes_it() -> None:
    room, other = Room(), canonicalize("https://saltmere.example/news/bollards-4002")
    memory = room.desk.memory
    room.ledger.accept(Offer(KEY, ADDRESS, "saltmere"))
    memory.clock.sleep(1)
    room.ledger.accept(Offer(other.key, other.canonical, "saltmere"))
    room.desk(capture(KEY), capture(other.key))
    assert room.service.ports().registry.tie(other.key, KEY) == KEY
    verdict = room.down("https://saltmere.example/news/bollards-4002")
    assert {entry.article_id for entry in verdict.entries} == {KEY, other.key} == {*verdict.were_indexed}
    assert room.desk.index.read([KEY, other.key]) == {}
    undone = room.take_downs.undo(ADDRESS, "desk", "")
    assert {entry.article_id for entry in undone.entries} == {KEY, other.key}
    assert not room.removals.reasons({KEY: 0, other.key: 0})


def test_what_is_no_address_and_what_is_not_down_are_told() -> None:
    room = Room()
    with pytest.raises(UsageError, match="32 hexadecimal digits"):
        room.down("not an address")
    with pytest.raises(UsageError, match="is not taken down"):
        room.take_downs.undo(KEY, "desk", "")


def test_state_and_index_learn_from_each_other() -> None:
    room = Room()
    room.desk(capture(KEY))
    room.down()
    lost = Room(Desk(index=room.desk.index, memory=Memory(clock=room.desk.memory.clock)))
    assert not lost.removals.all()
    lost.service.removal_watch().learn()
    assert lost.removals.reasons({KEY: 0}) == {KEY: Reason.TAKEN_DOWN}, "the state was lost"
    empty = Room(Desk(memory=room.desk.memory))
    empty.desk(capture("b"))
    empty.service.removal_watch()()
    assert [record.name for record in empty.desk.index.records("takedown")] == [KEY], "the index was lost"
    lost.take_downs.undo(KEY, "desk", "")
    lost.service.removal_watch().look()
    room.removals.put(lost.removals.all())
    assert room.removals.reasons({KEY: 0}) == {}, "the newer word counts"


def test_an_older_copy_of_the_index_loses_it_again() -> None:
    room = Room()
    room.desk(capture(KEY))
    before = room.desk.stored(KEY)
    room.down()
    cast(Any, room.desk.index).documents[KEY] = before
    cast(Any, room.desk.index).people.clear()
    watch = room.service.removal_watch()
    watch()
    assert room.desk.index.read([KEY]) == {} and [r.name for r in room.desk.index.records("takedown")] == [KEY]
    cast(Any, room.desk.index).documents[KEY] = before
    watch()
    assert room.desk.index.read([KEY]), "another worker has just looked"
    room.desk.memory.clock.sleep(5)
    watch()
    assert room.desk.index.read([KEY]) == {}


def test_restore_brings_removals_back_and_an_index_that_was_lost_is_told() -> None:
    room = Room()
    room.down()
    survivors = IndexSurvivors(room.desk.index)
    fresh = FakeRemovals(Memory())
    [dry] = RestoreRemovals(fresh)(survivors, Resumption(dry_run=True))
    assert (dry.back, fresh.all()) == (1, [])
    [found] = RestoreRemovals(fresh)(survivors, Resumption())
    assert found.back == 1 and fresh.reasons({KEY: 0}) == {KEY: Reason.TAKEN_DOWN}
    other = Desk()
    assert RetellRemovals(other.index, fresh)() == 1 and [r.name for r in other.index.records("takedown")] == [KEY]


def test_records_in_a_file_bring_take_downs_back(tmp_path: Path) -> None:
    room, file = Room(), tmp_path / "takedowns.jsonl"
    room.down()
    write_records(room.desk.index.records("takedown"), file)
    fresh = Room()
    fresh.desk(capture(KEY))
    assert fresh.take_downs.restore(read_records(file)) == 1 and fresh.desk.index.read([KEY]) == {}
    assert fresh.desk.index.records("takedown") == room.desk.index.records("takedown")
    assert fresh.take_downs.restore(read_records(file)) == 0
    file.write_text(file.read_text() + '{"kind": "source"}\n')
    with pytest.raises(UsageError, match="line 2 is no take-down"):
        read_records(file)
    with pytest.raises(UsageError, match="cannot be read"):
        read_records(tmp_path / "none")
