"""How long stories, copies and names are remembered."""

from __future__ import annotations

from newswire_shared.contracts.stories import unpack_card
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import STORY_SCRIPTS

from contract.desk_of_stories import Desk

pytest_plugins = ["redis_server", "contract.desk_of_stories"]


def test_a_story_that_changes_is_remembered_anew(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.join("b", "a")
    desk.join("c", "a")
    desk.state.split("a", ["c"])
    desk.shorten()
    desk.join("d", "b")
    assert desk.renewed() >= {"m:1", "s:1", "apart:1", "i:a", "st:4"}
    desk.shorten()
    desk.state.lock("a", True)
    assert desk.renewed() >= {"m:1", "s:1", "apart:1", "i:a"}
    desk.state.lock("a", False)
    desk.shorten()
    desk.state.split("a", ["d"])
    assert desk.renewed() >= {"m:1", "s:1", "i:a", "m:4", "s:4", "i:d"}
    desk.shorten()
    desk.join("d", "c", may_leave=True)
    assert desk.renewed() >= {"m:3", "s:3", "i:c", "st:4"}


def test_an_original_is_remembered_as_long_as_its_copies(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.shorten()
    desk.copies("b", ("a", 90))
    assert desk.renewed() == {"c:2", "f:1", "a:1", "i:a"}
    desk.shorten()
    desk.copies("b", ("a", 90))
    assert desk.renewed() == set(), "nothing new was found"
    desk.copies("a", ("c", 90))
    assert desk.renewed() == {"c:3", "f:1"}


def test_what_a_lone_article_follows_is_remembered_as_long_as_itself(desk: Desk) -> None:
    desk.add("a")
    desk.join("a", follows="old")
    assert 60 < desk.redis.client.ttl(keys.LINK("s:1")) <= desk.limits.remembered_s


def test_an_alias_is_remembered_as_long_as_the_story(desk: Desk) -> None:
    desk.add("x", "a", "b")
    desk.join("b", "a")
    desk.state.move("a", None)
    desk.join("b", "x")
    assert desk.state.resolve(["a"]) == {"a": "x"}
    assert 60 < desk.redis.client.ttl(keys.LINK("alias:2")) <= desk.limits.remembered_s


def test_a_large_story_is_described_by_its_latest_members_and_its_first(desk: Desk, redis_state: State) -> None:
    desk.add("a", "b", "c", "d")
    for name in "bcd":
        desk.join(name, "a")

    def described(most: int) -> list[str]:
        name, size, _, records = redis_state.call_raw(STORY_SCRIPTS["story_described"], "c", most)
        assert (name, size) == (b"a", 4)
        return [unpack_card(record)[0].article_id for record in records]

    assert described(2) == ["c", "d", "a"] and described(3) == ["b", "c", "d", "a"] and described(4) == [*"abcd"]
    redis_state.client.delete(keys.LINK("a:2"))
    assert described(9) == ["a", "c", "d"] and desk.state.members("a") == ["a", "c", "d"]
