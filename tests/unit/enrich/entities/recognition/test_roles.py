"""A title that stands for a person, once the article has said whose it is."""

from __future__ import annotations

import pytest
from newswire_enrich.entities.recognition.roles import role_of
from newswire_enrich.entities.tagging import tag_article
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()
PERSONS = Finds({"Ilse Marrow": "person", "Otto Lund": "person"})


def roles(body: str) -> list[tuple[str, str]]:
    entities = tag_article(PERSONS, KNOWN, "", body)
    return [(e.id, m.text) for e in entities for m in e.mentions if m.kind == "role"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Russian Deputy Foreign Minister Ilse Marrow spoke. The Russian deputy FM left.", "deputy FM"),
        ("Prime Minister Ilse Marrow spoke; later the premier left.", "premier"),
        ("Ilse Marrow, the mayor of Saltmere, spoke. The mayor left.", "mayor"),
        ("Defense Secretary Ilse Marrow spoke. The defence secretary left.", "defence secretary"),
        ("President Ilse Marrow met Mayor Otto Lund. The president left.", "president"),
    ],
)
def test_a_title_alone_means_the_one_who_has_it(body: str, found: str) -> None:
    assert roles(body) == [("person:ilse-marrow", found)]


@pytest.mark.parametrize(
    "body",
    [
        "President Ilse Marrow met President Otto Lund. The president left.",
        "Mayor Ilse Marrow spoke. The president left.",
        "Mayor Ilse Marrow spoke. The mayor of Otterlund left.",
        "Minister Ilse Marrow spoke. The finance minister left.",
        "The president left.",
        "In front of Ilse Marrow, the president waved. The president left.",
    ],
)
def test_a_title_that_two_have_or_nobody_has_means_nobody(body: str) -> None:
    assert roles(body) == []


def test_a_title_may_be_short_for_a_fuller_one_and_never_another_way() -> None:
    assert role_of("minister").may_be(role_of("deputy foreign minister"))
    assert not role_of("deputy foreign minister").may_be(role_of("minister"))
    assert role_of("FM") == role_of("Foreign Minister")
