"""The language comes from the text; what the page states decides only where the text does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_enrich.languages.detection import detect
from newswire_enrich.stages.language import LEAD_CHARACTERS, language
from unit.enrich.samples import draft, paged, raw


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The night ferry to the outer islands will go on sailing for two more years.", "en"),
        ("Le marché couvert de Port-Clair rouvre samedi matin après dix-huit mois de travaux.", "fr"),
        ("Die Werft am Nordhafen will bis zum Sommer hundert Schweißer einstellen.", "de"),
        ("De nachtboot naar de eilanden blijft nog minstens twee jaar varen.", "nl"),
        ("Паром снова ходит между островами, сообщила администрация порта.", "ru"),
        ("Նավը կրկին լողում է կղզիների միջև, հայտնեց նավահանգստի վարչությունը", "hy"),
        ("  The night\n\nferry to the\tislands will sail again.  ", "en"),
        ("", None),
        (" \n ", None),
        ("12:45 - 13:10", None),
    ],
)
def test_a_text_tells_its_language(text: str, code: str | None) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(
    ("stated", "given", "decided"),
    [("de", {}, "de"), (None, {"language": "hy"}, "hy"), ("de", {"language": "hy"}, "de"), (None, {}, None)],
)
def test_the_statement_decides_where_the_text_does_not(
    stated: str | None, given: dict[str, str], decided: str | None
) -> None:
    silent = replace(paged(title="12:45", body="13:10", language=stated), raw=raw(given=given))
    assert language(silent).language == decided


def test_a_wrong_statement_is_overruled_by_title_and_lead() -> None:
    assert language(paged(language="fr")).language == "en"


def test_what_follows_the_lead_does_not_matter() -> None:
    lead = draft().page.body.ljust(LEAD_CHARACTERS)
    mixed = paged(body=lead + "Паром снова ходит между островами. " * 100)
    assert language(mixed).language == "en"


def test_names_of_another_language_do_not_decide() -> None:
    text = (
        "Großmüller Straßenbahn Aktiengesellschaft, Königsbrück Landesversicherung and Jürgen Höfelmayr-Überacker said "
        "they would build the new line together and that it might open as early as next year."
    )
    assert detect(text) == "en"


ZULU = (
    "UMongameli wezwe uthe uhulumeni uzoqhubeka nokusebenzisana nemiphakathi ukuze kuqinisekiswe ukuthi abantu "
    "bathola amanzi ahlanzekile. Amaphoyisa athe abasolwa ababili baboshwe eThekwini."
)
XHOSA = (
    "UMongameli welizwe uthe urhulumente uza kuqhubeka esebenzisana noluntu ukuze kuqinisekiswe ukuba abantu "
    "bafumana amanzi acocekileyo. Amapolisa athi abarhanelwa ababini babanjwe eMonti."
)
SOTHO = (
    "Mopresidente o itse mmuso o tla tswelapele ho sebedisana le setjhaba ho netefatsa hore batho ba fumana metsi a "
    "hlwekileng. Maponesa a re babelaellwa ba babedi ba tshwerwe bosiu."
)


@pytest.mark.parametrize(("body", "code"), [(ZULU, "zu"), (XHOSA, "xh"), (SOTHO, None)])
def test_a_text_that_is_not_english_is_not_called_so_because_a_template_is(body: str, code: str | None) -> None:
    assert language(paged(title="", body=body, language="en-ZA")).language == code


def test_what_a_page_says_of_a_language_that_nobody_here_knows_is_believed() -> None:
    assert language(paged(title="", body=SOTHO, language="st")).language == "st"
