"""What a quote is about is told by its own sentence, in every script."""

from __future__ import annotations

import pytest
from newswire_search.quotes.passages import is_about
from newswire_shared.contracts.documents import Quote, Span
from unit.search.stub import article, entity


@pytest.mark.parametrize(
    ("text", "quoted", "named", "about"),
    [
        ("“It sails,” Ani said of Minsk. Boris left.", "It sails,", "Minsk", True),
        ("“It sails,” Ani said. Minsk waits.", "It sails,", "Minsk", False),
        ("阿尼说「开航。」谈的是明斯克。", "开航。", "明斯克", False),
        ("明斯克在等。阿尼说「开航」。", "开航", "明斯克", False),
        ("阿尼谈到明斯克说「开航」。", "开航", "明斯克", True),
    ],
)  # fmt: skip
def test_a_quote_is_about_what_its_sentence_names(text: str, quoted: str, named: str, about: bool) -> None:
    start, at = text.index(quoted), text.index(named)
    span = Span(field="body", start=start, end=start + len(quoted))
    quote = Quote(speaker="Ani", speaker_id="ani", kind="direct", text=quoted, spans=(span,))
    held = article(body=text, entities=(entity("Minsk", (at, at + len(named))),), quotes=(quote,)).article
    assert is_about(held, quote, "minsk") is about
