"""Each number by which a story is chosen, from both of its sides."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from newswire_enrich.linking.packing import cosines
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.story_score import DAY_MS, Fit, StoryRules, days_between, fits, is_unsettled
from unit.enrich.linking.test_story_score import NOW, RULES, candidate, facts, registered

TIMELY = RULES.time_weight  # of what was published at the same moment


def score_of(*cosines: float, size: int, days: float = 0) -> float:
    members = tuple(candidate(n, 1, days=days) for n in range(1, len(cosines) + 1))
    around = registered(*members, stories=(facts(1, size=size, first=days, last=days),))
    return fits(around, cosines, RULES)[0].score


def test_a_score_is_likeness_and_time_less_size_and_threshold() -> None:
    assert score_of(0.5, size=1) == pytest.approx(0.5 + TIMELY - RULES.join_at)
    assert score_of(0.5, size=1, days=RULES.half_life) == pytest.approx(0.5 + TIMELY / 2 - RULES.join_at)
    likeness = 0.3 * 0.5 + 0.7 * (0.5 + 0.3) / 2
    assert score_of(0.3, 0.5, size=2) == pytest.approx(likeness + TIMELY - 0.05 * math.log(2) - RULES.join_at)


def test_of_a_large_story_the_foremost_count_also_those_that_are_no_candidates() -> None:
    expected = 0.3 * 0.5 + 0.7 * 0.5 / 8 + TIMELY - 0.05 * math.log(8)
    assert score_of(0.5, size=8) == score_of(0.5, size=80) == pytest.approx(expected - RULES.join_at)
    assert score_of(*[0.5] * 9, size=80) == score_of(*[0.5] * 8, size=80)


def test_the_nearest_in_time_counts_and_the_likest_is_named() -> None:
    around = registered(candidate(1, 1, days=3), candidate(2, 1, days=0), stories=(facts(1, size=2, first=3),))
    (found,) = fits(around, [0.6, 0.4], RULES)
    assert found.nearest == 1 and found.likeness == pytest.approx(0.3 * 0.6 + 0.7 * 0.5)
    assert found.score == pytest.approx(found.likeness + TIMELY - 0.05 * math.log(2) - RULES.join_at)


def test_where_no_time_is_known_an_article_is_compared_with_all_that_its_story_says() -> None:
    one, other = sign("", "Saltmere ferry Vaal"), sign("", "Saltmere ferry Skerrow")
    members = (candidate(1, 1, signature=one), candidate(2, 1, signature=other))
    around = registered(*members, candidate(3, 3), stories=(facts(1, size=2), facts(3)), published=None)
    apart = 2 + 2 * cosines(one, [(other.terms, other.weights)])[0]
    found = next(fit for fit in fits(around, [0.4, 0.3, 0.3], RULES) if fit.story.number == 1)
    assert found.score == pytest.approx(0.7 / math.sqrt(apart) - RULES.join_at, abs=1e-5)
    alone = registered(candidate(1, 1, signature=one), stories=(facts(1),), published=None)
    assert fits(alone, [0.4], RULES)[0].score == pytest.approx(0.4 - RULES.join_at, abs=1e-5)


def test_the_background_is_of_the_twelve_likest_in_other_stories() -> None:
    rivals = tuple(candidate(n, n) for n in range(2, 16))
    around = registered(candidate(1, 1), *rivals, stories=tuple(map(facts, range(1, 16))))
    found = {fit.story.number: fit.score for fit in fits(around, [0.9, *[0.3] * 12, 0.1, 0.1], RULES)}
    assert found[1] == pytest.approx(0.9 + TIMELY - 0.4 * 0.3 - RULES.join_at)
    assert found[2] == pytest.approx(0.3 + TIMELY - 0.4 * (0.9 + 11 * 0.3) / 12 - RULES.join_at)


def test_the_article_s_own_story_is_ahead_and_counts_without_it() -> None:
    own = facts(99, size=3)
    around = registered(candidate(1, 99), candidate(2, 99), candidate(3, 3), stories=(own, facts(3)))
    around = replace(around, stories={99: own, 3: facts(3)})
    found = {fit.story.number: fit for fit in fits(around, [0.4, 0.4, 0.4], RULES)}
    assert found[99].score == pytest.approx(0.4 + TIMELY - 0.05 * math.log(2) - 0.4 * 0.4 / 12 - RULES.join_at + 0.04)
    assert not found[99].is_over


@pytest.mark.parametrize(("likeness", "joins"), [(0.1, True), (0.099, False)])
def test_what_is_less_alike_than_that_joins_nothing_however_near(likeness: float, joins: bool) -> None:
    assert (score_of(likeness, size=1) > -0.5) is joins


@pytest.mark.parametrize(
    ("first", "last", "at", "is_over"),
    [
        (9, 9, 10, False), (20, 10.0, 10, False), (20, 10.1, 10, True), (-10, -10.0, 10, False), (-10.1, -12, 10, True),
        (45, 1, 10, False), (45.1, 1, 10, True), (20, -25, 10, False), (20, -25.1, 10, True),
    ],
)  # fmt: skip
def test_a_story_is_closed_by_silence_before_or_after_and_by_its_length(
    first: float, last: float, at: float, is_over: bool
) -> None:
    """Days before now at which it began and was last heard of."""
    assert at == RULES.silence and RULES.longest == 45
    around = registered(candidate(1, 1), stories=(facts(1, size=3, first=first, last=last),))
    assert fits(around, [0.9], RULES)[0].is_over is is_over


@pytest.mark.parametrize(("days", "is_over"), [(10, False), (10.1, True)])
def test_a_story_of_unknown_span_is_closed_by_its_nearest_article(days: float, is_over: bool) -> None:
    unknown = replace(facts(1), first_ms=None)
    around = registered(candidate(1, 1, days=days), candidate(2, 1, days=99), stories=(unknown,))
    assert fits(around, [0.9, 0.9], RULES)[0].is_over is is_over
    undated = registered(candidate(1, 1, days=99), stories=(facts(1),), published=None)
    assert not fits(undated, [0.9], RULES)[0].is_over


def fit(score: float) -> Fit:
    return Fit(facts(1), score, 0.5, False, 1)


@pytest.mark.parametrize(
    ("scores", "unsettled"),
    [
        ((), False), ((0.09,), True), ((0.1,), False), ((-0.09,), True), ((-0.1,), False), ((0.5, 0.41), True),
        ((0.5, 0.39), False), ((0.5, 0.3, 0.49), False), ((0.15, -0.09), False), ((0.19, 0.1), True),
        ((0.5, 0.41, 0.4), True), ((0.2, 0.1), False), ((0.05, -0.5), True),
    ],
)  # fmt: skip
def test_what_was_a_near_thing_is_looked_at_again(scores: tuple[float, ...], unsettled: bool) -> None:
    assert is_unsettled([*map(fit, scores)], StoryRules()) is unsettled


def test_days_are_counted_either_way_and_not_from_the_unknown() -> None:
    assert days_between(NOW, NOW + DAY_MS // 2) == days_between(NOW + DAY_MS // 2, NOW) == 0.5
    assert days_between(None, NOW) is None and days_between(NOW, None) is None and days_between(0, 0) == 0


def test_nearness_in_time_is_halved_in_fourteen_hours() -> None:
    half = score_of(0.5, size=1, days=0.6) - score_of(0.5, size=1, days=60)
    assert half == pytest.approx(0.25 / 2, abs=1e-6)
