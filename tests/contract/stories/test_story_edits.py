"""What editors do to stories, one by one."""

from __future__ import annotations

from contract.desk_of_stories import Desk
from contract.linking import HOUR, NOON

pytest_plugins = ["redis_server", "contract.desk_of_stories"]


def test_an_article_that_is_put_where_it_is_stays_and_is_held_there(desk: Desk) -> None:
    desk.add("a", "b", "c")
    desk.join("b", "a")
    desk.told()
    edited = desk.state.move("b", "a")
    assert edited is not None and edited.story == "a" and desk.told() == []
    desk.join("b", "c", may_leave=True)
    assert desk.stories() == {("a", "b")}


def test_an_article_moves_from_story_to_story_and_leaves_each_as_it_was(desk: Desk) -> None:
    desk.add("a", "b", "c", "d", "e")
    desk.join("b", "a")
    desk.join("c", "a")
    desk.join("e", "d")
    edited = desk.state.move("c", "d")
    assert edited is not None and edited.story == "d" and {"story a", "story d"} <= {*desk.told()}
    assert desk.stories() == {("a", "b"), ("c", "d", "e")}
    assert desk.flag("d", "pinned") == "1" and desk.flag("a", "pinned") is None
    edited = desk.state.move("c", "b")
    assert edited is not None and edited.story == "a"
    assert desk.stories() == {("a", "b", "c"), ("d", "e")}
    edited = desk.state.move("c", None)
    assert edited is not None and edited.story == "c" and {"story a", "story c"} <= {*desk.told()}
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
    assert (
        edited is not None and edited.story.startswith("a~") and {"story a", f"story {edited.story}"} <= {*desk.told()}
    )
    assert desk.stories() == {("a", "b")} and desk.state.members("c") == ["c"]


def test_a_story_merged_with_itself_is_what_it_was(desk: Desk) -> None:
    desk.add("a", "b")
    desk.join("b", "a")
    desk.told()
    edited = desk.state.merge("a", "b")
    assert edited is not None and edited.story == "a" and desk.told() == []
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
