"""A migration under writers that is killed at each of its steps: nothing is lost, comes back or is half."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from newswire_index.engine.removals import named_removals
from newswire_index.engine.versions import Collection
from newswire_index.migration.migrate import Migrate
from newswire_index.migration.plan import BACK_WITHIN
from newswire_index.testing import FakeMigrationLease, InMemoryIndex, InMemoryVersions
from newswire_shared.contracts.documents import ArticleDocument, CeasedStory, StoredRecord
from newswire_shared.contracts.errors import PermanentError, TransientError, UsageError
from newswire_shared.contracts.index_schema import story_fields, to_fields
from newswire_shared.contracts.reasons import Stage
from newswire_shared.testing import FakeClock, FakePauses, Memory
from unit.index.samples import article

ARTICLES, STORIES = 12, 4


class Killed(BaseException):
    """That the process was killed; nothing that it would have done at its end is done."""


def fields_of(article_id: str, text: str) -> dict[str, Any]:
    return to_fields(ArticleDocument(article=article(article_id, text=text), revisions=()))


def story_of(story_id: str, version: int) -> dict[str, Any]:
    return story_fields(CeasedStory(id=story_id, version=version))


@dataclass
class Newsroom:
    """Writers beside a migration: one step of theirs at each call that it makes, and what they were told is written."""

    seed: int
    versions: InMemoryVersions = field(default_factory=InMemoryVersions)
    records: InMemoryIndex = field(default_factory=InMemoryIndex)
    memory: Memory = field(default_factory=Memory)
    articles: dict[str, str] = field(default_factory=dict)
    stories: dict[str, int] = field(default_factory=dict)
    calls: int = 0
    kill_at: int = -1
    writes: bool = True

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.early: tuple[int, str, int] | None = None
        for number in range(ARTICLES):
            self.create(f"a{number}", "first")
        for number in range(STORIES):
            self.tell(f"s{number}", 1)

    def live(self, collection: Collection = "articles") -> Any:
        return self.versions.kept[collection, self.versions.live[collection]]

    def create(self, article_id: str, text: str) -> None:
        if not self.live().is_blocked and article_id not in self.live().rows:
            self.live().keep("", article_id, 1, fields_of(article_id, text))
            self.articles[article_id] = text

    def look(self, article_id: str) -> None:
        """A writer reads, and writes only at a later step: at the number that it read, to the index it read from."""
        if article_id in self.live().rows:
            self.early = self.versions.live["articles"], article_id, self.live().rows[article_id][1].sequence

    def write(self, text: str) -> None:
        if self.early is None:
            return
        number, article_id, sequence = self.early
        version = self.versions.kept.get(("articles", number))
        found = version.rows.get(article_id) if version and not version.is_blocked else None
        if version and found and found[1].sequence == sequence:
            version.keep(found[0], article_id, found[1].version + 1, fields_of(article_id, text))
            self.articles[article_id] = text
        self.early = None

    def remove(self, article_id: str, *, told: bool) -> None:
        if article_id not in self.live().rows or self.live().is_blocked:
            return
        if told:
            record = {"article_id": article_id}
            self.records.write_record(StoredRecord(kind="takedown", name=article_id, revision=1, record=record))
        self.live().drop(article_id)
        self.articles.pop(article_id, None)

    def tell(self, story_id: str, version: int) -> None:
        live = self.live("stories")
        known = live.rows.get(story_id)
        if not live.is_blocked and (known is None or known[1].version < version):
            live.keep("", story_id, version, story_of(story_id, version))
            self.stories[story_id] = version

    def step(self) -> None:
        """One thing that happens."""
        article_id, told = f"a{self.chance.randrange(ARTICLES)}", f"{self.calls}"
        removed = f"r{self.chance.randrange(3)}"
        happens: list[Callable[[], None]] = [
            lambda: self.look(article_id),
            lambda: self.write(told),
            lambda: self.create(f"n{self.calls}", told),
            lambda: self.create(removed, told),
            # seldom, and made again later: without a record it is found by counting only
            lambda: self.remove(removed, told=False) if self.calls % 11 == 0 else None,
            lambda: self.remove(article_id, told=True) if self.calls % 7 == 0 else None,
            lambda: self.tell(f"s{self.chance.randrange(STORIES)}", self.calls + 2),
        ]
        self.chance.choice(happens)()

    def migrate(self, kill_at: int = -1, **asked: Any) -> Any:
        self.calls, self.kill_at = 0, kill_at
        lease = FakeMigrationLease(FakePauses(self.memory))
        case = Migrate(Watched(self), self.records, lease, self.memory.clock, silent_bar, lambda text: None)
        return case(**asked)

    def assert_whole(self) -> None:
        """What is in place is what writers were told, and what a search sees once it was refreshed."""
        for collection in ("articles", "stories"):
            self.versions.refresh(collection, self.versions.live[collection])
        seen = {i: row.fields["document"]["article"] for i, (_, row) in self.live().seen.items()}
        assert {i: found["digest"] for i, found in seen.items()} == self.articles
        assert {i: row.version for i, (_, row) in self.live("stories").seen.items()} == self.stories
        assert not self.live().is_blocked and not self.live("stories").is_blocked
        assert self.memory.paused == {}


class Watched:
    """The engine, at each of whose calls writers take a step, or the migration is killed before or after it."""

    def __init__(self, room: Newsroom) -> None:
        self.room = room

    def __getattr__(self, name: str) -> Any:
        real, room = getattr(self.room.versions, name), self.room

        def call(*arguments: Any) -> Any:
            room.calls += 1
            if room.calls >= room.kill_at > 0:
                raise Killed
            if name == "switch":
                assert_nothing_is_half(room, arguments[0])
            answer = real(*arguments)
            if room.writes:
                room.step()
            return answer

        return call


def assert_nothing_is_half(room: Newsroom, switches: Any) -> None:
    """At the switch a search of the new version sees all that is in the old one."""
    removals = named_removals(room.records)
    for each in switches:
        old, new = (room.versions.kept[each.collection, number] for number in (each.left, each.taken))
        rows = {i: row.fields for i, (_, row) in old.rows.items()}
        if each.collection == "articles":
            rows = {i: known for i, known in rows.items() if not removals.has(i, known["first_seen_at"])}
        assert {*new.seen} == {*rows}
    assert {each.collection for each in switches} == {"articles", "stories"}, "both at once"


@contextmanager
def silent_bar(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    yield lambda done: None


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_under_writers_there_and_back(seed: int) -> None:
    room = Newsroom(seed)
    room.migrate()
    assert room.versions.live == {"articles": 2, "stories": 2}
    room.assert_whole()
    for _ in range(20):
        room.step()
    room.migrate(back=True)
    assert room.versions.live == {"articles": 1, "stories": 1}
    room.assert_whole()
    room.migrate()
    assert room.versions.live == {"articles": 3, "stories": 3}
    room.assert_whole()


@pytest.mark.parametrize("back", [False, True])
def test_after_a_kill_at_any_step_the_same_command_goes_on(back: bool) -> None:
    for kill_at in count(1):
        room = Newsroom(seed=kill_at)
        if back:
            room.migrate()
        try:
            room.migrate(kill_at, back=back)
            break
        except Killed:
            pass
        for _ in range(5):
            room.step()
        room.migrate(back=back)
        assert room.versions.live["articles"] == (1 if back else 2), f"killed at call {kill_at}"
        room.assert_whole()
    assert kill_at > 30


def test_what_has_a_record_of_its_removal_does_not_come_back() -> None:
    room = Newsroom(0, writes=False)
    before = StoredRecord(kind="retention", name="articles", revision=1, record={"before": "2027-01-01T00:00:00+00:00"})
    taken = StoredRecord(kind="takedown", name="a1", revision=1, record={"article_id": "a1"})
    undone = StoredRecord(kind="takedown", name="a2", revision=2, record=None)
    room.records.write_record(taken)
    room.records.write_record(undone)
    room.migrate()
    assert {*room.live().rows} == {f"a{n}" for n in range(ARTICLES)} - {"a1"}
    room.records.write_record(before)
    room.migrate()
    assert room.live().rows == {}


def test_a_way_back_is_there_for_seven_days() -> None:
    room = Newsroom(0, writes=False)
    with pytest.raises(UsageError, match="nothing to go back to"):
        room.migrate(back=True)
    room.migrate()
    room.memory.clock.sleep((BACK_WITHIN - timedelta(seconds=1)).total_seconds())
    room.migrate(back=True)
    room.migrate(back=True)
    assert room.versions.live["articles"] == 2, "and back again"
    room.memory.clock.sleep((BACK_WITHIN + timedelta(seconds=1)).total_seconds())
    with pytest.raises(UsageError, match="left on"):
        room.migrate(back=True)


def test_a_copy_is_parted_by_when_articles_were_first_seen() -> None:
    room = Newsroom(0, writes=False)
    room.migrate(partition="month")
    assert {home for home, _ in room.live().rows.values()} == {"2026-03"}
    room.migrate()
    assert room.live().homes == {"2026-01", "2026-03"}, "as it is parted, and one for what comes now"


def test_a_cut_off_copy_has_to_be_finished_as_it_was_begun() -> None:
    room = Newsroom(0)
    with pytest.raises(Killed):
        room.migrate(kill_at=12, partition="year")
    with pytest.raises(UsageError, match="--to-partition year"):
        room.migrate(partition="month")
    assert room.migrate(partition="year").resumed


def test_a_document_in_a_shape_that_nobody_knows_stops_it_and_nothing_is_switched() -> None:
    room = Newsroom(0, writes=False)
    room.live().keep("", "odd", 1, {"first_seen_at": 0, "document": {"article": {"language": None}}})
    with pytest.raises(PermanentError, match=r"odd.*Nothing was switched"):
        room.migrate()
    assert room.versions.live["articles"] == 1 and not room.live().is_blocked


class Altering(InMemoryVersions):
    """An engine that stores something else than it was given."""

    def put(self, collection: Collection, number: int, copies: Any) -> Any:
        changed = [type(c)(c.id, c.home, c.version, {**c.fields, "kind": "video"}) for c in copies]
        return super().put(collection, number, changed)


def test_a_copy_that_is_not_the_same_is_found_before_it_is_in_place() -> None:
    room = Newsroom(0, versions=Altering(), writes=False)
    with pytest.raises(PermanentError, match="not the same"):
        room.migrate()
    assert room.versions.live["articles"] == 1


class Slow(InMemoryVersions):
    """An engine that takes long once writes are refused."""

    clock = FakeClock()

    def block(self, versions: Any) -> None:
        super().block(versions)
        self.clock.sleep(3)


def test_a_last_round_that_takes_too_long_is_given_up_and_writers_go_on() -> None:
    room = Newsroom(0, versions=Slow(), writes=False)
    room.memory.clock = Slow.clock
    with pytest.raises(TransientError, match="over in 2 s"):
        room.migrate()
    assert room.versions.live["articles"] == 1
    room.assert_whole()


class Forgetful(InMemoryVersions):
    """An engine whose answers are lost: of the first copies, and of the switch."""

    puts = 0

    def put(self, collection: Collection, number: int, copies: Any) -> Any:
        self.puts += 1
        if self.puts <= 3:
            raise TransientError("away")
        return super().put(collection, number, copies)

    def switch(self, switches: Any) -> None:
        super().switch(switches)
        raise TransientError("the answer was lost")


def test_answers_that_are_lost_are_no_harm() -> None:
    room = Newsroom(0, versions=Forgetful(), writes=False)
    room.migrate()
    assert room.versions.live == {"articles": 2, "stories": 2}
    room.assert_whole()


def test_only_one_migrates_at_a_time() -> None:
    room, holder = Newsroom(0, writes=False), list[object]()
    FakeMigrationLease(FakePauses(room.memory), holder).take()
    lease = FakeMigrationLease(FakePauses(room.memory), holder)
    case = Migrate(room.versions, room.records, lease, room.memory.clock, silent_bar, lambda text: None)
    with pytest.raises(UsageError, match="another migration"):
        case()


def test_what_is_not_in_use_is_deleted() -> None:
    room = Newsroom(0, writes=False)
    room.migrate()
    lease = FakeMigrationLease(FakePauses(room.memory))
    case = Migrate(room.versions, room.records, lease, room.memory.clock, silent_bar, lambda text: None)
    assert case.clean() == {"articles": [1], "stories": [1]}
    assert [found.number for found in room.versions.versions("articles")] == [2]
    room.assert_whole()


class Noting(InMemoryVersions):
    """An engine that notes what is paused as it refuses writes."""

    memory = Memory()
    told: list[dict[str, str]]

    def block(self, versions: Any) -> None:
        self.told = [dict(self.memory.paused)]
        super().block(versions)


def test_the_stage_is_paused_with_its_reason_while_writes_are_refused() -> None:
    noting = Noting()
    room = Newsroom(0, versions=noting, memory=noting.memory, writes=False)
    room.migrate()
    (paused,) = noting.told
    assert {*paused} == {Stage.INDEX} and "migration" in paused[Stage.INDEX]
