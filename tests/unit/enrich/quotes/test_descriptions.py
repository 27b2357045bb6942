"""Who speaks without a name: what the text calls them, and who was named with that role before."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from newswire_enrich.quotes import quotes
from newswire_shared.contracts.documents import EntityType, Quote
from unit.enrich.cast_list import cast

MARROW: dict[str, EntityType] = {"Ilse Marrow": "person"}


def said(body: str, language: str = "en", people: Mapping[str, EntityType] | None = None) -> list[Quote]:
    return list(quotes(cast(body, people, language)))


@pytest.mark.parametrize(
    ("language", "body", "described"),
    [
        ("en", 'A spokeswoman for the ministry told the Saltmere Post: "The pier stays shut."',
         "A spokeswoman for the ministry"),
        ("en", '"Nobody asked us about the pier," said the owner of the hotel on Monday.', "the owner of the hotel"),
        ("en", '"Nobody asked us about the pier," said a clerk in a statement.', "a clerk"),
        ("en", "A clerk at the port said that the pier was never safe.", "A clerk at the port"),
        ("de", "„Der Hafen bleibt zu“, kündigte der Kämmerer der Stadt an.", "der Kämmerer der Stadt"),
        ("fr", "« Le port reste fermé, soupire une habitante du quartier. »", "une habitante du quartier"),
        ("es", '"El puerto sigue cerrado", lamentó una enfermera del hospital.', "una enfermera del hospital"),
        ("nl", '"De haven blijft dicht", zei een boer uit het dorp.', "een boer uit het dorp"),
    ],
)  # fmt: skip
def test_who_is_not_named_is_described(language: str, body: str, described: str) -> None:
    (quote,) = said(body, language)
    assert (quote.speaker, quote.described) == (None, described)


def test_a_report_is_no_speaker() -> None:
    (quote,) = said('The report of the board said: "The pier was never safe."')
    assert quote.described is None


def test_who_has_a_name_is_not_described_too() -> None:
    (quote,) = said('"The pier stays shut," said the mayor, Ilse Marrow.', people=MARROW)
    assert (quote.speaker, quote.described) == ("Ilse Marrow", None)


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", 'The mayor of Saltmere, Ilse Marrow, was there. "The pier stays shut," the mayor said.'),
        ("es", "«El puerto sigue cerrado», dijo la alcaldesa de Saltmere, Ilse Marrow. «Queremos hechos», insistió la "
         "alcaldesa."),
    ],
)  # fmt: skip
def test_a_role_is_whoever_was_named_behind_it_and_a_comma(language: str, body: str) -> None:
    assert said(body, language, MARROW)[-1].speaker == "Ilse Marrow"


def test_the_role_beside_a_name_ends_with_its_sentence() -> None:
    body = (
        '"We have no crews," said Ilse Marrow, the mayor. The porter had asked for help. The porter said it was late.'
    )
    assert said(body, people=MARROW)[-1].speaker is None


def test_what_has_a_complement_is_no_epithet_of_whoever_was_named_last() -> None:
    body = "« Les rails sont posés », a expliqué Ilse Marrow. « C'est un mensonge ! », a lancé le patron du café."
    quote = said(body, "fr", MARROW)[-1]
    assert (quote.speaker, quote.described) == (None, "le patron du café")


def test_a_description_is_written_only_where_there_is_one() -> None:
    """Workers of the release before refuse a field that they do not know."""
    named, unnamed = said('"The pier stays shut," said Ilse Marrow. "The pier is safe," said a porter.', people=MARROW)
    assert "described" not in named.model_dump()
    assert unnamed.model_dump()["described"] == "a porter"
