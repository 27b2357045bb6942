"""When an article is looked at next, given what is expected of it."""

from __future__ import annotations

from newswire_ingest.fetching.edit_habits import AGES_S, PRIOR, SPANS
from newswire_ingest.fetching.look_plan import LEAST_S, next_look

MINUTE = 60.0


def edited_in(*spans: int, rate: float = 0.3) -> list[float]:
    return [rate if span in spans else 0.001 for span in range(SPANS)]


def test_a_source_that_never_edits_is_not_looked_at_again() -> None:
    assert next_look([0.001] * SPANS, 0, 0, 4) is None


def test_typos_are_looked_for_once_they_are_mended() -> None:
    assert next_look(edited_in(0, 1), 0, 0, 4) == 20 * MINUTE
    assert next_look(edited_in(0, 1), 20 * MINUTE, 22 * MINUTE, 3) is None


def test_corrections_of_the_next_day_are_looked_for_then() -> None:
    assert next_look(edited_in(8, rate=0.1), 0, 0, 4) == AGES_S[-1]


def test_with_one_look_left_it_comes_when_most_is_to_be_found() -> None:
    assert next_look(edited_in(0, 4), 0, 0, 1) == AGES_S[4]
    assert next_look(edited_in(0, 4), 0, 0, 0) is None


def test_a_look_comes_neither_in_the_past_nor_right_after_another() -> None:
    assert next_look(edited_in(0, 1, 2), 0, 30 * MINUTE, 4) == 40 * MINUTE
    late = next_look([0.5] * SPANS, 20 * MINUTE - 60, 20 * MINUTE - 30, 4)
    assert late is not None and late >= 20 * MINUTE - 60 + LEAST_S


def test_an_unknown_source_is_looked_at_and_an_old_article_is_not() -> None:
    assert next_look(PRIOR, 0, 0, 4) is not None
    assert next_look(PRIOR, 0, AGES_S[-1] + 1, 4) is None
