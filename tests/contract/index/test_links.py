"""Links between articles: written with their source, seen from both ends, whichever comes first."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest
from newswire_index.engine.ports import SourceLinks, Write, WriteFate
from newswire_search.query.link_query import LinkQuery
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.links import LinkEdge

from contract.articles import document, store
from contract.engines import Engines

VERSION = 1_700_000_000_000


def edge(source: str, target: str, at_ms: int = 0, article: str | None = None) -> LinkEdge:
    return LinkEdge(source, target, f"https://saltmere.example/{target}", at_ms, article)


def linked(*edges: LinkEdge, version: int = VERSION, dropped: tuple[str, ...] = ()) -> SourceLinks:
    """All edges of one source."""
    return SourceLinks(edges[0].source, version, edges, dropped)


def write(engines: Engines, *links: SourceLinks) -> None:
    """Write edges and make them visible."""
    engines.index.write_links(links)
    engines.index.refresh()


def linking(engines: Engines, *keys: str, size: int = 10, after: str | None = None) -> tuple[int, list[str]]:
    found = engines.search.links.linking(LinkQuery(keys, size, after))
    return found.count, [*found.sources]


def targets(engines: Engines, source: str) -> list[str]:
    return sorted(edge.target for edge in engines.search.links.linked_from(source))


def test_every_engine_knows_links(engines: Engines) -> None:
    write(engines)
    assert linking(engines, "nobody") == (0, [])
    assert targets(engines, "nobody") == []


def test_an_edge_comes_back_as_it_was_written(engines: Engines) -> None:
    edges = [edge("a", "known", 5, "by another id"), edge("a", "never seen", -5)]
    write(engines, linked(*edges))
    assert sorted(engines.search.links.linked_from("a"), key=lambda each: each.target) == edges


def test_what_links_to_an_article_is_seen_as_soon_as_that_arrives_the_newest_first(engines: Engines) -> None:
    store(engines.index, *(document(name) for name in ("old", "new", "other")))
    write(engines, linked(edge("old", "t", 1)), linked(edge("new", "t", 3)), linked(edge("other", "u", 2)))
    store(engines.index, document("t"))
    assert linking(engines, "t") == (2, ["new", "old"])
    assert linking(engines, "u") == (1, ["other"])


def test_a_target_is_found_by_any_of_its_keys_and_what_links_by_two_counts_once(engines: Engines) -> None:
    store(engines.index, *map(document, ("a", "b", "c", "d")))
    write(
        engines,
        linked(edge("a", "key", 1), edge("a", "print view", 1)),
        linked(edge("b", "short address", 2, article="id")),
        linked(edge("c", "print view", 3)),
        linked(edge("d", "id", 4)),
    )
    assert linking(engines, "id", "key", "print view") == (4, ["d", "c", "b", "a"])
    assert linking(engines, "id", "key", "print view", size=1) == (4, ["d"])
    assert linking(engines, "id") == (2, ["d", "b"])


def test_an_article_does_not_link_to_itself(engines: Engines) -> None:
    store(engines.index, document("a"), document("b"))
    write(engines, linked(edge("a", "alias of a", 1)), linked(edge("b", "alias of a", 1)))
    assert linking(engines, "a", "alias of a") == (1, ["b"])


def test_pages_give_each_once_also_where_many_have_one_time(engines: Engines) -> None:
    names = [f"s{number:02}" for number in range(23)]
    store(engines.index, *map(document, names))
    write(engines, *(linked(edge(name, "t", n % 3), edge(name, "u", n % 3)) for n, name in enumerate(names)))
    met, after = list[str](), None
    while True:
        found = engines.search.links.linking(LinkQuery(("t", "u"), 5, after))
        assert found.count == 23
        met += found.sources
        if (after := found.after) is None:
            break
    assert met == sorted(names, key=lambda name: (-(int(name[1:]) % 3), name))


def test_a_cursor_of_another_order_is_refused(engines: Engines) -> None:
    with pytest.raises(UsageError, match="not a cursor"):
        linking(engines, "t", after="nonsense")


def test_in_any_order_and_however_often_what_the_newest_capture_links_to_holds(engines: Engines) -> None:
    writes = [
        linked(edge("a", "one", 1), edge("a", "two", 1), dropped=("three",)),
        linked(edge("a", "two", 2), version=VERSION + 1, dropped=("one", "three")),
        linked(edge("a", "three", 3), edge("a", "two", 3), version=VERSION + 2, dropped=("one",)),
    ]
    for number, order in enumerate(permutations(writes)):
        for links in (*order, order[0]):
            write(engines, renamed(links, f"a{number}"))
        found = sorted(engines.search.links.linked_from(f"a{number}"), key=lambda each: each.target)
        assert [(each.target, each.at_ms) for each in found] == [("three", 3), ("two", 3)], order


def renamed(links: SourceLinks, source: str) -> SourceLinks:
    edges = tuple(edge(source, each.target, each.at_ms) for each in links.edges)
    return SourceLinks(source, links.version, edges, links.dropped)


def test_a_capture_that_is_enriched_anew_may_link_to_something_else(engines: Engines) -> None:
    write(engines, linked(edge("a", "one")))
    write(engines, linked(edge("a", "two"), dropped=("one",)))
    assert targets(engines, "a") == ["two"]


def test_the_edges_of_a_source_are_removed_and_may_come_back(engines: Engines) -> None:
    store(engines.index, *map(document, ("a", "b")))
    links = [linked(edge("a", "t"), edge("a", "u")), linked(edge("b", "t"))]
    write(engines, *links)
    engines.index.remove_links(["a", "nobody"])
    engines.index.remove_links([])
    engines.index.refresh()
    assert (targets(engines, "a"), targets(engines, "b")) == ([], ["t"])
    assert linking(engines, "t") == (1, ["b"])
    write(engines, links[0])
    assert linking(engines, "t") == (2, ["a", "b"])


def test_what_is_deleted_is_no_source_any_more(engines: Engines) -> None:
    store(engines.index, *map(document, ("a", "b")))
    write(engines, linked(edge("a", "t")), linked(edge("b", "t")), linked(edge("cut off", "t")))
    assert engines.index.delete(["a", "cut off"]) == 1
    engines.index.refresh()
    assert [targets(engines, name) for name in ("a", "b", "cut off")] == [[], ["t"], []]


def test_many_edges_are_removed_with_their_source(engines: Engines) -> None:
    write(engines, *(linked(*(edge(f"s{n}", f"t{m}") for m in range(50))) for n in range(45)))
    engines.index.remove_links([f"s{n}" for n in range(44)])
    engines.index.refresh()
    assert {row.alias.rpartition("-")[2]: row.documents for row in engines.index.status()}["links"] == 50


def test_links_are_kept_when_all_is_installed_again(engines: Engines) -> None:
    write(engines, linked(edge("a", "t")))
    engines.index.install()
    assert targets(engines, "a") == ["t"]


def test_times_are_those_of_the_source(engines: Engines) -> None:
    made = document("a", published_at=document("a").article.first_seen_at - timedelta(days=1))
    store(engines.index, made, document("b"))
    write(engines, linked(edge("a", "t", 1)), linked(edge("b", "t", 2)))
    write(engines, linked(edge("a", "t", 3), version=VERSION + 1))
    assert linking(engines, "t") == (2, ["a", "b"])


def test_an_article_is_written_with_its_edges(engines: Engines) -> None:
    results = engines.index.write_linked([linked(edge("source", "t"))], [Write(document("source"), None)])
    assert [result.fate for result in results] == [WriteFate.DONE]
    engines.index.refresh()
    assert linking(engines, "t") == (1, ["source"])
