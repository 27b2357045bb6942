"""The words of a quote as it stands alone: they end as an utterance does, and what was said apart stays apart."""

from __future__ import annotations

import pytest
from newswire_enrich.quotes import quotes
from newswire_shared.contracts.documents import EntityType, Quote
from newswire_shared.contracts.quote_keys import quote_key
from unit.enrich.cast_list import cast

PEOPLE: dict[str, EntityType] = {"Ilse Marrow": "person"}


def worded(body: str, language: str = "en") -> list[str]:
    return [quote.text for quote in quotes(cast(body, PEOPLE, language))]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('"The harbour will open again," said Ilse Marrow.', "The harbour will open again"),
        ('"Will the harbour open again?" asked Ilse Marrow.', "Will the harbour open again?"),
        ('"The harbour will open," Ilse Marrow said. "It must."', "The harbour will open … It must."),
        ('"The harbour will open!" Ilse Marrow said. "It must."', "The harbour will open! … It must."),
        ('"The harbour," Ilse Marrow said, "will open in the spring."', "The harbour … will open in the spring."),
        ('Ilse Marrow said: "The harbour will open.\n\n"It will stay open."',
         "The harbour will open. It will stay open."),
        ('Ilse Marrow said: "The harbour is “safe and dry”."', "The harbour is “safe and dry”."),
    ],
)  # fmt: skip
def test_a_quote_reads_as_what_was_said(body: str, text: str) -> None:
    assert worded(body) == [text]


def test_two_single_marks_close_a_double_one() -> None:
    body = "“The harbour will open again,’’ Ilse Marrow said. “It must open before the winter comes.’’"
    assert worded(body) == ["The harbour will open again … It must open before the winter comes."]


def test_the_key_of_a_quote_is_what_it_was_when_its_parts_stood_side_by_side() -> None:
    [quote] = quotes(cast('"The harbour will open," Ilse Marrow said. "It must."', PEOPLE, "en"))
    before: Quote = quote.model_copy(update={"text": "The harbour will open, It must."})
    assert quote_key(quote) == quote_key(before)
