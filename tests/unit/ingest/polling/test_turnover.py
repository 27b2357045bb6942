"""A list that turned over between two looks is told of for three days, and one that only grows is not."""

from __future__ import annotations

import pytest
from newswire_ingest.health.health import Kind, health
from newswire_ingest.health.rhythm import expected
from newswire_ingest.polling.turnover import LEAST_ITEMS, TURNED
from newswire_ingest.testing import answer
from unit.ingest.polling.test_poll_feed import FEED, MOVED, SOURCE, Desk, feed, item

DAY_S = 86_400


def listing(*numbers: int) -> tuple[str, ...]:
    return tuple(item(f"/news/{number}") for number in numbers)


def said_of(desk: Desk) -> str:
    """What is said of turns; all items have one date, which is said too."""
    return "; ".join(problem for problem in desk.state.problems if TURNED in problem)


def shown(desk: Desk, *numbers: int, later_s: float = 3600) -> str:
    """What is said of the source after a look at these items."""
    desk.room.web.replies[FEED] = feed(*listing(*numbers))
    desk.room.clock.sleep(later_s)
    desk.poll("desk")
    return said_of(desk)


@pytest.fixture
def desk() -> Desk:
    """A source whose list of thirty was seen."""
    desk = Desk(feed(*listing(*range(30))))
    desk.poll("desk")
    return desk


def test_a_list_of_which_nothing_is_known_turned_over(desk: Desk) -> None:
    assert shown(desk, *range(100, 130))
    found = health(SOURCE, desk.state, desk.state.polled_ms, expected)
    assert found.kind is Kind.FLAWED and "news sitemap" in found.words
    assert desk.state.new_ms == desk.state.polled_ms, "all of it is taken"


def test_it_is_told_for_three_days_whatever_later_looks_find(desk: Desk) -> None:
    first = shown(desk, *range(100, 130))
    assert shown(desk, *range(101, 131), later_s=DAY_S) == first
    assert shown(desk, *range(101, 131), later_s=DAY_S) == first, "its bytes are the same"
    desk.room.web.replies[FEED] = answer(503)
    desk.poll("desk")
    assert "503" in desk.state.problem and desk.state.problems[1:] == (first,)
    assert shown(desk, *range(101, 131)) == first
    assert shown(desk, *range(101, 131), later_s=DAY_S) == ""


def test_a_second_turn_is_told_in_place_of_the_first(desk: Desk) -> None:
    first = shown(desk, *range(100, 130))
    second = shown(desk, *range(200, 230))
    assert second != first and second.count(TURNED) == 1


@pytest.mark.parametrize("numbers", [range(29, 59), range(29, 49), range(100, 100 + LEAST_ITEMS - 1)],
                         ids=["one is known", "a shorter list", "too few to tell"])  # fmt: skip
def test_other_lists_did_not_turn_over(desk: Desk, numbers: range) -> None:
    assert shown(desk, *numbers) == ""


def test_the_first_look_and_one_at_another_address_tell_of_no_turn(desk: Desk) -> None:
    assert said_of(desk) == ""
    desk.room.web.replies |= {FEED: answer(302, b"", location=MOVED), MOVED: feed(*listing(*range(100, 130)))}
    desk.room.clock.sleep(3600)
    desk.poll("desk")
    assert said_of(desk) == ""
