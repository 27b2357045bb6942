"""What is told of stories and placements, when, and to whom."""

from __future__ import annotations

from newswire_enrich.linking.outbox import OutboxBatch
from newswire_enrich.linking.redis_outbox import RedisOutbox
from newswire_enrich.linking.redis_story_state import StoryLimits
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.removals import RedisForgetful

from contract.desk_of_stories import Desk
from contract.linking import HOUR

pytest_plugins = ["redis_server", "contract.desk_of_stories"]


def test_what_a_merge_moves_is_told_and_what_is_being_decided_is_not(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.join("b", "a")
    assert desk.told() == ["story a"]
    desk.join("c", "b", may_leave=True)
    assert sorted(desk.told()) == ["article c", "story a"]
    desk.join("b", may_leave=True)
    assert sorted(desk.told()) == ["article b", "story a"]


def test_a_story_that_ceased_is_told_as_what_took_it_in(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.join("b", "a")
    desk.join("d", "c")
    desk.told()
    desk.join("c", "a")
    told = desk.told()
    assert sorted(told) == ["article d", "story a", "story c"]


def test_a_story_whose_name_no_article_bears_is_told_too_when_it_ceases(desk: Desk) -> None:
    desk.add("x", "a", "b", "c")
    desk.join("b", "a")
    desk.join("c", "a")
    begun = desk.state.move("a", None)
    assert begun is not None and {"story a", f"story {begun.story}"} <= {*desk.told()}
    desk.state.move("a", "x")
    assert f"story {begun.story}" in desk.told(), "an editor began it"
    RedisForgetful(desk.redis).forget("b")
    desk.state.move("a", "c")
    desk.told()
    desk.join("c", "x")
    desk.state.merge("c", "x")
    assert "story a" in desk.told(), "its article was removed"


def test_what_changes_on_rests_first_and_is_told_once_a_minute_all_the_same(desk: Desk, redis_state: State) -> None:
    desk.add("a", "b")
    desk.join("b", "a")
    assert desk.told(rest_s=3600) == []
    redis_state.client.set(keys.LINK("outbox:swept"), redis_state.now_ms() - 59_000)
    assert desk.told(rest_s=3600) == []
    redis_state.client.set(keys.LINK("outbox:swept"), redis_state.now_ms() - 60_000)
    assert desk.told(rest_s=3600) == ["story a"]
    desk.join("a", may_leave=True, follows="x")
    desk.state.lock("a", True)
    assert desk.told(rest_s=3600) == [], "the next minute has begun"


def test_a_version_is_the_time_of_a_change_and_always_a_later_one(desk: Desk, redis_state: State) -> None:
    desk.add("a", "b")
    before = redis_state.now_ms()
    desk.join("b", "a")
    assert before <= int(desk.flag("a", "version") or 0) <= redis_state.now_ms()
    ahead = before + 10 * HOUR
    redis_state.client.hset(keys.LINK(f"s:{desk.numbers['a']}"), "version", ahead)
    desk.state.lock("a", True)
    desk.state.lock("a", False)
    assert desk.flag("a", "version") == str(ahead + 2)


def test_a_story_remembers_its_last_twenty_merges(desk: Desk) -> None:
    pairs = [(f"a{n}", f"b{n}") for n in range(23)]
    desk.add(*(name for pair in pairs for name in pair))
    for one, other in pairs:
        desk.join(other, one)
    for one, _ in pairs[1:]:
        desk.join(one, "a0")
    story = desk.state.story("a0")
    assert story is not None and story.size == 46
    assert [(merge.story, merge.size) for merge in story.merges] == [(f"a{n}", 2) for n in range(3, 23)]


def test_second_looks_are_given_out_in_turn_so_many_at_a_time_and_when_first_said(redis_state: State) -> None:
    desk, later = (Desk(redis_state, StoryLimits(second_look_s=s)) for s in (0, 600))
    desk.add("a", "b", "c")
    for name in "cab":
        desk.join(name, is_unsettled=True)
        later.numbers = desk.numbers
        later.join(name, is_unsettled=True)
    now = redis_state.now_ms()
    for at, name in enumerate("bca"):
        redis_state.client.zadd(keys.LINK("again"), {name: now - 100 + at}, xx=True)
    assert [desk.state.due_again(2), desk.state.due_again(2), desk.state.due_again(2)] == [["b", "c"], ["a"], []]


def test_a_second_look_is_as_much_later_as_was_said(redis_state: State) -> None:
    desk = Desk(redis_state, StoryLimits(second_look_s=600))
    desk.add("a")
    before = redis_state.now_ms()
    desk.join("a", is_unsettled=True)
    due = redis_state.client.zscore(keys.LINK("again"), "a")
    assert before + 600_000 <= due <= redis_state.now_ms() + 600_000
    desk.add("b")
    desk.join("b")
    assert redis_state.client.zscore(keys.LINK("again"), "b") is None


def test_the_outbox_holds_so_many_and_forgets_the_oldest(desk: Desk, redis_state: State) -> None:
    redis_state.client.zadd(keys.LINK("outbox"), {f"article {n}": n for n in range(100_001)})
    desk.add("a", "b")
    desk.join("b", "a")
    assert redis_state.client.zcard(keys.LINK("outbox")) == 100_000
    assert redis_state.client.zrange(keys.LINK("outbox"), 0, 0) == ["article 2"]
    assert redis_state.client.zrange(keys.LINK("outbox"), -1, -1) == ["story 1"]


def test_who_reads_the_outbox_has_it_alone_until_it_is_done(desk: Desk, redis_state: State) -> None:
    one, other = RedisOutbox(redis_state, 0), RedisOutbox(redis_state, 0)
    desk.add("a", "b", "c")
    desk.join("b", "a")
    batch = one.read()
    assert [entry.id for entry in batch.entries] == ["a"] and other.read().entries == ()
    assert 0 < redis_state.client.pttl(keys.LINK("outbox:lease")) <= 10_000
    other.done(OutboxBatch("another's", ()))
    assert other.read().entries == (), "it was not its own to end"
    desk.join("c", "a")
    one.done(batch)
    again = other.read()
    assert [entry.id for entry in again.entries] == ["a"] and again.entries[0].version > batch.entries[0].version
    assert again.token != batch.token


def test_what_changes_again_in_the_millisecond_of_its_first_change_is_not_forgotten(
    desk: Desk, redis_state: State
) -> None:
    outbox = RedisOutbox(redis_state, 0)
    desk.add("a")
    for _ in range(200):  # each takes less than a millisecond
        desk.state.lock("a", True)
        batch = outbox.read()
        desk.state.lock("a", False)
        outbox.done(batch)
        assert redis_state.client.zscore(keys.LINK("outbox"), "story 1")


def test_what_rested_is_given_out_the_longest_first_and_what_was_forgotten_too(desk: Desk, redis_state: State) -> None:
    desk.add("a")
    now = redis_state.now_ms()
    redis_state.client.hset(keys.LINK("s:2"), mapping={"id": "a~2", "version": 12})  # it bears the number of no article
    entries = {"copy 1": now - 9000, "article 1": now - 8000, "story 77": now - 10_000, "story 1": now - 3000}
    entries["story 2"] = now - 7000
    redis_state.client.zadd(keys.LINK("outbox"), entries)
    found = RedisOutbox(redis_state, rest_s=5).read().entries
    assert [(entry.what, entry.id, entry.version) for entry in found] == [
        ("story 77", "", now - 10_000), ("copy 1", "a", now - 9000), ("article 1", "a", now - 8000),
        ("story 2", "a~2", 12),
    ]  # fmt: skip


def test_five_hundred_entries_are_read_at_a_time_the_oldest_first(redis_state: State) -> None:
    redis_state.client.zadd(keys.LINK("outbox"), {f"article {n}": n for n in range(600)})
    outbox = RedisOutbox(redis_state, rest_s=0)
    batch = outbox.read()
    assert [entry.what for entry in batch.entries] == [f"article {n}" for n in range(500)]
    outbox.done(batch)
    assert len(outbox.read().entries) == 100
