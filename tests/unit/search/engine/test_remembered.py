"""Answers that are remembered as long as the index stays as it is."""

from __future__ import annotations

from newswire_search.engine.remembered import Remembered


def test_an_answer_is_found_by_its_version_alone() -> None:
    remembered = Remembered[str](5)
    assert remembered.find((1, 1), "a") is None
    assert remembered.keep((1, 1), "a", "first") == "first"
    assert remembered.find((1, 1), "a") == "first"
    assert remembered.find((1, 2), "a") is None


def test_a_later_version_forgets_all_and_an_earlier_one_is_not_kept() -> None:
    remembered = Remembered[str](5)
    remembered.keep((1, 1), "a", "old")
    remembered.keep((1, 2), "b", "new")
    remembered.keep((1, 1), "c", "late")
    assert [remembered.find((1, 1), asked) for asked in "abc"] == [None, None, None]
    assert remembered.find((1, 2), "b") == "new"


def test_what_was_asked_for_least_lately_goes_first() -> None:
    remembered = Remembered[str](2)
    for asked in "ab":
        remembered.keep((1, 1), asked, asked)
    remembered.find((1, 1), "a")
    remembered.keep((1, 1), "c", "c")
    assert [remembered.find((1, 1), asked) for asked in "abc"] == ["a", None, "c"]
