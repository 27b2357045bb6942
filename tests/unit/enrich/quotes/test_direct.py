"""Who said what: quotations of every kind, and the verb of saying that gives them a speaker."""

from __future__ import annotations

import pytest
from newswire_enrich.quotes import quotes
from newswire_enrich.quotes.direct import direct_quotes
from newswire_shared.contracts.documents import EntityType, Quote
from unit.enrich.cast_list import cast

PEOPLE: dict[str, EntityType] = {
    "Ilse Marrow": "person", "Otto Brandt": "person", "Harbour Board": "organisation", "Saltmere": "place",
}  # fmt: skip


def direct(body: str, language: str | None = "en", people: dict[str, EntityType] | None = None) -> tuple[Quote, ...]:
    return direct_quotes(cast(body, PEOPLE if people is None else people, language))


def said(
    body: str, language: str | None = "en", people: dict[str, EntityType] | None = None
) -> list[tuple[str | None, str]]:
    return [(quote.speaker, quote.text) for quote in direct(body, language, people)]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ('"The harbour will open again," Ilse Marrow said.', "Ilse Marrow"),
        ('"The harbour will open again," said Ilse Marrow, who runs it.', "Ilse Marrow"),
        ('"Will the harbour open again?" asked Otto Brandt.', "Otto Brandt"),
        ('Ilse Marrow said: "The harbour will open again."', "Ilse Marrow"),
        ('Ilse Marrow told reporters that "the harbour will open again next year".', "Ilse Marrow"),
        ('Ilse Marrow, 54, a lawyer from Saltmere, said: "The harbour will open again."', "Ilse Marrow"),
        ('"The harbour will open again," Otto Brandt, a pilot, told the Harbour Board.', "Otto Brandt"),
        ('"The harbour will open again," the Harbour Board said in a statement.', "Harbour Board"),
        ('"The harbour will open again," said a spokesman for the Harbour Board.', None),
        ('"The harbour will open again," the fishermen said.', None),
        ('Otto Brandt left. The Marrow campaign said: "The harbour will open again."', None),
        ('Ilse Marrow left. "The harbour will open again," the Brandt administration said.', None),
        ('Ilse Marrow is silent. The Marrow family called it "an insult to all who live here".', None),
        ('According to Otto Brandt, the harbour "will open again in the spring".', "Otto Brandt"),
        ('Otto Brandt has met Ilse Marrow\'s lawyer. "We will see about that," Marrow said.', "Ilse Marrow"),
        ('"We will see about that," Ilse Marrow\'s lawyer Otto Brandt said.', "Otto Brandt"),
        ('Ilse Marrow arrived late. "We will see about that," she said.', "Ilse Marrow"),
        ('Otto Brandt left. Ilse Marrow, who owns the pier, stayed. "I never leave early," she said.', "Ilse Marrow"),
        ('Deputy Fisheries Minister Ilse Marrow spoke first. "It is enough for now," the deputy minister said.',
         "Ilse Marrow"),
        ('Foreign Minister Otto Brandt came. "It is enough for now," the FM said.', "Otto Brandt"),
        ('Dr. Ilse Marrow was there, and so was Otto Brandt. "It will heal well," the doctor said.', "Ilse Marrow"),
        ('"It is enough for now," said a woman who did not give her name.', None),
        ('Otto Brandt spoke.\n"It is enough for now," Nora Vell said.', "Nora Vell"),
    ],
)  # fmt: skip
def test_the_speaker_is_the_subject_of_the_verb_of_saying(body: str, speaker: str | None) -> None:
    assert [name for name, _ in said(body)] == [speaker]


def test_a_speaker_carries_the_id_of_its_entity_and_a_name_that_is_none_has_no_id() -> None:
    known, unknown = direct('"We open in spring," Ilse Marrow said.\n"We close in autumn," Nora Vell said.')
    assert (known.speaker, known.speaker_id) == ("Ilse Marrow", "person:ilse-marrow")
    assert (unknown.speaker, unknown.speaker_id) == ("Nora Vell", None)


