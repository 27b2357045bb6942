"""Articles that an apostrophe ties to a word."""

from __future__ import annotations

import pytest
from newswire_shared.analysis.elision import with_articles, without_article


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("l'argument", "argument"), ("L\u2019État", "État"), ("dell'arte", "arte"), ("d'hier", "hier"),
        ("qu'œuvre", "œuvre"), ("(l'UE),", "UE"), ("quell'anno", "anno"), ("D'Angelo", "Angelo"),
    ],
)  # fmt: skip
def test_a_word_stands_behind_its_article(text: str, word: str) -> None:
    assert without_article(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "argument",
        "c'mon",
        "o'clock",
        "aujourd'hui",
        "Sana'a",
        "don't",
        "l-argument",
        "l' argument",
        "l'",
        "",
        "l'\u044d",
    ],
)
def test_what_no_article_is_tied_to_is_left_as_it_is(text: str) -> None:
    assert without_article(text) is None


def test_a_word_is_written_behind_each_article_with_its_marks_and_without() -> None:
    assert {"l'etat", "l\u2019état", "d'état"} <= {*with_articles("État", "other")}
    assert with_articles("eau", "pt") == ["d'eau", "d\u2019eau"]
