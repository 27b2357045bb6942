"""An id that a name makes by itself is sure where the article bears the name out, and doubtful else."""

from __future__ import annotations

import pytest
from newswire_enrich.entities.evidence import UNSURE
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import EntityType
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()


def sure(body: str, name: str, kind: EntityType, language: str = "en") -> bool:
    """Whether the article's only entity of that name is sure."""

    class Reads(Finds):
        languages = frozenset({language})

    (entity,) = tag_article(Reads({name: kind}), KNOWN, "", body, language)
    assert entity.type == kind
    return entity.confidence >= UNSURE


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("They met Sione Otterfield.", "Sione Otterfield", "person"),
        ("| LB | Sione Otterfield | 6 | 8% |", "Sione Otterfield", "person"),
        ("“No,” said Mrs Ytterfield Marrowby.", "Ytterfield Marrowby", "person"),
        ("Ytterfield Marrowby, who chairs the board, agreed.", "Ytterfield Marrowby", "person"),
        ("Ytterfield Marrowby, head of the board, agreed.", "Ytterfield Marrowby", "person"),
        ("The Saltmere Harbour Ministry moved.", "Saltmere Harbour Ministry", "organisation"),
        ("Nordlys shares fell again on Monday.", "Nordlys", "organisation"),
        ("It was bad, according to Nordlys.", "Nordlys", "organisation"),
        ("He was born in Otterfield.", "Otterfield", "place"),
        ("It opened on Otter Street.", "Otter Street", "place"),
        ("The Otter Treaty was read. Nobody signed the Otter Treaty.", "Otter Treaty", "other"),
    ],
)
def test_what_its_words_or_its_sentence_bear_out_is_sure(body: str, name: str, kind: EntityType) -> None:
    assert sure(body, name, kind)


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("Nighttime Potion\n\nTake it warm.", "Nighttime Potion", "person"),
        ("Best Otter Offers Of The Week\n\nRead on.", "Otter Offers", "organisation"),
        ("- chip with Otter Engine\n- two cables", "Otter Engine", "organisation"),
        ("The missile is called Otterik by its makers.", "Otterik", "person"),
        ("They bought a Nordlys at once.", "Nordlys", "organisation"),
        ("They saw Marrow, Brandt there at the harbour.", "Marrow, Brandt", "organisation"),
        ("They read Eye of Otters, the first book of three.", "Eye of Otters", "organisation"),
        ("The play was given in Ilse Street-Marrow all year.", "Ilse Street-Marrow", "person"),
        ("Send it to SK3 4QD by post, please.", "SK3 4QD", "place"),
        ("The Marrowist mood will not last, they say.", "Marrowist", "other"),
        ("They tested the Brydge2 Wireless said nobody.", "Brydge2 Wireless", "organisation"),
    ],
)
def test_what_nothing_bears_out_is_doubtful(body: str, name: str, kind: EntityType) -> None:
    assert not sure(body, name, kind)


def test_what_bears_a_name_out_once_holds_for_the_article() -> None:
    assert sure("Nordlys Offers More\n\nNordlys shares fell again on Monday.", "Nordlys", "organisation")


def test_the_rules_are_english_and_leave_other_languages_alone() -> None:
    assert sure("Nordlys Nordlys", "Nordlys", "organisation", "fr")
