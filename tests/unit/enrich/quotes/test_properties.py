"""What holds for every text: spans lie in it, cut out what they say, and follow each other."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from growth import STEEP, exponent
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.dates.dateline import dateline
from newswire_enrich.dates.mentioned import dates
from newswire_enrich.quotes import quotes
from newswire_enrich.quotes.attribution import attributions
from newswire_enrich.quotes.marks import stretches
from newswire_shared.contracts.documents import EntityType
from unit.enrich.cast_list import cast

PEOPLE: dict[str, EntityType] = {"Ilse Marrow": "person", "Harbour Board": "organisation"}
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ru", "tr", "no", "zh", "ja", "zu", "xx", None])
PIECES = st.sampled_from(
    ['"', "“", "”", "„", "«", "»", "‘", "’", "'", "「", "」", "– ", "— ", "\n", "\n\n", ". ", ", ",
     ": ", "said ", "Ilse Marrow ",
     "Marrow ", "she ", "told ", "that ", "the pier is shut", "Harbour Board ", "according to ", "sagte ",
     "la ", "l'", "2020 ",
     "May 5 ", "9. ", "Monday ", "月", "12", "日", "说", "と述べ", "は", "(AFP) ", "/TASS/ ", "reports ",
     "İ", "ß", "\u0301", "😀"]
)  # fmt: skip
WORDS = re.compile(r"\w+")
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, LANGUAGES)
def test_quotes_are_cut_out_of_the_text_by_their_spans(text: str, language: str | None) -> None:
    for quote in quotes(cast(text, PEOPLE, language)):
        pieces = [text[span.start : span.end] for span in quote.spans]
        assert all(pieces) and WORDS.findall(quote.text) == WORDS.findall(" ".join(pieces))
        assert all(piece == piece.strip() for piece in pieces) or quote.kind == "indirect"


@pytest.mark.parametrize("language", ["zu", "xh"])
def test_a_text_may_end_in_a_word_of_one_sign(language: str) -> None:
    assert quotes(cast('0: "0" 0', PEOPLE, language)) == ()


@given(TEXTS, LANGUAGES)
def test_direct_quotes_follow_each_other_and_never_overlap(text: str, language: str | None) -> None:
    found = [span for quote in quotes(cast(text, PEOPLE, language)) if quote.kind == "direct" for span in quote.spans]
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(TEXTS, LANGUAGES)
def test_a_speaker_with_an_id_is_an_entity(text: str, language: str | None) -> None:
    named = cast(text, PEOPLE, language)
    names = {entity.id: entity.name for entity in named.entities}
    for quote in quotes(named):
        assert quote.speaker_id is None or names[quote.speaker_id] == quote.speaker


@given(TEXTS, LANGUAGES)
def test_attributions_lie_in_the_text_in_order(text: str, language: str | None) -> None:
    found = attributions(cast(text, PEOPLE, language))
    assert all(0 <= one.start < one.end <= len(text) and one.source.strip() for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)


@given(TEXTS, LANGUAGES, st.one_of(st.none(), st.dates()))
def test_dates_are_dates_and_lie_in_the_text(text: str, language: str | None, published: date | None) -> None:
    for one in dates("body", text, language, published):
        assert text[one.start : one.end] == one.text
        date.fromisoformat((one.date + "-01-01")[:10])


@given(TEXTS, LANGUAGES)
def test_a_dateline_stands_in_the_text(text: str, language: str | None) -> None:
    place = dateline(text, language)
    assert place is None or (place and place in text)


@given(TEXTS)
def test_quotations_are_in_order_and_hold_their_spans(text: str) -> None:
    found = stretches(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(one.start <= start < end <= one.end for one in found for start, end in one.spans)


@pytest.mark.parametrize(
    "sign", ['"', "“", "”", "„", "«", "»", "'", "‘", "「", "\n“", '\n"a', "– a\n", '"a said ', "2020 ", "said that a ",
     "'a ", "‘a’ ", '"a" ', '"a," he said. ', "\n\n", ".", "!"]
)  # fmt: skip
def test_a_text_of_nothing_but_marks_takes_no_long_time(sign: str) -> None:
    def read(characters: int) -> None:
        body = sign * (characters // len(sign))
        named = cast(body, PEOPLE, "no")
        quotes(named), attributions(named), dates("body", body, "en", date(2026, 3, 2)), dateline(body)

    assert exponent(read, 8_000, 32_000) < STEEP
