"""Who said what in languages other than English: their marks, dashes, verbs and the place of the subject."""

from __future__ import annotations

import pytest
from newswire_enrich.quotes.attribution import attributions
from newswire_enrich.quotes.direct import direct_quotes
from newswire_shared.contracts.documents import EntityType
from unit.enrich.cast_list import cast


def said(body: str, language: str, people: dict[str, EntityType] | None = None) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in direct_quotes(cast(body, people, language))]


def chain(body: str, language: str) -> list[tuple[str, str]]:
    return [(one.relation, one.source) for one in attributions(cast(body, None, language))]


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("no", "– Det er bra, sier Kari Nordmann.", [("Kari Nordmann", "Det er bra")]),
        ("no", "Kari Nordmann er glad. – Vi åpner i mai, sier hun.", [("Kari Nordmann", "Vi åpner i mai")]),
        ("sv", "– Det här är allvarligt, säger Lars Berg till TT. – Vi väntar på svar.",
         [("Lars Berg", "Det här är allvarligt … Vi väntar på svar.")]),
        ("da", "– Vi har ventet i årevis, lyder det fra Mette Holm.", [("Mette Holm", "Vi har ventet i årevis")]),
        ("da", "Mette Holm leder havnen.\n\n– Vi åbner den igen til maj, og så er der plads til alle dem som vil.",
         [("Mette Holm", "Vi åbner den igen til maj, og så er der plads til alle dem som vil.")]),
        ("pl", "– To dobra wiadomość dla portu – powiedział PAP Jan Kowal. – Otwieramy w maju.",
         [("Jan Kowal", "To dobra wiadomość dla portu … Otwieramy w maju.")]),
    ],
)  # fmt: skip
def test_a_dash_of_speech_has_its_speaker(language: str, body: str, expected: list[tuple[str, str]]) -> None:
    assert said(body, language) == expected


@pytest.mark.parametrize(
    ("language", "body", "speaker"),
    [
        ("nl", "‘De haven gaat weer open in mei’, aldus Anna Visser.", "Anna Visser"),
        ("nl", "Volgens burgemeester Anna Visser is „de haven weer open in het voorjaar”.", "Anna Visser"),
        ("es", "«El puerto abrirá en mayo», ha recalcado Ana Ruiz en declaraciones a Efe.", "Ana Ruiz"),
        ("pt", "“O porto vai reabrir em maio”, frisou Ana Souza à Lusa.", "Ana Souza"),
        ("it", "«Il porto riaprirà a maggio», ha rimarcato Anna Rossi all'Ansa.", "Anna Rossi"),
        ("fr", "« Le port rouvrira en mai », a promis Anne Legrand.", "Anne Legrand"),
        ("pl", "Jak podkreślił minister Jan Kowal, „port zostanie otwarty w maju tego roku”.", "Jan Kowal"),
        ("ru", "«Порт откроется в мае», — пожаловался Иван Петров ТАСС.", "Иван Петров"),
        ("ru", "По словам Ивана Петрова, «порт откроется в мае этого года».", "Ивана Петрова"),
        ("tr", 'Ahmet Kaya, limanı gezip, "Liman mayıs ayında yeniden açılacak." ifadesini kullandı.', "Ahmet Kaya"),
        ("tr", 'Limanı gezen Ahmet Kaya, şunları kaydetti:\n\n"Liman mayıs ayında yeniden açılacak."', "Ahmet Kaya"),
        ("de", "„Der Hafen öffnet im Mai“, bezweifelte die Leiterin des Hafens, Ilse Marrow.", "Ilse Marrow"),
        ("de", "Mit Blick auf den Hafen betonte er: „Wir öffnen ihn im Mai.“ Otto Brandt ging.", None),
        ("ja", "山田市長は会見で「港は来年の春に再び開く」と呼びかけた。", "山田"),
        ("ko", "홍길동 장관은 3일 기자회견에서 “항구는 내년 봄에 다시 문을 연다”고 말했다.", "홍길동"),
        ("ko", "시청 관계자는 “항구는 오월에 다시 문을 연다”고 밝혔다.", None),
        ("hi", 'मुख्यमंत्री रमेश वर्मा ने कहा, "बंदरगाह मई में फिर से खुलेगा और काम चलता रहेगा।"', "रमेश वर्मा"),
        ("ar", "وقال وزير النقل أحمد حسن: «سيفتح الميناء أبوابه في مايو المقبل».", "أحمد حسن"),
        ("ar", "«سيفتح الميناء أبوابه في مايو»، قال الرئيس سامي الحسن.", "سامي الحسن"),
        ("he", 'שר התחבורה דוד לוי אמר: "הנמל ייפתח מחדש בחודש מאי הקרוב".', "דוד לוי"),
        ("he", '"הנמל של צה"ל ייפתח מחדש בחודש מאי", אמרה שרה כהן.', "שרה כהן"),
    ],
)  # fmt: skip
def test_the_subject_of_each_languages_verbs_speaks(language: str, body: str, speaker: str | None) -> None:
    assert said(body, language)[0][0] == speaker


