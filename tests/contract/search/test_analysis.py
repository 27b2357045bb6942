"""Words on every engine: in any form, without marks, and within runs; as they were typed first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from newswire_search.query.article_query import Query
from newswire_search.query.story_query import StoryFilters, StoryQuery

from contract.answers import found, ids
from contract.articles import document, store
from contract.engines import Engines, opened
from contract.newsroom import story

TEXTS = {
    "en": ("Two cafés close at the harbour", "The owners of both houses spoke with the council."),
    "en-one": ("One café stays open", "A house beside it was sold, and nobody asked why. The news of it was late."),
    "de": ("Häuser am Hafen verkauft", "Die Mauern sind alt. Straße und Brücke bleiben gesperrt."),
    "fr": ("Les élections approchent", "Des journaux régionaux publient la liste des chevaux engagés."),
    "es": ("Las canciones del puerto", "El alcalde anunció nuevas elecciones en la región."),
    "it": ("Le strade del porto", "I lavoratori chiedono nuove navi."),
    "ru": ("Выборы прошли в порту", "Жители говорили о новых дорогах."),
    "ar": ("الانتخابات في الميناء", "قال السكان إن الطريق مفتوح."),
    "da": ("Husene ved havnen", "Fiskerne sejlede tidligt."),
    "sv": ("Båtarna i hamnen", "Fiskarna seglade tidigt."),
    "fi": ("Satamassa seisoi laivoja", "Kalastajat lähtivät aikaisin."),
    "hu": ("Házak a kikötőben", "A hajók korán indultak."),
    "el": ("Οι εκλογές στο λιμάνι", "Οι κάτοικοι μίλησαν για τους δρόμους."),
    "tr": ("Limandaki gemiler", "Balıkçılar erken yola çıktı."),
    "cs": ("Domy u přístavu", "Rybáři vypluli brzy."),
    "nl": ("De straten bij de haven", "De vissers vertrokken vroeg."),
    "no": ("Fjellene ved fjorden", "Fiskerne seilte tidlig."),
    "hi": ("किताबें बंदरगाह पर", "मछुआरे जल्दी निकले।"),
    "hy": ("Քաղաքներ ծովի մոտ", "Ձկնորսները շուտ մեկնեցին։"),
    "ja": ("東京都で花火大会", "来年のオリンピックに向けて準備が進む。"),
    "zh": ("港口城市举行选举", "居民讨论了新的公路。"),
    "ko": ("서울에서 선거가 열렸다", "주민들은 새로운 도로에 대해 이야기했다."),
    "other": ("Łódź Øresund", "Kafé na rohu"),
    "fr-elided": ("L'argument qu’aucun n'écarte", "Les maires d'Arles et l’UE jugent l'œuvre."),
    "fr-whole": ("Un argument de plus", "Aucune œuvre, dit Angelo Vidal."),
    "it-elided": ("L’acqua dell'azienda", "Un'industria sull’altopiano."),
    "it-whole": ("Acqua alta", "Le aziende e le industrie."),
    "ca-elided": ("L’Ajuntament d'Olot", "La plaça s'omple."),
    "ca-whole": ("Cada ajuntament", "Sense cap permís."),
    "en-name": ("Paolo D’Angelo wins", "Nobody else ran."),
}
ROWS: list[tuple[str, set[str]]] = [
    # any form
    ("café", {"en", "en-one"}),
    ("cafes", {"en", "en-one"}),
    ("houses", {"en", "en-one"}),
    ("Haus", {"de"}),
    ("Mauer", {"de"}),
    ("élection", {"fr"}),
    ("journal", {"fr"}),
    ("cheval", {"fr"}),
    ("canción", {"es"}),
    ("strada", {"it"}),
    ("выборов", {"ru"}),
    ("дорога", {"ru"}),
    ("انتخاب", {"ar"}),
    ("hus", {"da"}),
    ("båt", {"sv"}),
    ("satama", {"fi"}),
    ("hajó", {"hu"}),
    ("δρόμος", {"el"}),
    ("liman", {"tr"}),
    ("dom", {"cs"}),
    ("straat", {"nl"}),
    ("fjell", {"no"}),
    ("किताब", {"hi"}),
    ("քաղաք", {"hy"}),
    # without marks, and with those that nobody wrote
    ("elections", {"fr"}),
    ("eleccion", {"es"}),
    ("strasse", {"de"}),
    ("Brucke", {"de"}),
    ("lodz oresund", {"other"}),
    ("hárbour", {"en"}),
    # within runs, one character too, and beside other words
    ("東京", {"ja"}),
    ("京都", {"ja"}),
    ("火", {"ja"}),
    ("オリンピック", {"ja"}),
    ("京東", set()),
    ("花火 準備", {"ja"}),
    ("选举", {"zh"}),
    ("公", {"zh"}),
    ("서울", {"ko"}),
    ("선거", {"ko"}),
    # phrases are as they stand, but for marks; so is one word in quotes
    ('"two cafes"', {"en"}),
    ('"two cafe"', set()),
    ('"house"', {"en-one"}),
    ('"東京都で"', {"ja"}),
    # what is excluded is as it was typed, but for marks: no other form of it
    ("cafe -house", {"en"}),
    ("cafe -cafes", {"en-one"}),
    ("cafe -council -harbour", {"en-one"}),
    ("花火 -大会", set()),
    # no stem is taken for a word, nor for that of another language
    ("die", {"de"}),
    ("dies", set()),
    # with an article that an apostrophe ties to it, whichever of the two is asked for
    ("argument", {"fr-elided", "fr-whole"}),
    ("l'argument", {"fr-elided", "fr-whole"}),
    ("d’arguments", {"fr-elided", "fr-whole"}),
    ("oeuvre", {"fr-elided", "fr-whole"}),
    ("l'œuvre", {"fr-elided", "fr-whole"}),
    ("Arles", {"fr-elided"}),
    ("UE", {"fr-elided"}),
    ("acqua", {"it-elided", "it-whole"}),
    ("dell'acqua", {"it-elided", "it-whole"}),
    ("dell’azienda", {"it-elided", "it-whole"}),
    ("un'industria", {"it-elided", "it-whole"}),
    ("altopiano", {"it-elided"}),
    ("ajuntament", {"ca-elided", "ca-whole"}),
    ("l'ajuntament", {"ca-elided", "ca-whole"}),
    ("Olot", {"ca-elided"}),
    ("D'Angelo", {"fr-whole", "en-name"}),
    # but not in quotes, and an exclusion hides what has the word with an article
    ('"argument"', {"fr-elided", "fr-whole"}),
    ('"l\'argument"', {"fr-elided"}),
    ('"D\'Angelo"', {"en-name"}),
    ("title:argument", {"fr-elided", "fr-whole"}),
    ("ajuntament -Olot", {"ca-whole"}),
    ("argument -UE", {"fr-whole"}),
    ("l'argument -\"l'argument\"", {"fr-whole"}),
    ("(houses OR Haus) -council", {"en-one", "de"}),
]


@pytest.fixture(scope="module")
def forms(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with the articles above, and stories with their titles, which nobody changes."""
    folder: Path = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        store(filled.index, *(document(i, *texts, language=language(i)) for i, texts in TEXTS.items()))
        filled.index.write_stories([story(i, title, language=language(i)) for i, (title, _) in TEXTS.items()])
        filled.index.refresh()
        yield filled


