"""The letter of what is no message: bounded, and the same for the same frame."""

from __future__ import annotations

import json

import pytest
from newswire_shared.accounting.dead_letters import CUT, LETTER_CHARACTERS, unreadable_letter
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.topology import ENRICH

IT_IS_NONE = PermanentError("it is no message")


@pytest.mark.parametrize("more", [0, 1])
def test_a_frame_is_kept_whole_up_to_the_limit_and_cut_beyond_it(more: int) -> None:
    frame = "x" * (LETTER_CHARACTERS - len('""') + more)
    kept = json.loads(unreadable_letter(ENRICH, frame, IT_IS_NONE).message)
    assert kept == (json.dumps(frame)[:LETTER_CHARACTERS] + CUT if more else frame)


def test_one_frame_has_one_letter_and_another_one_another() -> None:
    first, again, other = (unreadable_letter(ENRICH, frame, IT_IS_NONE) for frame in ({"a": 1}, {"a": 1}, {"a": 2}))
    assert first.id == again.id != other.id
    assert (first.error, first.capture_id) == ("it is no message", "")
