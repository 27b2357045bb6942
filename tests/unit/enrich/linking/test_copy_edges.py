"""Each threshold of near-copies, from both of its sides: with signatures made for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from newswire_enrich.linking.near_copies import (
    CopyRules,
    copies_of,
    kind_of,
    of_one_template,
    share_a_template,
    similarity_of,
)
from newswire_enrich.linking.signature import Signature, sign
from newswire_enrich.linking.sketch import Hashes, containment
from newswire_enrich.linking.state import CandidateArticle, Registered
from newswire_shared.contracts.stories import Card
from unit.enrich.stories import FERRY

RULES = CopyRules()
SIGNED = sign("", FERRY)


def hashes(*numbers: int) -> Hashes:
    return np.array(sorted(numbers), np.uint32)


def text(digest: str, runs: int, of: int, facts: int = 0, facts_of: int = 0, words: int = 100) -> Signature:
    """A text of which `runs` of `of` four-word runs, and `facts` of `facts_of` facts, are those of every such text."""
    own = 1000 * (1 + ord(digest))
    sketch = hashes(*range(runs), *range(own, own + of - runs))
    known = hashes(*range(facts), *range(own, own + facts_of - facts))
    return replace(SIGNED, digest=digest.encode() * 8, sketch=sketch, facts=known, words=words)


@pytest.mark.parametrize(("shared", "of", "found"), [(6, 10, 0.6), (5, 10, None), (9, 9, 0.99), (4, 4, 0.99)])
def test_so_many_of_the_shorter_text_s_runs_make_a_copy(shared: int, of: int, found: float | None) -> None:
    assert similarity_of(text("a", shared, of), text("b", shared, of), RULES) == found


@pytest.mark.parametrize(("of", "found"), [(3, None), (4, 0.99)])
def test_a_sentence_in_common_is_no_copy_whichever_of_the_two_is_short(of: int, found: float | None) -> None:
    short, long = text("a", of, of), text("b", of, 40)
    assert similarity_of(short, long, RULES) == similarity_of(long, short, RULES) == found


def test_the_same_text_is_a_copy_however_short() -> None:
    assert similarity_of(text("a", 1, 1), text("a", 1, 1), RULES) == 1.0


@pytest.mark.parametrize(("facts", "of", "is_copy"), [(6, 10, True), (5, 10, False), (0, 3, True), (0, 4, False)])
def test_names_and_numbers_have_to_be_the_same_where_there_are_enough(facts: int, of: int, is_copy: bool) -> None:
    one, other = text("a", 9, 10, facts, of), text("b", 9, 10, facts, of)
    assert (similarity_of(one, other, RULES) is not None) is is_copy
    many = text("c", 9, 10, facts, 20)
    assert (similarity_of(one, many, RULES) is not None) is is_copy, "the fewer of the two count"


@pytest.mark.parametrize(
    ("words", "original", "similarity", "kind"),
    [
        (79, 100, 0.99, "excerpt"), (80, 100, 0.99, "reprint"), (100, 80, 0.99, "reprint"), (100, 79, 0.99, "update"),
        (100, 100, 0.9, "reprint"), (100, 100, 0.89, "edit"), (80, 100, 0.89, "edit"), (79, 100, 0.5, "excerpt"),
    ],
)  # fmt: skip
def test_a_copy_is_named_by_its_length_and_then_by_its_likeness(
    words: int, original: int, similarity: float, kind: str
) -> None:
    assert kind_of(text("a", 9, 10, words=words), text("b", 9, 10, words=original), similarity, RULES) == kind


def candidate(number: int, signature: Signature, original: int | None = None) -> CandidateArticle:
    return CandidateArticle(number, Card(f"a{number}", "desk", 0), signature, number, original)


def test_candidates_that_are_alike_enough_and_no_copies_themselves_are_compared() -> None:
    own = text("a", 9, 10, words=100)
    around = (
        candidate(1, text("b", 9, 10, words=50)), candidate(2, text("c", 9, 10)), candidate(3, text("d", 9, 10), 1),
        candidate(4, text("e", 5, 10)),
    )  # fmt: skip
    article = Registered(9, Card("a9", "desk", 0), own, 9, False, (), around, {})
    (found,) = copies_of(article, [0.2, 0.19, 0.9, 0.9], RULES)
    assert (found.number, found.similarity, found.as_copy, found.as_original) == (1, 0.9, "update", "excerpt")


def test_sketches_are_compared_over_the_range_that_both_cover() -> None:
    assert containment(hashes(1, 2, 3), hashes(2, 3, 9), 64) == 2 / 3
    assert containment(hashes(1, 2, 3), hashes(2, 3, 9), 3) == 1.0, "the first is full, and ends at 3"
    assert containment(hashes(1, 2, 3, 4), hashes(3), 64) == 1.0
    assert containment(hashes(1, 2), hashes(), 64) == 0.0
    assert containment(hashes(7, 8), hashes(1, 2), 2) == 0.0


@pytest.mark.parametrize(
    ("runs", "of", "facts", "facts_of", "is_one"),
    [
        (12, 48, 0, 10, True), (11, 48, 0, 10, False), (50, 50, 9, 20, True), (50, 50, 10, 20, False),
        (20, 50, 6, 20, True), (20, 50, 7, 20, False), (1, 4, 0, 4, True), (1, 3, 0, 4, False), (1, 4, 0, 3, False),
    ],
)  # fmt: skip
def test_a_template_is_wording_in_common_without_its_names_and_numbers(
    runs: int, of: int, facts: int, facts_of: int, is_one: bool
) -> None:
    one, other = text("a", runs, of, facts, facts_of), text("b", runs, of, facts, facts_of)
    assert share_a_template(one, other, RULES) is is_one


def test_a_text_has_no_template_with_itself_nor_with_one_that_is_too_short_to_tell() -> None:
    form, same, short = text("a", 8, 8, 0, 8), text("a", 8, 8, 0, 8), text("b", 3, 3, 0, 8)
    few = text("c", 8, 8, 0, 3)
    assert not share_a_template(form, same, RULES)
    for other in (short, few):
        assert not share_a_template(form, other, RULES) and not share_a_template(other, form, RULES)
    assert share_a_template(form, text("d", 8, 8, 0, 8), RULES)


def test_templates_are_looked_for_among_what_is_alike() -> None:
    own = text("a", 8, 8, 0, 8)
    around = tuple(candidate(n, text(letter, 8, 8, 0, 8)) for n, letter in enumerate("bcd", 1))
    article = Registered(9, Card("a9", "desk", 0), own, 9, False, (), around, {})
    assert of_one_template(article, [0.2, 0.19, 0.9], RULES) == {1, 3}


def test_a_text_without_words_is_no_copy_of_one_that_has_some() -> None:
    empty, full = text("a", 8, 8, words=0), text("a", 8, 8, words=1)
    assert similarity_of(empty, full, RULES) is None and similarity_of(full, empty, RULES) is None
    assert similarity_of(full, full, RULES) == 1.0
