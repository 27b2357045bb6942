"""Windows hold every number once, and a sample is of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from newswire_index.migration.windows import Window, in_order, sampled, windows


@pytest.mark.parametrize(
    ("after", "upto", "expected"),
    [(-1, -1, []), (-1, 0, [Window(-1, 0)]), (4, 25, [Window(4, 14), Window(14, 24), Window(24, 25)]), (9, 5, [])],
)
def test_windows_follow_one_another(after: int, upto: int, expected: list[Window]) -> None:
    assert [*windows(after, upto, 10)] == expected


def test_a_sample_has_its_share_and_another_place_with_another_seed() -> None:
    one, other = sampled(99_999, 0.01, seed=1), sampled(99_999, 0.01, seed=2)
    assert sum(window.upto - window.after for window in one) == 1000
    assert one != other and one == sampled(99_999, 0.01, seed=1)
    assert one[-1].upto - one[0].after > 50_000, "all over the index"


def test_something_is_sampled_where_there_is_anything() -> None:
    assert sampled(-1, 0.01, seed=1) == []
    assert sampled(0, 0.01, seed=1) == [Window(-1, 0)]


def test_answers_come_in_order_and_items_are_taken_as_they_are_needed() -> None:
    taken = list[int]()

    def numbers() -> Iterator[int]:
        for number in range(10):
            taken.append(number)
            yield number

    with ThreadPoolExecutor(2) as pool:
        answers = in_order(pool, lambda number: number * 2, numbers(), ahead=3)
        assert next(answers) == 0 and len(taken) == 3
        assert [*answers] == [*range(2, 20, 2)]
