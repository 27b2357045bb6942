"""What somebody said in the writer's words."""

from __future__ import annotations

import pytest
from newswire_enrich.quotes import quotes
from newswire_shared.contracts.documents import EntityType
from unit.enrich.cast_list import cast

PEOPLE: dict[str, EntityType] = {"Ilse Marrow": "person", "Otto Brandt": "person", "Harbour Board": "organisation"}


def reported(body: str, language: str = "en") -> list[tuple[str | None, str]]:
    return [(q.speaker, q.text) for q in quotes(cast(body, PEOPLE, language)) if q.kind == "indirect"]


@pytest.mark.parametrize(
    ("body", "speaker", "clause"),
    [
        ("Ilse Marrow said that the pier is shut.", "Ilse Marrow", "the pier is shut"),
        ("Ilse Marrow said the pier is shut.", "Ilse Marrow", "the pier is shut"),
        ("The pier is shut, Ilse Marrow said.", "Ilse Marrow", "The pier is shut"),
        ("The pier is shut, said Ilse Marrow.", "Ilse Marrow", "The pier is shut"),
        ("The Harbour Board announced on Monday that the pier is shut.", "Harbour Board", "the pier is shut"),
        ("Otto Brandt told Ilse Marrow that the pier is shut.", "Otto Brandt", "the pier is shut"),
        ("Otto Brandt spoke. He said the pier is shut.", "Otto Brandt", "the pier is shut"),
        ("A spokesman said the pier is shut.", None, "the pier is shut"),
        ("Ilse Marrow, a lawyer, warned that the pier is shut.", "Ilse Marrow", "the pier is shut"),
    ],
)
def test_the_clause_that_a_verb_of_saying_reports(body: str, speaker: str | None, clause: str) -> None:
    assert reported(body) == [(speaker, clause)]


@pytest.mark.parametrize(
    ("language", "body", "clause"),
    [
        ("de", "Ilse Marrow sagte, dass der Hafen zu bleibt.", "der Hafen zu bleibt"),
        ("fr", "Ilse Marrow a dit que le port reste fermé.", "le port reste fermé"),
        ("es", "Ilse Marrow dijo que el puerto sigue cerrado.", "el puerto sigue cerrado"),
        ("it", "Ilse Marrow ha detto che il porto resta chiuso.", "il porto resta chiuso"),
        ("pt", "Ilse Marrow disse que o porto continua fechado.", "o porto continua fechado"),
        ("nl", "Ilse Marrow zei dat de haven dicht blijft.", "de haven dicht blijft"),
        ("pl", "Ilse Marrow powiedziała, że port jest zamknięty.", "port jest zamknięty"),
        ("ru", "Ilse Marrow сказала, что порт закрыт надолго.", "порт закрыт надолго"),
        ("sv", "Ilse Marrow sade att hamnen är stängd.", "hamnen är stängd"),
    ],
)
def test_other_languages_report_behind_their_word_for_that(language: str, body: str, clause: str) -> None:
    assert reported(body, language) == [("Ilse Marrow", clause)]


@pytest.mark.parametrize(
    "body",
    [
        "The pier is shut.",
        "Ilse Marrow is said to like the pier.",
        "Ilse Marrow told a story.",
        "All states shut their piers in the spring.",
        "Ilse Marrow said no.",
        'Ilse Marrow said that "the pier is shut until the spring".',
    ],
)
def test_what_reports_nothing_or_is_quoted_is_no_statement(body: str) -> None:
    assert reported(body) == []


def test_a_text_without_full_stops_is_read_to_its_end() -> None:
    body = f"{'the pier, the quay, ' * 1000} Marrow said that the ferry sails on Monday"
    assert [quote.text for quote in quotes(cast(body, PEOPLE))] == ["the ferry sails on Monday"]
