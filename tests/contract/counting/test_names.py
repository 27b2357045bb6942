"""A search for a name finds what names the same in other words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from newswire_search.articles.export_articles import ExportArticles
from newswire_search.articles.request import ArticleChoice, ask
from newswire_search.articles.responses import SearchAnswer
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.facets.count_facets import CountFacets
from newswire_search.facets.request import FacetsRequest
from newswire_search.stories.request import ask_stories
from newswire_search.stories.search_stories import SearchStories
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.documents import StoryEntity

from contract.alias_set import FOREIGN, articles, pairs
from contract.articles import store
from contract.engines import Engines, opened
from contract.newsroom import story

STORIES = (
    story("ports", "Tolls are raised", entities=(StoryEntity(id="org:un", articles=2),)),
    story("tolls", "Union of Northports asks for tolls"),
    story("ships", "Un bateau est revenu", language="fr"),
    story("regatta", "Sails in the bay", entities=(StoryEntity(id="event:regatta", articles=2),)),
)


@pytest.fixture(scope="module")
def coast(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with the articles of the alias set."""
    folder = tmp_path_factory.mktemp(f"names-{kind}")
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        filled.index.write_stories(STORIES)
        store(filled.index, *articles())
        yield filled


def search(engines: Engines, q: str, **values: object) -> SearchAnswer:
    return SearchArticles(engines.search)(ask(q=q, facets=False, **values))


def ids(answer: SearchAnswer) -> set[str]:
    return {hit.id for hit in answer.hits}


def test_each_name_finds_its_entity_by_all_its_names(coast: Engines) -> None:
    recalls, strangers = [], list[str]()
    every = [document.article.article_id for document in articles()]
    for name, meant in pairs():
        answer = search(coast, name, size=10)
        expected = {article for article in every if article.startswith(f"{meant}-")}
        recalls.append(len(ids(answer) & expected) / min(10, len(expected)))
        strangers += [f"{name}: {hit}" for hit in ids(answer) - expected]
    assert len(recalls) >= 60
    assert sum(recalls) / len(recalls) >= 0.95
    assert strangers == []


def test_the_answer_says_what_was_taken_for_a_name(coast: Engines) -> None:
    [found] = search(coast, "UN").understood.entities
    assert (found.id, found.name, found.words) == ("org:un", "Union of Northports", "UN")
    [quoted] = search(coast, '"union of northports"').understood.entities
    assert (quoted.id, quoted.words) == ("org:un", "union of northports")
    assert search(coast, "lighthouse").understood.entities == ()


def test_names_are_only_words_where_that_is_asked_for(coast: Engines) -> None:
    answer = search(coast, "UN", names="off", size=50)
    assert answer.understood.entities == ()
    assert {"foreign-0", "foreign-1"} < ids(answer)
    assert not any(hit.startswith("un-2") for hit in ids(answer))


def test_an_acronym_in_small_letters_is_a_word(coast: Engines) -> None:
    answer = search(coast, "who", size=50)
    assert answer.understood.entities == ()
    assert {f"foreign-{number}" for number in (3, 5)} < ids(answer)


def test_an_acronym_among_words_is_an_entity_too(coast: Engines) -> None:
    answer = search(coast, "UN lighthouse", size=50)
    assert [each.words for each in answer.understood.entities] == ["UN"]
    assert ids(answer) == {f"un-{place}-1" for place in range(4)}
    assert ids(search(coast, "un phare", size=50)) == {"foreign-1"}
    assert search(coast, "UN LIGHTHOUSE").understood.entities == ()


def test_filters_and_exclusions_hold_beside_a_name(coast: Engines) -> None:
    assert ids(search(coast, "UN", language=["fr"])) == set()
    assert ids(search(coast, "WHO", entity=["org:un"])) == set()
    excluded = search(coast, "tamsinbucht -lighthouse", size=50)
    assert excluded.understood.entities == () and ids(excluded) == {"tamsin-2-0"}


def test_pages_of_a_name_give_each_article_once(coast: Engines) -> None:
    met, after = list[str](), None
    for _ in range(20):
        answer = search(coast, "Union of Northports", size=3, after=after)
        met += [hit.id for hit in answer.hits]
        if (after := answer.after) is None:
            break
    assert len(met) == len(set(met)) == answer.total == 10
    assert {*met[:3]} == {"un-0-0", "un-0-1", "un-0-2"}  # what has the words comes first


def test_what_foreign_words_are_stays_found(coast: Engines) -> None:
    assert ids(search(coast, "hafen schiff")) == {"foreign-4"}
    assert len(FOREIGN) == 6


def exported(engines: Engines, q: str, by_name: bool = True, after: str | None = None) -> list[str]:
    rows = ExportArticles(engines.search, SystemClock())(ArticleChoice(q=q), after, by_name=by_name)
    return [row.id for page in rows for row in page]


@pytest.mark.parametrize("name", ["UN", "Nordhafenbund", "UN lighthouse", "hafen schiff", "alder lighthouse zebra"])
def test_an_export_has_what_the_search_finds(coast: Engines, name: str) -> None:
    rows = exported(coast, name)
    assert len(rows) == len({*rows})
    assert {*rows} == ids(search(coast, name, size=100, sort="first_seen")) != set()


def test_an_export_goes_on_behind_a_row_of_a_name(coast: Engines) -> None:
    [page] = ExportArticles(coast.search, SystemClock())(ArticleChoice(q="UN"), None, by_name=True)
    assert exported(coast, "UN", after=page[3].cursor) == [row.id for row in page[4:]]
    assert not any(row.startswith("un-2") for row in exported(coast, "UN", by_name=False))


def test_facets_count_what_the_search_finds(coast: Engines) -> None:
    def total(**asked: str) -> int:
        return CountFacets(coast.search)(FacetsRequest(facets=("source",), **asked)).total

    assert total(q="UN") == search(coast, "UN").total == 10
    assert total(q="UN", names="off") == search(coast, "UN", names="off").total


def stories(engines: Engines, q: str, **values: object) -> list[str]:
    found = SearchStories(engines.search, SystemClock())(ask_stories(q=q, **values))
    return sorted(each.id for each in found.stories)


def test_a_name_finds_the_stories_of_its_entity(coast: Engines) -> None:
    assert stories(coast, "Union of Northports") == ["ports", "tolls"]
    assert stories(coast, "Alderregatta") == ["regatta"]
    assert stories(coast, "UN") == ["ports"], "its letters are no word"
    assert stories(coast, "un") == ["ships"]
    assert stories(coast, "UN", names="off") == ["ships"]
    assert stories(coast, "UN tolls") == ["ports"]
    assert stories(coast, "UN bateau") == ["ships"], "beside other words, where the name finds nothing"
    assert stories(coast, "UN lang:fr") == [] and stories(coast, "UN lang:en") == ["ports"]


def test_stories_of_a_name_say_so_and_are_read_on(coast: Engines) -> None:
    asked = ask_stories(q="Union of Northports", size=1)
    first = SearchStories(coast.search, SystemClock())(asked)
    [named] = first.understood.entities
    assert (named.id, first.total, first.match) == ("org:un", 2, "most")
    assert len({*stories(coast, asked.q, size=1), *stories(coast, asked.q, size=1, after=first.after)}) == 2