def test_two_parts_of_a_korean_quote_are_one() -> None:
    body = "김영희 시장은 “준비가 거의 다 끝났다”며 “항구는 오월에 문을 연다”고 강조했다."
    assert said(body, "ko") == [("김영희", "준비가 거의 다 끝났다 … 항구는 오월에 문을 연다")]


def test_a_korean_family_name_stands_for_the_name_in_full() -> None:
    body = "홍길동 장관 당선인이 왔다.\n\n홍 장관은 회견에서 “항구는 내년 봄에 다시 문을 연다”고 강조했다."
    assert [speaker for speaker, _ in said(body, "ko")] == ["홍길동"]


def test_a_tag_within_russian_marks_parts_the_quote() -> None:
    body = "«Порт откроется в мае, — сказал Иван Петров. — Мы готовы к этому»."
    (quote,) = direct_quotes(cast(body, None, "ru"))
    assert [body[span.start : span.end] for span in quote.spans] == ["Порт откроется в мае", "Мы готовы к этому"]
    assert quote.speaker == "Иван Петров"


def test_one_mark_closes_two_that_would_meet() -> None:
    body = "Иван Петров заявил: «Мы всегда говорили: «Порт откроется!»\n\nИ ушёл."
    assert said(body, "ru") == [("Иван Петров", "Мы всегда говорили: «Порт откроется!")]


def test_persons_stand_beside_those_of_the_catalogue() -> None:
    body = "„Er ist stark“, sagte Otto Brandt. „Nein“, so Jens Vell. „Er ist sehr, sehr schwach“, sagte Jens Vell."
    assert [name for name, _ in said(body, "de", {"Otto Brandt": "person"})][-1] == "Jens Vell"


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("de", "Laut dem „Hafenblick“ bleibt der Hafen zu.", [("according to", "Hafenblick")]),
        ("de", "Laut Medienberichten bleibt der Hafen zu.", []),
        ("de", "Laut Recherchen der „Hafenpost“ nutzt Kuba den Hafen.", [("according to", "Hafenpost")]),
        ("de", "Nach Angaben des Verkehrsministeriums bleibt er zu.", [("according to", "Verkehrsministeriums")]),
        ("de", "Nach „Hafenblick“-Informationen bleibt der Hafen zu.", [("according to", "Hafenblick")]),
        ("de", "In dem Post sagte sie nichts vom Hafen.", []),
        ("nl", "De haven gaat open, zegt Jan de Wit tegen NOS.", [("told", "NOS")]),
        ("sv", "Hamnen öppnar, säger hon till Aftonbladet.", [("told", "Aftonbladet")]),
        ("da", "Mette Holm siger over for Havneposten, at den åbner.", [("told", "Havneposten")]),
        ("pl", "Port zostanie otwarty, powiedział PAP Jan Kowal.", [("told", "PAP")]),
        ("pl", "Jak podaje państwowa agencja prasowa PAP, port jest zamknięty.", [("reports", "PAP")]),
        ("ru", "Порт откроется, рассказал Иван Петров ТАСС.", [("told", "ТАСС")]),
        ("tr", "Liman açılacak. Reuters'ın haberine göre çalışmalar sürüyor.", [("according to", "Reuters")]),
        ("tr", "Ahmet Kaya, AA muhabirine yaptığı açıklamada limanı anlattı.", [("told", "AA")]),
        ("fr", "Le port rouvrira, a déclaré Anne Legrand sur BFMTV.", [("told", "BFMTV")]),
        ("ja", "港は閉鎖されると、時事通信が報じた。", [("reports", "時事通信")]),
        ("ja", "港は開くと、市長は朝日新聞の取材に答えた。", [("told", "朝日新聞")]),
        ("ko", "로이터통신은 항구가 문을 닫았다고 보도했다.", [("reports", "로이터통신")]),
        ("ar", "الميناء مغلق، بحسب وكالة رويترز.", [("according to", "وكالة رويترز")]),
        ("he", "הנמל סגור, כך דווח ב-ynet.", [("reports", "ynet")]),
    ],
)  # fmt: skip
def test_each_language_credits_in_its_own_way(language: str, body: str, expected: list[tuple[str, str]]) -> None:
    assert chain(body, language) == expected
