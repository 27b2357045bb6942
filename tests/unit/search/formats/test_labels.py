"""The words that people read for what programs have codes for."""

from __future__ import annotations

import pytest
from babel import Locale
from newswire_search.formats.labels import entity_name


@pytest.mark.parametrize(
    ("entity", "name", "language", "called"),
    [
        ("country:ES", "Spain", "fr", "Espagne"),
        ("country:ES", "Spain", "en", "Spain"),
        ("country:XZ", "Utopia", "fr", "Utopia"),
        ("place:paris", "Paris", "fr", "Paris"),
        ("", "Spain", "fr", "Spain"),
    ],
)
def test_a_country_is_called_as_the_reader_calls_it(entity: str, name: str, language: str, called: str) -> None:
    assert entity_name(entity, name, Locale(language)) == called
