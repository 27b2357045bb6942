"""What becomes of decisions on stories, one by one: who survives, who is held apart, who leaves, who follows whom."""

from __future__ import annotations

import itertools

import pytest
from newswire_shared.state import keys

from contract.desk_of_stories import Desk

pytest_plugins = ["redis_server", "contract.desk_of_stories"]


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
    assert edited is not None and edited.story == "a"


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
    assert edited is not None and edited.story == "a"
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
