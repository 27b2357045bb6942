"""The names that a model took for one are parted, and each ends where it ends."""

from __future__ import annotations

import pytest
from newswire_enrich.entities.recognition.mentions import Found, recognised, texts_of
from newswire_shared.contracts.documents import EntityType
from unit.enrich.known import Finds


def found(body: str, span: str, kind: EntityType, language: str = "en") -> list[tuple[str, str]]:
    """The names that come of one span of a model."""

    class Once(Finds):
        languages = frozenset({language})

        def found_in(self, text: str) -> list[Found]:
            at = text.find(span)
            return [Found(at, at + len(span), kind)] if at >= 0 else []

    return [(name.text, name.type) for name in recognised(Once({}), texts_of("", body), language)]


@pytest.mark.parametrize(
    ("body", "span", "names"),
    [
        ("ROWING - SALTMERE WINS AGAIN", "ROWING - SALTMERE", ["SALTMERE"]),
        ("Keepers - Ilse Marrow, Anna Lind", "Keepers - Ilse Marrow", ["Ilse Marrow"]),
        ("Photo: Ilse Marrow / Otter Press", "Ilse Marrow / Otter Press", ["Ilse Marrow", "Otter Press"]),
        ("the Harbour Union (HU) met", "Harbour Union (HU", ["Harbour Union", "HU"]),
        ("the Harbour Union (HU) met", "Harbour Union (HU)", ["Harbour Union", "HU"]),
        ("the Otter (Norway) Trust", "Otter (Norway) Trust", ["Otter (Norway) Trust"]),
        ("AC/DC played", "AC/DC", ["AC/DC"]),
        ("he met Otter - Marrow said", "Otter - Marrow", ["Otter", "Marrow"]),
    ],
)
def test_names_that_a_dash_a_stroke_or_brackets_part_are_several(body: str, span: str, names: list[str]) -> None:
    assert [text for text, _ in found(body, span, "organisation")] == names


def test_each_part_has_the_type_of_its_own_words() -> None:
    parts = found("Maria Marrow / Saltmere Gazette", "Maria Marrow / Saltmere Gazette", "organisation")
    assert parts == [("Maria Marrow", "person"), ("Saltmere Gazette", "organisation")]


@pytest.mark.parametrize(
    ("span", "kind", "name"),
    [
        ("Nordlys news agency", "organisation", "Nordlys"),
        ("Otterlund county", "place", "Otterlund"),
        ("occupied Otterlund", "place", "Otterlund"),
        ("Nordlys Ltd and", "organisation", "Nordlys Ltd"),
        ("Otter Prize-winning", "person", "Otter Prize"),
    ],
)
def test_small_words_around_a_name_are_no_part_of_it(span: str, kind: EntityType, name: str) -> None:
    assert found(f"They saw {span} there.", span, kind) == [(name, kind)]


def test_small_words_end_names_of_other_languages() -> None:
    assert found("la Banque centrale", "Banque centrale", "organisation", "fr") == [("Banque centrale", "organisation")]


@pytest.mark.parametrize(
    ("span", "kind", "name"),
    [
        ("du Japon", "place", "Japon"),
        ("la Chine", "place", "Chine"),
        ("de l'Otterie", "place", "Otterie"),
        ("la Banque otterienne", "organisation", "Banque otterienne"),
        ("du Bellay", "person", "du Bellay"),
        ("La Rochelle", "place", "La Rochelle"),
    ],
)
def test_a_french_article_before_a_country_or_a_body_is_no_part_of_it(span: str, kind: EntityType, name: str) -> None:
    assert found(f"Les prix {span} montent", span, kind, "fr") == [(name, kind)]