@pytest.mark.parametrize(
    "body",
    [
        '"One two three four," Ilse Marrow said.',
        "“One two three four,” Ilse Marrow said.",
        "«One two three four», Ilse Marrow said.",
        "« One two three four », Ilse Marrow said.",
        "»One two three four«, Ilse Marrow said.",
        "„One two three four“, Ilse Marrow said.",
        "„One two three four”, Ilse Marrow said.",
        "”One two three four”, Ilse Marrow said.",
        "‘One two three four,’ Ilse Marrow said.",
        "'One two three four,' Ilse Marrow said.",
        "''One two three four,'' Ilse Marrow said.",
    ],
)
def test_every_kind_of_quotation_mark(body: str) -> None:
    assert [(name, text.rstrip(",")) for name, text in said(body)] == [("Ilse Marrow", "One two three four")]


def test_an_interrupted_quote_is_one_with_several_spans() -> None:
    body = '"We will wait," Ilse Marrow said. "Then we will see," she went on.'
    (quote,) = direct(body)
    assert [body[span.start : span.end] for span in quote.spans] == ["We will wait", "Then we will see"]
    assert quote.speaker == "Ilse Marrow"


def test_a_straight_mark_within_a_word_opens_nothing() -> None:
    body = 'The 5"wide gap in the pier is old. "We open it again," Ilse Marrow said.'
    assert said(body) == [("Ilse Marrow", "We open it again")]


def test_two_speakers_in_one_paragraph_are_two_quotes() -> None:
    body = '"We will wait," Ilse Marrow said. "We never wait here," Otto Brandt replied.'
    assert [name for name, _ in said(body)] == ["Ilse Marrow", "Otto Brandt"]


@pytest.mark.parametrize(
    "middle",
    ['"Nobody asked the pilots.\n\n"Nobody asks them,"', 'Nobody asked the pilots.\n\nNobody asks them,"'],
)
def test_a_quote_goes_on_over_paragraphs_opened_again_or_not(middle: str) -> None:
    body = f'"The pier was old.\n\n{middle} Otto Brandt said.'
    (quote,) = direct(body)
    assert (quote.speaker, len(quote.spans)) == ("Otto Brandt", 3)


def test_what_is_quoted_within_a_quote_belongs_to_it() -> None:
    body = "“He said ‘never again’ to me, and “never” is long,” Ilse Marrow said."
    assert said(body) == [("Ilse Marrow", body[1 : body.rindex(",")])]


def test_a_paragraph_that_is_a_quote_belongs_to_the_speaker_before() -> None:
    body = 'Ilse Marrow said: "The pier is old."\n\n"It has been old for longer than I can say."'
    assert [name for name, _ in said(body)] == ["Ilse Marrow", "Ilse Marrow"]


@pytest.mark.parametrize(
    "body",
    [
        'The so-called "open harbour" was closed.',
        'She played in "The Long Way Home to Saltmere" for years.',
        'A 12" gun and a 5\'10" pilot stood on the pier.',
        "The pilots' house and the boys' club are Ilse Marrow's.",
        'Ilse Marrow called the plan "absurd" and left.',
        "The ‘Marrow method’ is an old one.",
        'They met at the "Golden Anchor" on the pier.',
        'The "Long" pier, Ilse Marrow said, is closed.',
        'Ilse Marrow said it was "Never" again.',
    ],
)
def test_scare_quotes_titles_and_single_words_are_no_quotes(body: str) -> None:
    assert said(body) == []


