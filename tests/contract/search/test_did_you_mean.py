"""Another spelling for what finds little: a word that the index has, and that finds more."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from newswire_search.articles.request import ask
from newswire_search.articles.responses import SearchAnswer
from newswire_search.articles.search_articles import SearchArticles

from contract.articles import document, store
from contract.engines import Engines, opened

TEXTS = (
    ("en", "The lighthouse keeper saw the regatta from the breakwater."),
    ("en", "A regatta was held, and the harbourmaster rang the bell."),
    ("en", "The harbourmaster and the keeper disagree on the breakwater."),
    ("en", "Its harbourmaster left; the breakwater stays, and a regatta comes."),
    ("fr", "La régate de Valmer a été repoussée à cause de la tempête."),
    ("ru", "Регата началась утром, и маяк светил."),
    ("ru", "Регата кончилась вечером."),
)


@pytest.fixture(scope="module")
def shore(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with a few texts."""
    folder = tmp_path_factory.mktemp(f"meant-{kind}")
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        store(filled.index, *(document(f"t{n}", "Notes", text, language=code) for n, (code, text) in enumerate(TEXTS)))
        yield filled


def search(engines: Engines, q: str, **values: object) -> SearchAnswer:
    return SearchArticles(engines.search)(ask(q=q, facets=False, **values))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("regata", "regatta"),
        ("regattta", "regatta"),
        ("ergatta", "regatta"),
        ("tegatta", "regatta"),
        ("Harbuormaster", "harbourmaster"),
        ("breakwather", "breakwater"),
        ("lihgthouse", "lighthouse"),
        ("tempeste", "tempete"),
        ("рвгата", "регата"),
        ("keeper braekwater", "keeper breakwater"),
        ("regata -bell", "regatta -bell"),
    ],
)
def test_a_word_that_is_written_wrong_is_spelt_as_the_index_has_it(shore: Engines, typed: str, meant: str) -> None:
    answer = search(shore, typed)
    assert answer.did_you_mean == meant
    assert search(shore, meant).total > 0


@pytest.mark.parametrize("typed", ["regatta", "keeper", "bel", "12345", "nothinglikeit", "", '"regata"', "-regata"])
def test_what_finds_enough_or_is_like_nothing_is_left_alone(shore: Engines, typed: str) -> None:
    assert search(shore, typed).did_you_mean is None


def test_a_spelling_that_finds_no_more_among_the_chosen_articles_is_not_offered(shore: Engines) -> None:
    assert search(shore, "regattta", language=["fr"]).did_you_mean is None
    assert search(shore, "regata bell lighthouse").did_you_mean is None


def test_words_are_near_by_letters_then_by_frequency(shore: Engines) -> None:
    assert shore.search.vocabulary.near("keepers", 5) == ["keeper"]
    assert shore.search.vocabulary.near("keeper", 5) == []
    assert shore.search.vocabulary.near("abc", 5) == []
    assert shore.search.vocabulary.near("regatts", 1) == ["regatta"]
