"""Two texts side by side: every row's sides are the texts' own, and what both have stands in one row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from newswire_search.revisions.difference import difference
from newswire_search.revisions.side_by_side import rows

TEXTS = st.lists(st.sampled_from(["The pier is shut.", "Nobody was hurt.", "It opens in May.", "a"]), max_size=6).map(
    "\n\n".join
)


def shown(before: str, later: str) -> list[tuple[str, str, bool]]:
    return [
        ("".join(p.text for p in row.before), "".join(p.text for p in row.later), row.is_changed)
        for row in rows(difference(before, later))
    ]


def test_a_paragraph_that_was_changed_stands_beside_what_it_became() -> None:
    before = "The pier is shut.\n\nTwo people were hurt.\n\nThe harbour stays open."
    later = before.replace("Two", "Three")
    assert shown(before, later) == [
        ("The pier is shut.", "The pier is shut.", False),
        ("Two people were hurt.", "Three people were hurt.", True),
        ("The harbour stays open.", "The harbour stays open.", False),
    ]


def test_what_is_new_has_nothing_beside_it() -> None:
    pier, opens = ("The pier is shut.", "The pier is shut.", False), ("", "It opens in May.", True)
    assert shown("The pier is shut.", "The pier is shut.\n\nIt opens in May.") == [pier, opens]
    assert shown("The pier is shut.", "It opens in May.\n\nThe pier is shut.") == [opens, pier]


@given(TEXTS, TEXTS)
def test_no_word_is_lost_on_either_side(before: str, later: str) -> None:
    sides = shown(before, later)
    assert "".join("".join(left for left, _, _ in sides).split()) == "".join(before.split())
    assert "".join("".join(right for _, right, _ in sides).split()) == "".join(later.split())
