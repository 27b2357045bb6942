"""How alike articles are by what few others around share."""

from __future__ import annotations

import math

import numpy as np
import pytest
from newswire_enrich.linking.distinct_terms import distinct_cosines
from newswire_enrich.linking.linker import Rules, alike, decide
from newswire_enrich.linking.signature import Signature
from newswire_enrich.linking.state import CandidateArticle, Registered, StoryFacts
from newswire_shared.contracts.stories import Card

NOON = 1_772_452_800_000
TARIFFS, OSTRAVA, PAPER = 11, 22, 33
NONE = np.array([], np.uint32)


def signature(*terms: int) -> Signature:
    """A signature in which all terms weigh the same."""
    weights = np.full(len(terms), 1 / math.sqrt(len(terms) or 1), np.float32)
    return Signature(np.array(sorted(terms), np.uint32), weights, (), NONE, NONE, words=100)


def around(own: Signature, *others: tuple[int, Signature], story: int = 99) -> Registered:
    """Article 99 among candidates of one minute, each of a story of that number."""
    candidates = tuple(
        CandidateArticle(n, Card(f"a{n}", "", NOON), signed, number, None) for n, (number, signed) in enumerate(others)
    )
    facts = {number: StoryFacts(number, f"s{number}", 1, NOON, NOON, False) for number in {story, *dict(others)}}
    return Registered(99, Card("a99", "", NOON), own, story, False, (), candidates, facts)


def test_what_one_story_alone_shares_counts_in_full() -> None:
    own = signature(TARIFFS, OSTRAVA)
    assert distinct_cosines(around(own, (1, signature(TARIFFS, OSTRAVA)))) == [pytest.approx(1)]


def test_a_term_counts_by_the_root_of_how_many_stories_hold_it() -> None:
    own = signature(TARIFFS, OSTRAVA)
    others = [(n, signature(TARIFFS, PAPER + n)) for n in range(2, 5)]
    first, *rest = distinct_cosines(around(own, (1, signature(TARIFFS, OSTRAVA)), *others))
    assert first == pytest.approx(0.5 + 0.5 / math.sqrt(4))
    assert rest == [pytest.approx(0.5 / math.sqrt(4))] * 3


def test_articles_of_one_story_count_once_and_those_of_its_own_not_at_all() -> None:
    own = signature(TARIFFS)
    mates = [(1, signature(TARIFFS))] * 3
    assert distinct_cosines(around(own, *mates)) == [pytest.approx(1)] * 3
    assert distinct_cosines(around(own, (2, signature(TARIFFS)), *mates, story=1)) == [pytest.approx(1)] * 4


@pytest.mark.parametrize("own", [signature(), signature(TARIFFS)])
def test_nothing_around_or_no_words_are_no_trouble(own: Signature) -> None:
    assert distinct_cosines(around(own)) == []
    assert distinct_cosines(around(own, (1, signature()))) == [0]


@pytest.mark.parametrize(("stories", "joins"), [(2, True), (12, False)])
def test_a_subject_that_all_around_have_is_no_event(stories: int, joins: bool) -> None:
    own = signature(TARIFFS, 1, 2, 3)
    found = around(own, *((n, signature(TARIFFS, *range(10 * n, 10 * n + 3))) for n in range(100, 100 + stories)))
    assert (decide(found, alike(found), Rules()).joins is not None) == joins


def test_what_shares_an_event_as_well_joins_among_all_that_have_its_subject() -> None:
    own = signature(TARIFFS, OSTRAVA, 2, 3)
    others = [(n, signature(TARIFFS, *range(10 * n, 10 * n + 3))) for n in range(100, 112)]
    found = around(own, *others, (1, signature(TARIFFS, OSTRAVA, 6, 7)))
    assert decide(found, alike(found), Rules()).joins == 12
