"""What becomes of decisions on stories and copies, one by one: who survives, who is held, who is the original."""

from __future__ import annotations

import itertools

import pytest
from newswire_enrich.linking.outbox import OutboxBatch
from newswire_enrich.linking.redis_outbox import LEASE_S, RedisOutbox
from newswire_enrich.linking.redis_story_state import StoryLimits
from newswire_shared.contracts.stories import unpack_card
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import STORY_SCRIPTS

from contract.desk_of_stories import Desk
from contract.linking import HOUR, NOON

pytest_plugins = ["redis_server"]


@pytest.fixture
def desk(redis_state: State) -> Desk:
    return Desk(redis_state)


# Who survives


@pytest.mark.parametrize(("name", "onto"), [("a9", "a10"), ("a10", "a9"), ("a2", "a10"), ("a10", "a2")])
def test_the_story_that_was_known_first_survives_however_many_digits_its_number_has(
    desk: Desk, name: str, onto: str
) -> None:
    desk.add(*(f"a{n}" for n in range(1, 12)))
    first = min(name, onto, key=lambda each: desk.numbers[each])
    assert desk.join(name, onto).story == first
    assert desk.state.resolve([name, onto]) == {name: first, onto: first}


def test_all_members_of_what_is_absorbed_come_along_in_the_order_of_publication(desk: Desk) -> None:
    desk.add("d", "c", "b", "a", hours=3)
    desk.add("e", hours=0)
    desk.join("a", "b")
    desk.join("c", "d")
    desk.join("b", "d")
    desk.join("e", "a")
    assert desk.stories() == {("e", "d", "c", "b", "a")}
    story = desk.state.story("a")
    assert story is not None and (story.id, story.size, story.lead) == ("d", 5, "e")
    assert [(merge.story, merge.size) for merge in story.merges] == [("b", 2)], "an article alone is no story"


def test_a_chain_of_merged_stories_leads_to_the_last(desk: Desk) -> None:
    names = [f"a{n}" for n in range(20)]
    desk.add(*names)
    for lower, higher in reversed([*itertools.pairwise(names)]):
        desk.state.merge(lower, higher)
    assert set(desk.state.resolve(names).values()) == {"a0"}
    assert desk.stories() == {tuple(names)}


@pytest.mark.parametrize("name", ["b", "c"])
def test_a_story_that_an_editor_made_takes_in_an_older_one(desk: Desk, name: str) -> None:
    desk.add("a", "b", "c")
    desk.state.move("c", "b")
    desk.state.free("c")
    assert desk.join("a", name).story == "b"
    assert desk.stories() == {("a", "b", "c")}
    assert desk.flag("b", "pinned") == "1"


