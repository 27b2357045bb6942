"""The contract of an engine whose indices have versions, and of the right to migrate: in memory, and as they run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import elasticsearch_server
import pytest
from newswire_index.engine.elasticsearch.versions import ElasticsearchVersions
from newswire_index.engine.ports import Write, WriteFate
from newswire_index.engine.progress import Progress
from newswire_index.engine.removals import NamedRemovals
from newswire_index.engine.versions import IndexVersions, RowCopy, Switch
from newswire_index.migration.ports import MigrationLease
from newswire_index.migration.redis_lease import RedisMigrationLease
from newswire_index.testing import FakeMigrationLease, InMemoryVersions
from newswire_shared.contracts.documents import CeasedStory
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.index_schema import milliseconds, to_fields
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state import keys
from newswire_shared.state.pauses import RedisPauses
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeClock, FakePauses, Memory

from contract.articles import NOON, document
from contract.engines import prefix_of_our_own

pytest_plugins = ["redis_server"]
KINDS = ["memory", *(["elasticsearch"] if elasticsearch_server.takes_part() else [])]
ALL = NamedRemovals()
PROGRESS = Progress(1, 1)


@dataclass(frozen=True)
class Shelf:
    """Versions, and how something is written to what is in place."""

    versions: IndexVersions
    write: Callable[[str], None]
    tell: Callable[[str, int], None]


@pytest.fixture(params=KINDS)
def shelf(request: pytest.FixtureRequest) -> Iterator[Shelf]:
    """One version of each collection, with nothing in it."""
    if request.param == "memory":
        memory = InMemoryVersions()
        live = memory.kept["articles", 1]
        yield Shelf(
            memory,
            lambda i: live.keep("", i, live.rows[i][1].version + 1 if i in live.rows else 1, fields(i)),
            lambda i, version: memory.kept["stories", 1].keep("", i, version, {}),
        )
        return
    address = str(request.getfixturevalue("elasticsearch_address"))
    with prefix_of_our_own(address) as prefix:
        from newswire_index.engine.elasticsearch.index import ElasticsearchIndex

        index = ElasticsearchIndex(address, prefix)
        index.install()

        def write(article_id: str) -> None:
            stored = index.read([article_id]).get(article_id)
            (result,) = index.write([Write(document(article_id), stored.version if stored else None)])
            assert result.fate is WriteFate.DONE

        def tell(story_id: str, version: int) -> None:
            index.write_stories([CeasedStory(id=story_id, version=version)])

        yield Shelf(ElasticsearchVersions(address, prefix), write, tell)


def fields(article_id: str) -> dict[str, Any]:
    return to_fields(document(article_id))


def copy(article_id: str, version: int, home: str = "", **changed: Any) -> RowCopy:
    return RowCopy(article_id, home, version, fields(article_id) | changed)


def test_what_was_written_since_is_found_by_its_number(shelf: Shelf) -> None:
    for article_id in ("a", "b", "c", "a"):
        shelf.write(article_id)
    (index,) = shelf.versions.copied_indices("articles", 1)
    assert index.newest == 3
    found = shelf.versions.rows("articles", index.name, -1, index.newest, ALL)
    assert {(row.id, row.sequence) for row in found} == {("b", 1), ("c", 2), ("a", 3)}
    assert {row.id for row in shelf.versions.rows("articles", index.name, 1, 2, ALL)} == {"c"}
    shelf.write("d")
    (later,) = shelf.versions.copied_indices("articles", 1)
    assert (later.uuid, later.newest) == (index.uuid, 4)
    assert [row.id for row in shelf.versions.rows("articles", index.name, 3, 4, ALL)] == ["d"]
    shelf.tell("s", 7)
    (stories,) = shelf.versions.copied_indices("stories", 1)
    assert [(row.id, row.version) for row in shelf.versions.rows("stories", stories.name, -1, 9, ALL)] == [("s", 7)]


def test_a_copy_is_never_put_over_a_higher_version(shelf: Shelf) -> None:
    shelf.versions.make("articles", 2, [""], PROGRESS)
    put = [copy("a", 5, kind="video"), copy("a", 4, kind="stub"), copy("b", 5), copy("b", 5, kind="brief")]
    for each in put:
        assert [result.fate for result in shelf.versions.put("articles", 2, [each])] == [WriteFate.DONE]
    found = shelf.versions.read("articles", 2, [("a", ""), ("b", ""), ("c", "")])
    assert {i: known["kind"] for i, known in found.items()} == {"a": "video", "b": "brief"}


def test_what_was_removed_is_left_out_and_removed(shelf: Shelf) -> None:
    for article_id in "abc":
        shelf.write(article_id)
    one, every = NamedRemovals(frozenset("a")), NamedRemovals(frozenset(), milliseconds(NOON) + 1)
    (index,) = shelf.versions.copied_indices("articles", 1)
    assert {row.id for row in shelf.versions.rows("articles", index.name, -1, 9, one)} == {"b", "c"}
    assert shelf.versions.rows("articles", index.name, -1, 9, every) == []
    assert [shelf.versions.count("articles", 1, given) for given in (ALL, one, every)] == [3, 2, 0]
    assert shelf.versions.remove("articles", 1, one) == 1
    shelf.versions.drop("articles", 1, [("b", "")])
    shelf.versions.refresh("articles", 1)
    assert shelf.versions.ids("articles", 1, "", 10) == [("c", "")]
    assert shelf.versions.ids("articles", 1, "c", 10) == []


def test_a_version_takes_the_place_of_another_in_one_step(shelf: Shelf) -> None:
    versions = shelf.versions
    shelf.write("a")
    versions.make("articles", 2, ["2026-03"], PROGRESS)
    versions.make("stories", 2, [""], PROGRESS)
    versions.put("articles", 2, [copy("a", 1, "2026-03"), copy("b", 1, "2026-04")])
    versions.settle("articles", 2)
    versions.block([("articles", 1), ("stories", 1)])
    versions.await_changes()
    assert [(v.number, v.is_live, v.is_blocked) for v in versions.versions("articles")] == [
        (1, True, True),
        (2, False, False),
    ]
    versions.switch([Switch("articles", 1, 2), Switch("stories", 1, 2)])
    noted = Progress(1, 1, {"u": 3}, "month", NOON, {"v": 1}, is_switching=True, done=True)
    versions.note("articles", 2, noted)
    first, second = versions.versions("articles")
    assert (first.is_live, second.is_live) == (False, True)
    assert second.homes == ("2026-03", "2026-04") and second.progress == noted
    assert versions.ids("articles", 2, "", 1) == [("a", "2026-03")]
    versions.unblock("articles", 1)
    versions.delete("articles", 1)
    assert [v.number for v in versions.versions("articles")] == [2]
    with pytest.raises(UsageError, match="gone"):
        versions.refresh("articles", 1)


def test_a_version_that_was_left_is_made_ready_to_be_written_again(shelf: Shelf) -> None:
    shelf.write("a")
    shelf.versions.block([("articles", 1)])
    shelf.versions.make("articles", 1, [""], PROGRESS)
    (found,) = shelf.versions.versions("articles")
    assert found.progress == PROGRESS and not found.is_blocked
    shelf.write("a")


# The right to migrate


Leases = Callable[[], MigrationLease]


@pytest.fixture(params=["memory", "redis"])
def leases(request: pytest.FixtureRequest) -> tuple[Leases, Any]:
    """Processes that want to migrate one index, and the pauses that they share."""
    if request.param == "memory":
        pauses, holder = FakePauses(Memory()), list[object]()
        return lambda: FakeMigrationLease(pauses, holder), pauses
    state: State = request.getfixturevalue("redis_state")
    of_redis = RedisPauses(state)
    return lambda: RedisMigrationLease(state, of_redis, FakeClock()), of_redis


def test_one_process_has_the_right_until_it_gives_it_back(leases: tuple[Leases, Any]) -> None:
    open_lease, _ = leases
    one, other = open_lease(), open_lease()
    assert one.take() and one.take() and not other.take()
    one.keep()
    other.give_back()
    assert not other.take(), "who has it not gives nothing back"
    one.give_back()
    assert other.take() and not one.take()


def test_the_stage_is_paused_inside_and_goes_on_after(leases: tuple[Leases, Any]) -> None:
    open_lease, pauses = leases
    with open_lease().pausing("a switch"):
        assert pauses.paused() == {Stage.INDEX: "a switch"}
    assert pauses.paused() == {}
    pauses.pause(Stage.INDEX, "by hand")
    with open_lease().pausing("a switch"):
        assert pauses.paused() == {Stage.INDEX: "by hand"}
    assert pauses.paused() == {Stage.INDEX: "by hand"}


def test_a_right_that_ran_out_is_had_again_unless_another_has_it(redis_state: State) -> None:
    pauses = RedisPauses(redis_state)
    clock = FakeClock()
    one, other = (RedisMigrationLease(redis_state, pauses, clock) for _ in range(2))
    assert one.take()
    redis_state.client.delete(keys.MIGRATION())
    clock.sleep(60)
    one.keep()
    assert not other.take()
    redis_state.client.delete(keys.MIGRATION())
    assert other.take()
    one.keep()  # it was just kept: cheap
    clock.sleep(60)
    with pytest.raises(TransientError, match="another one began"):
        one.keep()
