"""Quotes as people read them."""

from __future__ import annotations

import pytest
from newswire_search.formats.quotations import spoken


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("We go on,", "direct", "We go on"),
        ("“We go on,”", "direct", "We go on"),
        ("« On continue »", "direct", "On continue"),
        ("\u201eWir bleiben\u201c", "direct", "Wir bleiben"),
        ("We don\u2019t know.", "direct", "We don\u2019t know."),
        ("“One”, he said, “two”", "direct", "“One”, he said, “two”"),
        ("that “they” go", "indirect", "that “they” go"),
        ("“they”", "indirect", "“they”"),
        ("Why?", "direct", "Why?"),
        (",", "direct", ","),
        ("”", "direct", "”"),
    ],
)
def test_words_stand_without_what_their_sentence_needed(text: str, kind: str, shown: str) -> None:
    assert spoken(text, kind) == shown