def test_an_older_one_goes_into_a_story_that_an_editor_made_from_either_side(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.state.move("c", "b")
    assert desk.join("b", "a").story == "b"
    assert desk.stories() == {("a", "b", "c")}


def test_two_stories_that_an_editor_made_are_not_merged_but_by_an_editor(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.state.move("b", "a")
    desk.state.move("d", "c")
    assert desk.join("c", "a").story == "c"
    assert desk.join("a", "c").story == "a"
    assert desk.stories() == {("a", "b"), ("c", "d")}
    edited = desk.state.merge("c", "a")
    assert edited is not None and (edited.story, edited.ceased) == ("a", ("c",))


@pytest.mark.parametrize(("name", "onto"), [("a", "c"), ("c", "a"), ("b", "d"), ("d", "b")])
def test_a_locked_story_neither_gives_nor_takes(desk: Desk, name: str, onto: str) -> None:
    desk.add("a", "b", "c", "d")
    desk.join("b", "a")
    desk.join("d", "c")
    desk.state.lock("b", True)
    before = desk.stories()
    desk.join(name, onto)
    desk.join(name, onto, may_leave=True)
    assert desk.stories() == before == {("a", "b"), ("c", "d")}
    edited = desk.state.lock("a", False)
    assert edited is not None and edited.changed == ("a",)
    desk.join(name, onto)
    assert desk.stories() == {("a", "b", "c", "d")}


# Held apart


@pytest.mark.parametrize(("name", "onto"), [("a", "b"), ("b", "a"), ("c", "x"), ("x", "c")])
def test_what_an_editor_holds_apart_stays_so_whatever_it_is_merged_into(desk: Desk, name: str, onto: str) -> None:
    desk.add("x", "a", "b", "c")
    desk.join("b", "a")
    desk.state.split("a", ["b"])
    desk.join("a", "x")  # the half that is older than the other is taken in
    desk.join("c", "b")
    assert desk.stories() == {("x", "a"), ("b", "c")}
    desk.join(name, onto)
    assert desk.stories() == {("x", "a"), ("b", "c")}
    desk.join(name, onto, may_leave=True)
    assert {("x", "a"), ("b", "c")} == desk.stories(), "nor one article alone"


def test_both_halves_may_be_taken_in_and_are_still_held_apart(desk: Desk) -> None:
    desk.add("x", "y", "a", "b")
    desk.join("b", "a")
    desk.state.split("a", ["b"])
    desk.join("a", "x")
    desk.join("b", "y")
    for pair in itertools.permutations("xyab", 2):
        desk.join(*pair)
    assert desk.stories() == {("x", "a"), ("y", "b")}
    desk.state.merge("b", "a")
    assert desk.stories() == {("x", "y", "a", "b")}


def test_an_editor_s_merge_ends_that_two_were_held_apart_and_no_others(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.join("b", "a")
    desk.join("c", "a")
    desk.state.split("a", ["c"])
    desk.state.split("a", ["b"])
    desk.state.merge("a", "b")
    desk.join("c", "b")
    assert desk.stories() == {("a", "b")}
    assert desk.redis.client.smembers(keys.LINK(f"apart:{desk.numbers['a']}")) == {str(desk.numbers["c"])}


# Second looks


def test_at_a_second_look_one_article_leaves_and_the_rest_stays(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.join("b", "a")
    desk.join("c", "a")
    assert desk.join("b", "d", may_leave=True).story == "d"
    assert desk.stories() == {("a", "c"), ("b", "d")}
    assert desk.join("b", may_leave=True).story == "b", "or for none"
    assert desk.stories() == {("a", "c")}


def test_at_a_first_look_a_story_comes_along_as_a_whole(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.join("c", "b")
    assert desk.join("c", "a").story == "a"
    assert desk.stories() == {("a", "b", "c")}


def test_an_article_leaves_nothing_unless_it_may(desk: Desk) -> None:
    desk.add("a", "b")
    desk.join("b", "a")
    assert desk.join("b").story == "a" and desk.join("b", "a", may_leave=True).story == "a"
    assert desk.stories() == {("a", "b")}


def test_whose_name_a_story_bears_leaves_it_for_another_only(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.join("b", "a")
    desk.join("c", "a")
    assert desk.join("a", may_leave=True).story == "a"
    assert desk.stories() == {("a", "b", "c")}
    assert desk.join("a", "d", may_leave=True).story == "d"
    assert desk.stories() == {("b", "c"), ("a", "d")}
    assert desk.state.members("a") == ["b", "c"], "the name stays with those that bear it"


def test_an_article_does_not_leave_for_a_story_that_may_not_be_joined(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.join("b", "a")
    desk.join("d", "c")
    desk.state.lock("c", True)
    assert desk.join("b", "c", may_leave=True).story == "a"
    assert desk.stories() == {("a", "b"), ("c", "d")}


def test_an_article_alone_joins_at_a_second_look_too(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.join("b", "a")
    assert desk.join("c", "b", may_leave=True).story == "a"
    assert desk.stories() == {("a", "b", "c")}


def test_what_an_editor_placed_is_not_moved_and_what_is_near_it_still_is(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.join("b", "a")
    desk.state.move("b", None)
    desk.join("b", "a")
    desk.join("b", "c", may_leave=True)
    assert desk.stories() == set()
    desk.join("d", "b")
    assert desk.stories() == {("b", "d")}
    desk.state.free("b")
    desk.join("b", "a")
    assert desk.stories() == {("a", "b", "d")}


# What a story follows


def test_what_a_story_follows_is_said_once_and_by_an_article_alone(desk: Desk) -> None:
    desk.add("old", "older", "a", "b")
    desk.join("a")
    assert desk.flag("a", "follows") is None
    desk.join("a", follows="old")
    desk.join("a", follows="older")
    assert desk.flag("a", "follows") == "old"
    desk.join("b", "a")
    desk.join("b", follows="older")
    story = desk.state.story("b")
    assert story is not None and (story.id, story.follows) == ("a", "old")


def test_what_is_taken_in_brings_what_it_follows_unless_that_is_known(desk: Desk) -> None:
    desk.add("old", "older", "a", "b", "c")
    desk.join("b", follows="old")
    desk.join("c", follows="older")
    desk.join("b", "a")
    desk.join("c", "a")
    story = desk.state.story("a")
    assert story is not None and story.follows == "old"
    assert 0 < desk.redis.client.ttl(keys.LINK(f"s:{desk.numbers['a']}")) <= desk.limits.remembered_s


# Copies


def test_of_two_it_is_the_later_that_copies_and_of_one_moment_the_one_of_the_later_name(desk: Desk) -> None:
    desk.add("noon", "one")
    desk.add("n", hours=0)
    desk.copies("noon", ("one", 90))
    assert desk.originals() == {"one": "noon"}
    desk.copies("noon", ("n", 90), kinds=("update", "edit"))
    assert desk.originals() == {"one": "n", "noon": "n"}
    copies = desk.state.copies(["one", "noon"])
    assert {name: (copy.kind, copy.similarity) for name, copy in copies.items()} == {
        "one": ("excerpt", 0.9), "noon": ("update", 0.9),
    }  # fmt: skip


def test_a_copy_of_one_moment_is_told_by_its_name(desk: Desk) -> None:
    desk.add("b")
    desk.add("a", hours=0)
    desk.copies("b", ("a", 80))
    assert desk.originals() == {"b": "a"}
    desk.copies("a", ("b", 80))
    assert desk.originals() == {"b": "a"}


def test_where_nobody_knows_when_it_is_when_it_was_seen(desk: Desk) -> None:
    desk.add("first", hours=None)
    desk.add("second", hours=None)
    desk.add("published")
    desk.copies("second", ("published", 80))
    assert desk.originals() == {"second": "published"}
    desk.copies("published", ("first", 70))
    assert desk.originals() == {"second": "published", "first": "published"}


@pytest.mark.parametrize(
    ("near", "original"),
    [
        ((("a", 90), ("b", 100)), "b"),
        ((("b", 100), ("a", 90)), "b"),
        ((("b", 100), ("a", 9)), "b"),
        ((("b", 90), ("a", 90)), "a"),
        ((("a", 90), ("b", 90)), "a"),
        ((("later", 100), ("b", 50)), "b"),
    ],
)
def test_the_original_is_what_is_likest_and_then_the_earliest(
    desk: Desk, near: tuple[tuple[str, int], ...], original: str
) -> None:
    desk.add("a", "b", "copy", "later")
    desk.copies("copy", *near)
    assert desk.originals()["copy"] == original


def test_a_copy_is_not_re_rooted_to_a_later_original(desk: Desk) -> None:
    desk.add("morning", "noon", "evening")
    desk.copies("evening", ("morning", 60))
    desk.copies("evening", ("noon", 100))
    assert desk.originals() == {"evening": "morning"}


def test_a_copy_goes_to_an_earlier_original_and_no_longer_with_the_one_before(desk: Desk) -> None:
    desk.add("night", "dawn", "morning", "evening")
    desk.copies("evening", ("morning", 60))
    desk.copies("evening", ("dawn", 90))
    assert desk.originals() == {"evening": "dawn"}
    desk.copies("morning", ("night", 80))
    assert desk.originals() == {"evening": "dawn", "morning": "night"}


def test_what_copies_by_now_is_no_original_and_takes_nobody_with_it(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.copies("b", ("a", 90))
    desk.copies("c", ("b", 100))
    assert desk.originals() == {"b": "a"}
    desk.copies("b", ("d", 90))
    assert desk.originals() == {"b": "a"}, "what copies is no original of later ones"
    desk.copies("c", ("c", 100), ("d", 70))
    assert desk.originals() == {"b": "a", "d": "c"}


def test_a_family_keeps_how_like_each_is_when_its_original_turns_out_a_copy(desk: Desk) -> None:
    desk.add("a", "b", "c", "d")
    desk.copies("b", ("c", 70), ("d", 60), kinds=("reprint", "edit"))
    assert desk.originals() == {"c": "b", "d": "b"}
    desk.copies("b", ("a", 50), kinds=("update", "excerpt"))
    copies = desk.state.copies(["b", "c", "d"])
    assert {name: (c.duplicate_of, c.kind, c.similarity) for name, c in copies.items()} == {
        "b": ("a", "update", 0.5), "c": ("a", "edit", 0.7), "d": ("a", "edit", 0.6),
    }  # fmt: skip
    members = desk.redis.client.smembers
    numbers = {str(desk.numbers[name]) for name in "bcd"}
    assert members(keys.LINK(f"f:{desk.numbers['a']}")) == numbers
    assert not members(keys.LINK(f"f:{desk.numbers['b']}"))


def test_who_is_found_to_copy_is_told_and_who_is_being_decided_is_not(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.copies("b", ("a", 90), ("c", 80))
    assert desk.told() == []
    desk.copies("a", ("c", 80))
    assert desk.told() == ["copy c"]
    desk.copies("a", ("c", 80))
    assert desk.told() == [], "nothing changed"


# What is told


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


# What editors do


def test_an_article_that_is_put_where_it_is_stays_and_is_held_there(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.join("b", "a")
    edited = desk.state.move("b", "a")
    assert edited is not None and (edited.story, edited.ceased, edited.changed) == ("a", (), ())
    desk.join("b", "c", may_leave=True)
    assert desk.stories() == {("a", "b")}


def test_an_article_moves_from_story_to_story_and_leaves_each_as_it_was(desk: Desk) -> None:
    desk.add("a", "b", "c", "d", "e")
    desk.join("b", "a")
    desk.join("c", "a")
    desk.join("e", "d")
    edited = desk.state.move("c", "d")
    assert edited is not None and edited.story == "d" and {"a", "d"} <= {*edited.changed}
    assert desk.stories() == {("a", "b"), ("c", "d", "e")}
    assert desk.flag("d", "pinned") == "1" and desk.flag("a", "pinned") is None
    edited = desk.state.move("c", "b")
    assert edited is not None and edited.story == "a"
    assert desk.stories() == {("a", "b", "c"), ("d", "e")}
    edited = desk.state.move("c", None)
    assert edited is not None and edited.story == "c" and {*edited.changed} == {"a", "c"}
    assert desk.stories() == {("a", "b"), ("d", "e")}


def test_whose_name_a_story_bears_gets_a_story_of_a_new_name(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.join("b", "a")
    desk.join("c", "a")
    edited = desk.state.move("a", None)
    assert edited is not None and edited.story.startswith("a~")
    assert desk.state.members("a") == ["b", "c"] and desk.state.members(edited.story) == ["a"]
    assert desk.state.resolve([edited.story]) == {edited.story: edited.story}
    assert desk.stories() == {("b", "c")}


def test_a_split_is_carried_out_whole_or_not_at_all(desk: Desk) -> None:
    desk.add("a", "b", "c", "x")
    desk.join("b", "a")
    desk.join("c", "a")
    for articles in ([], ["b", "x"], ["b", "nobody"], ["a", "b", "c"]):
        assert desk.state.split("a", articles) is None
    assert desk.stories() == {("a", "b", "c")}
    edited = desk.state.split("c", ["a", "b"])
    assert edited is not None and edited.story.startswith("a~") and {*edited.changed} == {"a", edited.story}
    assert desk.stories() == {("a", "b")} and desk.state.members("c") == ["c"]


def test_a_story_merged_with_itself_is_what_it_was(desk: Desk) -> None:
    desk.add("a", "b")
    desk.join("b", "a")
    edited = desk.state.merge("a", "b")
    assert edited is not None and (edited.story, edited.ceased, edited.changed) == ("a", (), ())
    assert desk.stories() == {("a", "b")}


def test_a_move_to_what_nobody_knows_changes_nothing(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.join("b", "a")
    assert desk.state.move("b", "nobody") is None
    desk.join("b", "c", may_leave=True)
    assert desk.stories() == {("a",), ("b", "c")} - {("a",)}


def test_members_come_by_publication_and_a_story_spans_them(desk: Desk) -> None:
    desk.add("late", hours=9)
    desk.add("early", hours=1)
    desk.add("unknown", hours=None)
    desk.join("early", "late")
    desk.join("unknown", "late")
    assert desk.state.members("late") == ["early", "late", "unknown"], "seen now, which is after what was made up"
    story = desk.state.story("late")
    assert story is not None and (story.id, story.lead) == ("late", "early")
    assert story.first_published_at.timestamp() * 1000 == NOON + HOUR


# How long it is remembered


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
    assert 0 < redis_state.client.pttl(keys.LINK("outbox:lease")) <= LEASE_S * 1000
    other.done(OutboxBatch("another's", ()))
    assert other.read().entries == (), "it was not its own to end"
    desk.join("c", "a")
    one.done(batch)
    again = other.read()
    assert [entry.id for entry in again.entries] == ["a"] and again.entries[0].version > batch.entries[0].version
    assert again.token != batch.token


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
