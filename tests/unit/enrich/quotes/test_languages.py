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


@pytest.mark.parametrize(
    ("language", "body", "speaker"),
    [
        ("sv", "– Det blir dyrt, säger kommunalrådet Ove Lind.", "Ove Lind"),
        ("ru", "«Мост закрыт на месяц», — заявила министр транспорта области Анна Кротова.", "Анна Кротова"),
        ("no", "Kari Moe venter på kaia. – Jeg har god tid, smiler hun.", "Kari Moe"),
        ("no", "Per Moe venter på kaia. – Jeg har god tid, svarer han.", "Per Moe"),
        ("no", "Museumsbestyrer Jon Aas venter. – Vi har god tid, svarer bestyreren.", "Jon Aas"),
        ("de", "„Der Hafen bleibt zu“, orakelt Otto Brandt.", "Otto Brandt"),
        ("nl", "‘De haven gaat weer dicht’, zegt woordvoerder Jan Mulder van Rijkswaterstaat.", "Jan Mulder"),
        ("pt", "O vereador, Nuno Barros, votou contra. “É o porto que se perde”, afirmou, “sem mais”.", "Nuno Barros"),
        ("es", "La actriz Lucía Ríos volvió. “Tenía miedo del puerto”, confesó entre risas.", "Lucía Ríos"),
        ("es", "El consejero explicó a Radio Puerto que «la obra del muelle ya tiene fecha».", None),
        ("fr", "« Le port ferme en mai », s'alarme Anne Legrand.", "Anne Legrand"),
        ("fr", "« C'est prématuré, tempère le préfet, Paul Legrand. Attendons. »", "Paul Legrand"),
        ("it", "«I dati – spiega Anna Rossi – sono più che chiari».", "Anna Rossi"),
        ("pl", "Rada czeka. – Wniosek leżał w szufladzie – mówi Jan Kowal.", "Jan Kowal"),
        ("ja", "港町で店を営む森下和子さん（68）は「船の音が聞こえない」と話した。", "森下和子"),
        ("ja", "捕手の桑原も「港は必ず開くと思う」と語った。", "桑原"),
        ("zh", "队长赵敏赛后表示：“姑娘们今天打得很聪明。”", "赵敏"),
        ("ko", '연출을 맡은 오세훈 감독은 "가장 먼저 오는 배우였다"고 전했다.', "오세훈"),
        ("ko", '시의회 이은주 의원은 "항구에 대한 답이 없다"고 지적했다.', "이은주"),
        ("hi", 'व्यापारी संघ के अध्यक्ष मोहन गुप्ता ने कहा कि "बंदरगाह मई में फिर से खुलेगा"।', "मोहन गुप्ता"),
        ("ar", 'وأكدت المهندسة ليلى حداد في حديث لقناة الساحل أن "الميناء سيفتح في مايو المقبل".', "ليلى حداد"),
        ("ar", 'أما القائد كريم زيدان فقال إن "الميناء سيفتح في مايو المقبل".', "كريم زيدان"),
        ("he", 'יוסף מלכה, שמוכר דגים בנמל, אמר: "הנמל ייפתח מחדש בחודש מאי".', "יוסף מלכה"),
    ],
)  # fmt: skip
def test_names_end_where_roles_and_circumstances_begin(language: str, body: str, speaker: str | None) -> None:
    assert said(body, language)[0][0] == speaker


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("fr", "« Nous n'avons rien vu venir », se souvient Otto Brandt, pêcheur."),
        ("fr", "« Nous n'avons rien vu venir », a dit au Courrier de Saltmar le maire Otto Brandt."),
        ("es", "«No vimos venir nada», se queja Otto Brandt, pescador."),
        ("es", "«No vimos venir nada», dijo a Radio Sal el alcalde de Saltmar, Otto Brandt."),
        ("es", "Otto Brandt calificó el plan de «insulto a todos los que viven de la pesca»."),
        ("it", "«Non abbiamo visto niente», si rallegra Otto Brandt, pescatore."),
        ("it", "«Non abbiamo visto niente», ha detto al Corriere di Saltmar il sindaco Otto Brandt."),
        ("it", "Otto Brandt ha definito il piano «un insulto a tutti quelli che vivono di pesca»."),
    ],
)
def test_a_subject_stands_behind_reflexive_verbs_and_behind_whom_something_was_told(language: str, body: str) -> None:
    assert [speaker for speaker, _ in said(body, language)] == ["Otto Brandt"]


def test_a_tag_between_dashes_within_spanish_marks_parts_the_quote() -> None:
    body = "«El puerto —dijo Otto Brandt, que lo dirige— se construyó para barcos, no para pisos»."
    assert said(body, "es") == [("Otto Brandt", "El puerto … se construyó para barcos, no para pisos")]


def test_a_family_is_none_of_its_members() -> None:
    body = "Otto Brandt schwieg. Die Familie Brandt nannte den Plan „eine Beleidigung für uns alle hier“."
    assert said(body, "de", {"Otto Brandt": "person"})[0][0] != "Otto Brandt"


def test_a_german_clause_ends_with_its_verb_behind_the_medium_that_was_told() -> None:
    assert chain("Wie Ilse Marrow dem Spiegel sagte, sei das Schiff verloren.", "de") == [("told", "Spiegel")]


def test_who_has_no_name_is_not_who_spoke_before() -> None:
    body = '박정호 시장은 "예산은 이미 확보했다"고 했다. 한 시민은 "출근길이 가벼워질 것 같다"고 했다.'
    assert [speaker for speaker, _ in said(body, "ko")] == ["박정호", None]


def test_an_arabic_family_name_is_who_spoke_before() -> None:
    body = 'قال رئيس البلدية سامر الخطيب: "الجسر لم يعد آمنا". وأضاف الخطيب أن "الأعمال ستبدأ مطلع الشهر".'
    assert {speaker for speaker, _ in said(body, "ar")} == {"سامر الخطيب"}


def test_what_is_added_is_of_who_spoke_before() -> None:
    body = "« Le port ferme en mai », explique Paul Legrand. Et d'ajouter : « Certains ne reviendront pas. »"
    assert {speaker for speaker, _ in said(body, "fr")} == {"Paul Legrand"}


def test_a_reporter_is_no_speaker() -> None:
    body = 'Otto Brandt said it "would not comment on an open claim", the Harrow Echo reported.'
    people: dict[str, EntityType] = {"Otto Brandt": "person", "Harrow Echo": "organisation"}
    assert said(body, "en", people)[0][0] == "Otto Brandt"


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
        ("de", "Laut der Altenwerder Zeitung bleibt der Hafen zu.", [("according to", "Altenwerder Zeitung")]),
        ("de", "Der „Altenwerder Bote“ hatte zuerst über Risse berichtet.", [("reports", "Altenwerder Bote")]),
        ("pt", "Segundo a Liga dos Portos, o cais fecha.", [("according to", "Liga")]),
        ("da", "Mette Holm siger over for Nordjysk Tidende, at den åbner.", [("told", "Nordjysk Tidende")]),
        ("ru", "Порт откроется, рассказал он агентству ТАСС.", [("told", "ТАСС")]),
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
