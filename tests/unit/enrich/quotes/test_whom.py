"""Whom a pronoun, a role or a quotation without a tag stands for: the one named so, or nobody."""

from __future__ import annotations

import pytest
from newswire_enrich.quotes.direct import direct_quotes
from newswire_shared.contracts.documents import EntityType
from unit.enrich.cast_list import cast

NAMES: dict[str, EntityType] = {
    "Ilse Marrow": "person", "Otto Brandt": "person", "Nord Ferries": "organisation", "Eindhoven": "place",
}  # fmt: skip
STEP = '"We regret the step that we take,"'


def speakers(body: str, language: str = "en") -> list[str | None]:
    return [quote.speaker for quote in direct_quotes(cast(body, NAMES, language))]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        (f"Nord Ferries cut its routes. {STEP} the company said.", "Nord Ferries"),
        (f"Nord Ferries cut its routes. {STEP} they said.", "Nord Ferries"),
        (f"Nord Ferries cut its routes. {STEP} it said in a statement.", "Nord Ferries"),
        (f"Ilse Marrow and Otto Brandt left. {STEP} they said.", None),
        (f"Ilse Marrow came before Otto Brandt did. {STEP} he said.", "Otto Brandt"),
        (f"Otto Brandt took up the invitation of Ilse Marrow. {STEP} she said.", "Ilse Marrow"),
    ],
)
def test_a_pronoun_stands_for_whom_it_agrees_with(body: str, speaker: str | None) -> None:
    assert speakers(body) == [speaker]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        (f"US ambassador Otto Brandt came. Norway was angry. {STEP} its ambassador said.", None),
        (f"Ilse Marrow came. {STEP} one user wrote.", None),
        (f"{STEP} said a spokesman for Otto Brandt.", None),
        (f"A spokesman for Otto Brandt said: {STEP}", None),
        (f"The mayor of Eindhoven said: {STEP}", None),
        (f"{STEP} said the mayor of Eindhoven.", None),
        (f"Ilse Marrow lost the race. {STEP} the 36-year-old said.", "Ilse Marrow"),
        (f"Ilse Marrow lost the race. {STEP} the skipper said.", "Ilse Marrow"),
        (f"{STEP} said the mayor of Eindhoven, Ilse Marrow, on Monday.", "Ilse Marrow"),
    ],
)
def test_a_role_is_whose_it_was_said_to_be_or_nobodys(body: str, speaker: str | None) -> None:
    assert speakers(body) == [speaker]


@pytest.mark.parametrize(
    "body",
    [
        '"We were warned early," Ilse Marrow told Otto Brandt of the Saltmere Post.',
        'Speaking to Otto Brandt, Ilse Marrow said: "We were warned early."',
        'Asked by Otto Brandt whether it rained, Ilse Marrow said "it rained on us all the week".',
    ],
)
def test_the_reporter_is_no_speaker(body: str) -> None:
    assert speakers(body) == ["Ilse Marrow"]


@pytest.mark.parametrize(
    "body",
    [
        'Ilse Marrow spoke for an hour.\n\n"We will wait, and we will not take another step this year, nor the next."',
        '"We will wait, and we will not take another step this year, nor the next."\n\nSo said Ilse Marrow on Monday.',
    ],
)
def test_a_paragraph_of_quotation_is_said_by_who_is_named_beside_it(body: str) -> None:
    assert speakers(body) == ["Ilse Marrow"]


@pytest.mark.parametrize(
    "body",
    [
        "Ilse Marrow made the film 'Night Ferry'. She said nothing more.",
        'Otto "The Boat" Brandt said he was glad.',
        'Ilse Marrow said the "slow boat" was late.',
    ],
)
def test_a_name_in_marks_is_no_quote(body: str) -> None:
    assert speakers(body) == []


def test_two_utterances_of_two_are_never_one() -> None:
    body = '"We open soon," said Ilse Marrow. "We close soon," said Otto Brandt.'
    assert speakers(body) == ["Ilse Marrow", "Otto Brandt"]