def language(name: str) -> str | None:
    return None if name == "other" else name.partition("-")[0]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_words_are_found_in_any_form(forms: Engines, text: str, expected: set[str]) -> None:
    assert found(forms, text) == expected


def test_a_form_is_looked_for_in_the_languages_that_are_asked_for(forms: Engines) -> None:
    assert found(forms, "houses", languages=("en",)) == {"en", "en-one"}
    assert found(forms, "houses", languages=("fr",)) == set()
    assert found(forms, "hus", languages=("da", "de")) == {"da"}


@pytest.mark.parametrize(
    ("text", "expected"), [("house", {"en": "houses", "en-one": "house"}), ("Haus", {"de": "Häuser"})]
)
def test_other_forms_are_highlighted(forms: Engines, text: str, expected: dict[str, str]) -> None:
    hits = forms.search.search(Query(text)).hits
    marked = {
        hit.head.article_id: segment.text
        for hit in hits
        for pieces in hit.highlights.values()
        for piece in pieces
        for segment in piece
        if segment.hit
    }
    assert marked == expected


def test_what_was_typed_is_highlighted_within_a_run(forms: Engines) -> None:
    [hit] = forms.search.search(Query("京都")).hits
    [title] = hit.highlights["title"]
    assert [(segment.text, segment.hit) for segment in title] == [("東", False), ("京都", True), ("で花火大会", False)]


def test_what_was_typed_comes_first(engines: Engines) -> None:
    long = "One elephant among many other animals of the zoo. " + "The keepers feed them at noon. " * 40
    store(
        engines.index,
        document("other-form", "Elephants, elephants", "Elephants " * 20, language="en"),
        document("typed", "Zoo", long, language="en"),
    )
    assert ids(engines.search.search(Query("elephant"))) == ["typed", "other-form"]
    assert ids(engines.search.search(Query("elephants"))) == ["other-form", "typed"]
    assert ids(engines.search.search(Query("elephant zoo"))) == ["typed"]


def test_a_name_with_its_apostrophe_comes_before_one_without(forms: Engines) -> None:
    assert ids(forms.search.search(Query("D'Angelo"))) == ["en-name", "fr-whole"]


@pytest.mark.parametrize("text", ["l'argument", "argument", "dell'acqua"])
def test_words_are_highlighted_with_and_without_an_article(forms: Engines, text: str) -> None:
    hits, word = forms.search.search(Query(text)).hits, text.rpartition("'")[2]
    marked = [[segment.text for segment in hit.highlights["title"][0] if segment.hit] for hit in hits]
    assert len(marked) == 2 and all(any(text.lower().endswith(word) for text in each) for each in marked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("café", {"en", "en-one"}),
        ("Haus", {"de"}),
        ("l'argument", {"fr-elided", "fr-whole"}),
        ("京都", {"ja"}),
        ("hus -havnen", set()),
    ],
)
def test_titles_of_stories_are_searched_the_same_way(forms: Engines, text: str, expected: set[str]) -> None:
    stories = forms.search.stories.find(StoryQuery(text, StoryFilters())).stories
    assert {each.story.id for each in stories} == expected
