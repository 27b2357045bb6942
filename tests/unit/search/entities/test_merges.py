"""Where an id leads by the edits that people made."""

from __future__ import annotations

from typing import Any

import pytest
from newswire_search.entities.merges import present_id


def merge(number: int, one: str, into: str) -> dict[str, Any]:
    return {"number": number, "change": {"edit": "merge", "entity_id": one, "into": into}}


def undo(number: int, undone: int) -> dict[str, Any]:
    return {"number": number, "change": {"edit": "undo", "number": undone}}


RENAME = {"number": 9, "change": {"edit": "rename", "entity_id": "a", "name": "A"}}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "a"),
        ([merge(1, "a", "b")], "b"),
        ([merge(1, "b", "a"), RENAME], "a"),
        ([merge(1, "a", "b"), merge(2, "b", "c"), merge(3, "x", "y")], "c"),
        ([merge(2, "a", "c"), merge(1, "a", "b")], "c"),
        ([merge(1, "a", "b"), undo(2, 1)], "a"),
        ([merge(9, "a", "b"), undo(10, 9)], "a"),
        ([merge(1, "a", "b"), undo(2, 1), undo(3, 2)], "b"),
        ([merge(1, "a", "b"), undo(2, 1), undo(3, 2), undo(4, 3)], "a"),
        ([merge(1, "a", "b"), merge(2, "b", "a")], "a"),
        ([merge(1, "a", "b"), merge(2, "b", "c"), merge(3, "c", "b")], "a"),
        ([merge(1, "a", "a")], "a"),
    ],
)
def test_an_id_leads_to_what_holds_of_merges(edits: list[dict[str, Any]], expected: str) -> None:
    assert present_id("a", edits) == expected
