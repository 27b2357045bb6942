"""Who reported it, and from whom."""

from __future__ import annotations

import pytest
from newswire_enrich.quotes.attribution import attributions
from newswire_shared.contracts.documents import EntityType
from unit.enrich.cast_list import cast

NAMES: dict[str, EntityType] = {
    "Ilse Marrow": "person", "Saltmere Post": "organisation", "Harbour Board": "organisation", "TASS": "organisation",
    "Saltmere": "place",
}  # fmt: skip


def chain(body: str, language: str | None = "en", authors: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(one.relation, one.source) for one in attributions(cast(body, NAMES, language), authors)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ilse Marrow told TASS about this, Example.am reports.", [("told", "TASS"), ("reports", "Example.am")]),
        ("Ilse Marrow told the Saltmere Post.", [("told", "Saltmere Post")]),
        ("Ilse Marrow told the Harbour Board.", []),
        ("Ilse Marrow told reporters.", []),
        ("She said so in an interview with the Saltmere Post.", [("told", "Saltmere Post")]),
        ("The pier is shut, according to the Harbour Board.", [("according to", "Harbour Board")]),
        ("The pier is shut, according to data from the Harbour Board.", [("according to", "Harbour Board")]),
        ("The pier is shut, according to two officials.", []),
        ("The pier is shut, according to Ilse Marrow of the Saltmere Post.",
         [("according to", "Ilse Marrow"), ("according to", "Saltmere Post")]),
        ("The pier is shut, Reuters reported, citing the Harbour Board.",
         [("reports", "Reuters"), ("citing", "Harbour Board")]),
        ("As Ilse Marrow reports for the Saltmere Post, the pier is shut.",
         [("reports", "Ilse Marrow"), ("reports", "Saltmere Post")]),
        ("Ilse Marrow told the BBC's Today programme.", [("told", "BBC")]),
        ("As first reported by Dock Weekly, the pier is shut.", [("reports", "Dock Weekly")]),
        ("A person familiar with the matter told Dock Weekly that it is shut.", [("told", "Dock Weekly")]),
        ("The pier is shut, according to an email seen by Dock Today.", [("credit", "Dock Today")]),
        ("In an interview with Dock Today, Marrow said so.", [("told", "Dock Today")]),
        ("A report in the Saltmere Post said so.", [("reports", "Saltmere Post")]),
        ("Data from the Harbour Board showed it.", [("according to", "Harbour Board")]),
        ("The pier is shut, as reported by the Saltmere Independent newspaper.", [("reports", "Saltmere Independent")]),
        ("The Saltmere Post recently reported so.", [("reports", "Saltmere Post")]),
        ("It first appeared in Saltmere last year.", []),
        ("They left, citing Saltmere violence.", []),
        ("It is late, according to new plans that Ilse Marrow made.", []),
        ("SALTMERE, November 9. /TASS/. The pier is shut.", [("credit", "TASS")]),
        ("SALTMERE (Reuters) - The pier is shut.", [("credit", "Reuters")]),
        ("The pier is shut.\n\nSource: Interfax", [("credit", "Interfax")]),
        ("The pier is shut.\n\n(AFP)", [("credit", "AFP")]),
        ("This article was originally published by the Saltmere Post.", [("credit", "Saltmere Post")]),
        ("Ilse Marrow reported to the police.", []),
        ("The pier is shut, and she wrote a book.", []),
    ],
)  # fmt: skip
def test_the_chain_in_english(body: str, expected: list[tuple[str, str]]) -> None:
    assert chain(body) == expected


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("de", "„Der Hafen bleibt zu“, sagte Ilse Marrow der Deutschen Presse-Agentur.",
         [("told", "Deutschen Presse-Agentur")]),
        ("de", "Laut Harbour Board bleibt der Hafen zu.", [("according to", "Harbour Board")]),
        ("de", "Wie die Nachrichtenagentur AFP berichtet, bleibt der Hafen zu.", [("reports", "AFP")]),
        ("de", "Dem Harbour Board zufolge bleibt der Hafen zu.", [("according to", "Harbour Board")]),
        ("de", "Der Hafen bleibt zu, wie der Sender Radio Nordlicht am Montag berichtete.",
         [("reports", "Radio Nordlicht")]),
        ("tr", "Reuters'a göre liman kapalı.", [("according to", "Reuters")]),
        ("de", "Laut einem Bericht bleibt der Hafen zu.", []),
        ("fr", "Selon l'AFP, le port reste fermé.", [("according to", "AFP")]),
        ("fr", "« Le port reste fermé », a dit Ilse Marrow à l'AFP.", [("told", "AFP")]),
        ("es", "Según la agencia EFE, el puerto sigue cerrado.", [("according to", "EFE")]),
        ("ru", "Порт закрыт, сообщает Интерфакс.", [("reports", "Интерфакс")]),
        ("ru", "Порт закрыт, сообщает ТАСС со ссылкой на Минтранс.", [("reports", "ТАСС"), ("citing", "Минтранс")]),
        ("ja", "港務局によると、港は閉鎖されたままだ。", [("according to", "港務局")]),
        ("zh", "新华社北京4月2日电 港口仍然关闭。", [("credit", "新华社")]),
        ("no", "Ifølge NTB er havnen stengt.", [("according to", "NTB")]),
    ],
)  # fmt: skip
def test_the_chain_in_other_languages(language: str, body: str, expected: list[tuple[str, str]]) -> None:
    assert chain(body, language) == expected


def test_an_agency_as_author_is_a_credit_that_stands_nowhere_in_the_body() -> None:
    (credit,) = attributions(cast("The pier is shut.", NAMES), ("Ilse Marrow", "Reuters"))
    assert (credit.source, credit.relation, credit.start, credit.end) == ("Reuters", "credit", 0, 0)


def test_a_source_carries_the_id_of_its_entity() -> None:
    body = "Ilse Marrow told TASS about this, Reuters reports."
    assert [one.source_id for one in attributions(cast(body, NAMES))] == ["organisation:tass", None]
    assert [body[one.start : one.end] for one in attributions(cast(body, NAMES))] == ["TASS", "Reuters"]
