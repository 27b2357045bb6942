"""How texts differ: whole whatever they are, by paragraphs and by words, and in time that grows as they do."""

from __future__ import annotations

import itertools
import random

from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire_search.revisions.difference import TextChange, difference

WORDS = st.lists(st.sampled_from(["ferry", "pier", "two", "hurt", " ", "\n\n", ", ", "北京", "é", "\r\n"])).map("".join)


def told(before: str, later: str) -> str:
    """The changes as one line: [-removed-] and [+added+]."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}
    return "".join(marks[change.kind].format(change.text) for change in difference(before, later))


@given(WORDS | st.text(), WORDS | st.text())
@settings(max_examples=examples(300), deadline=None)
def test_nothing_of_either_text_is_lost_and_kinds_take_turns(before: str, later: str) -> None:
    changes = difference(before, later)
    assert "".join(change.text for change in changes if change.kind != "added") == before
    assert "".join(change.text for change in changes if change.kind != "removed") == later
    assert all(change.text for change in changes)
    assert all(a.kind != b.kind for a, b in itertools.pairwise(changes))
    assert [c for c in changes if c.kind != "same"] == [] or before != later


def test_a_number_is_one_word_whatever_parts_its_digits() -> None:
    assert told("It costs 40,000 euros.", "It costs 95,000 euros.") == "It costs [-40,000-][+95,000+] euros."
    assert told("40\u202f000 euros", "95\u202f000 euros") == "[-40\u202f000-][+95\u202f000+] euros"
    assert told("up by 3.5, at 14:30", "up by 3.7, at 15:30") == "up by [-3.5-][+3.7+], at [-14:30-][+15:30+]"
    assert told("in 2024, 12 ships", "in 2025, 12 ships") == "in [-2024-][+2025+], 12 ships"


def test_words_are_told_within_a_paragraph_and_paragraphs_as_a_whole() -> None:
    before = "The ferry struck the pier.\n\nOne person was hurt.\n\nIt sailed on."
    later = "The ferry struck the northern pier.\n\nOne person was hurt.\n\nDivers came.\n\nIt sailed on."
    assert told(before, later) == (
        "The ferry struck the [+northern +]pier.\n\nOne person was hurt.\n\n[+Divers came.\n\n+]It sailed on."
    )
    assert told("One person was hurt.", "Two people were hurt.") == "[-One person was-][+Two people were+] hurt."


def test_a_paragraph_that_moved_is_removed_in_one_place_and_added_in_another() -> None:
    assert told("One.\n\nTwo here.\n\nThree.\n\n", "Two here.\n\nThree.\n\nOne.\n\n") == (
        "[-One.\n\n-]Two here.\n\nThree.\n\n[+One.\n\n+]"
    )


def test_characters_of_a_run_are_compared_one_by_one() -> None:
    assert told("渡船在北港停靠", "渡船在南港停靠") == "渡船在[-北-][+南+]港停靠"


def test_equal_texts_are_one_piece_and_empty_ones_none() -> None:
    assert difference("a\n\nb", "a\n\nb") == (TextChange("same", "a\n\nb"),)
    assert difference("", "") == ()
    assert told("", "new") == "[+new+]" and told("old", "") == "[-old-]"


def test_the_longest_texts_are_compared_however_they_are_made() -> None:
    chance = random.Random(7)
    few = [" ".join(chance.choices(["a", "b", "c"], k=20_000)) for _ in range(2)]
    none = [" ".join(f"{side}{n}" for n in range(20_000)) for side in "ab"]
    lines = ["x\n\ny\n\n" * 10_000, "y\n\nx\n\n" * 9_000]
    for before, later in (few, none, lines):
        changes = difference(before, later)
        assert "".join(change.text for change in changes if change.kind != "added") == before
        assert "".join(change.text for change in changes if change.kind != "removed") == later
