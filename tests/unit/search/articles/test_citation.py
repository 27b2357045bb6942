"""An article as a line of references: what is not known is left out."""

from __future__ import annotations

from typing import Any

import pytest
from newswire_search.articles.citation import citation
from newswire_search.articles.presentation import article_answer
from unit.search.stub import SEEN, article


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"authors": ("Ann Loe", "Otto Brandt"), "published_at": SEEN},
            "Ann Loe, Otto Brandt, “Minsk Group meets”, news.example, 2020-10-14, https://news.example/1.",
        ),
        ({}, "“Minsk Group meets”, news.example, https://news.example/1."),
        (
            {"authors": ("A B", "C D", "E F", "G H"), "url": "javascript:alert(1)"},
            "A B, C D, E F et al., “Minsk Group meets”, news.example.",
        ),
    ],
)  # fmt: skip
def test_an_article_is_cited(fields: dict[str, Any], line: str) -> None:
    shown = article_answer(article(**fields))
    assert citation(shown, lambda at: at.date().isoformat(), "et al.") == line