@pytest.mark.parametrize(
    ("language", "body", "speaker"),
    [
        ("de", "„Der Hafen wird wieder öffnen“, sagte Ilse Marrow.", "Ilse Marrow"),
        ("de", "Ilse Marrow (SPD) kam spät. „Der Hafen wird wieder öffnen“, so Marrow.", "Ilse Marrow"),
        ("de", "Bürgermeisterin Ilse Marrow erklärte: „Der Hafen wird wieder öffnen.“", "Ilse Marrow"),
        ("de", "Auf Nachfrage sagte Ilse Marrow: „Der Hafen wird wieder öffnen.“", "Ilse Marrow"),
        ("fr", "« Le port va rouvrir bientôt », a déclaré Ilse Marrow.", "Ilse Marrow"),
        ("fr", "Ilse Marrow est venue. « Le port va rouvrir bientôt », confie-t-elle.", "Ilse Marrow"),
        ("fr", "« Le port va rouvrir bientôt, affirme Ilse Marrow. Il est temps. »", "Ilse Marrow"),
        ("fr", "Ilse Marrow est venue. « Le port va rouvrir, souligne-t-elle. Il est temps. »", "Ilse Marrow"),
        ("es", "«El puerto volverá a abrir», dijo Ilse Marrow a la prensa.", "Ilse Marrow"),
        ("es", "—El puerto volverá a abrir —dijo Ilse Marrow.", "Ilse Marrow"),
        ("it", "«Il porto riaprirà presto», ha detto Ilse Marrow.", "Ilse Marrow"),
        ("pt", "“O porto vai reabrir em breve”, disse Ilse Marrow.", "Ilse Marrow"),
        ("ru", "«Порт скоро откроется снова», — сказала Илзе Марроу.", "Илзе Марроу"),
        ("ru", "— Порт скоро откроется снова, — сказала Илзе Марроу.", "Илзе Марроу"),
        ("uk", "«Порт скоро відкриється знову», — сказала Ілзе Марроу.", "Ілзе Марроу"),
        ("tr", "Ilse Marrow, \"Liman yakında yeniden açılacak\" dedi.", "Ilse Marrow"),
        ("nl", "‘De haven gaat weer open’, zegt Ilse Marrow.", "Ilse Marrow"),
        ("pl", "– Port zostanie znów otwarty – powiedziała Ilse Marrow.", "Ilse Marrow"),
        ("pl", "„Port zostanie znów otwarty” – powiedziała Ilse Marrow.", "Ilse Marrow"),
        ("sv", "– Hamnen öppnar snart igen, säger Ilse Marrow.", "Ilse Marrow"),
        ("no", "– Havnen åpner snart igjen, sier Ilse Marrow.", "Ilse Marrow"),
        ("da", "»Havnen åbner snart igen,« siger Ilse Marrow.", "Ilse Marrow"),
        ("fi", "– Satama avataan pian uudelleen, sanoo Ilse Marrow.", "Ilse Marrow"),
        ("cs", "„Přístav se brzy znovu otevře,“ řekla Ilse Marrow.", "Ilse Marrow"),
        ("ro", "„Portul se va redeschide curând”, a declarat Ilse Marrow.", "Ilse Marrow"),
        ("zh", "“港口很快就会重新开放。”港务局长王海明说。", "王海明"),
        ("zh", "港务局长王海明表示：“港口很快就会重新开放。”", "王海明"),
        ("ja", "山田太郎市長は「港は間もなく再開する予定です」と述べた。", "山田太郎"),
    ],
)  # fmt: skip
def test_direct_quotes_in_many_languages(language: str, body: str, speaker: str) -> None:
    people: dict[str, EntityType] = {"Ilse Marrow": "person"}
    assert [name for name, _ in said(body, language, people)] == [speaker]


@pytest.mark.parametrize("language", ["de", "fr", "es", "pt", "sv"])
def test_a_text_without_entities_gives_the_name_as_it_is_written(language: str) -> None:
    verb = {"de": "sagte", "fr": "dit", "es": "dijo", "pt": "disse", "sv": "sa"}[language]
    assert said(f"„Aa bb cc dd ee ff“, {verb} Nora Vell.", language, {}) == [("Nora Vell", "Aa bb cc dd ee ff")]


def test_quotes_come_in_the_order_of_the_text() -> None:
    body = 'Ilse Marrow said the pier is shut. "It is not safe at all," she said. Otto Brandt said that it is safe.'
    found = quotes(cast(body, PEOPLE))
    assert [(quote.kind, quote.speaker) for quote in found] == [
        ("indirect", "Ilse Marrow"), ("direct", "Ilse Marrow"), ("indirect", "Otto Brandt"),
    ]  # fmt: skip
