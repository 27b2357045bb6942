"""Whole articles, by their ids and by all their addresses, on every engine."""

from __future__ import annotations

from newswire_index.engine.ports import SourceLinks, Write
from newswire_shared.contracts.identity import key_of
from newswire_shared.contracts.links import LinkEdge

from contract.articles import document, entity, store
from contract.engines import Engines

FIRST, MOVED, LINKED = (f"https://saltmere.example/{name}" for name in ("first", "moved", "linked"))
OWN = key_of(FIRST)


def test_articles_are_given_whole_and_those_that_are_not_there_are_absent(engines: Engines) -> None:
    people = tuple(entity(f"p{number}", f"Person {number}") for number in range(12))
    store(engines.index, document("a1", body="One.", entities=people), document("a2"))
    found = engines.search.articles.whole(["a1", "nobody", "a2", "a1"])
    assert {*found} == {"a1", "a2"}
    assert (found["a1"].article.body, found["a1"].article.entities) == ("One.", people)
    assert engines.search.articles.whole([]) == {}


def test_an_article_is_known_by_the_keys_of_all_its_addresses(engines: Engines) -> None:
    store(engines.index, document(OWN, url=FIRST, canonical=MOVED), document("other"))
    assert engines.search.articles.known_by([key_of(MOVED)]) == [OWN]
    assert engines.search.articles.known_by(["nothing", key_of(MOVED)]) == [OWN]
    assert engines.search.articles.known_by([key_of(LINKED)]) == []


def test_what_an_article_is_known_by_changes_and_goes_with_it(engines: Engines) -> None:
    store(engines.index, document(OWN, url=FIRST, canonical=MOVED))
    stored = engines.index.read([OWN])[OWN]
    changed = stored.document.article.model_copy(update={"canonical": LINKED})
    engines.index.write([Write(stored.document.model_copy(update={"article": changed}), stored.version)])
    engines.index.refresh()
    known_by = engines.search.articles.known_by
    assert (known_by([key_of(MOVED)]), known_by([key_of(LINKED)])) == ([], [OWN])
    engines.index.delete([OWN])
    engines.index.refresh()
    assert known_by([key_of(LINKED)]) == []


def test_an_article_is_known_by_what_others_link_to_it_by(engines: Engines) -> None:
    edges = (LinkEdge("source", key_of(LINKED), LINKED, 1, OWN), LinkEdge("source", key_of(MOVED), MOVED, 1))
    store(engines.index, document(OWN), document("source"))
    engines.index.write_links([SourceLinks("source", 1, edges)])
    engines.index.refresh()
    assert engines.search.articles.known_by([key_of(LINKED)]) == [OWN]
    assert engines.search.articles.known_by([key_of(MOVED)]) == []
