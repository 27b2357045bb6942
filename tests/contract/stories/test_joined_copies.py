"""Which article is the original of which, decision by decision."""

from __future__ import annotations

import pytest
from newswire_shared.state import keys

from contract.desk_of_stories import Desk

pytest_plugins = ["redis_server", "contract.desk_of_stories"]


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
