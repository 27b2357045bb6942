"""Links are written with the article that they are of."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_index.articles.index_articles import Enriched
from newswire_index.engine.ports import SourceLinks, Write, WriteResult
from newswire_index.links.edges import MOST_LINKS
from newswire_index.testing import InMemoryIndex
from newswire_shared.contracts.errors import EngineAway
from newswire_shared.contracts.identity import key_of
from newswire_shared.contracts.index_schema import milliseconds
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import End
from newswire_shared.testing import FakeUrlRegistry
from unit.index.samples import NOON, Desk, capture

SITE = "https://saltmere.example"
ONE, TWO, THREE = (f"https://elsewhere.example/{name}" for name in ("one", "two", "three"))


def linked(index: InMemoryIndex, article_id: str = "a") -> list[str]:
    return [edge.url for edge in index.links[article_id]]


def test_an_article_s_edges_name_their_targets_by_the_keys_of_their_addresses() -> None:
    index = InMemoryIndex()
    Desk(index)(capture(links=(ONE, TWO)))
    first, second = index.links["a"]
    assert (first.source, first.target, first.url, first.at_ms) == ("a", key_of(ONE), ONE, milliseconds(NOON))
    assert (second.target, second.article) == (key_of(TWO), None)


def test_an_edge_also_names_the_article_that_the_registry_knows_by_its_address() -> None:
    index, desk = InMemoryIndex(), Desk(InMemoryIndex())
    desk = Desk(index)
    FakeUrlRegistry(desk.memory).tie(key_of(ONE), "known")
    desk(capture(links=(ONE, TWO)))
    assert [edge.targets for edge in index.links["a"]] == [(key_of(ONE), "known"), (key_of(TWO),)]


@pytest.mark.parametrize("address", [f"{SITE}/", SITE, f"{SITE}/a", f"{SITE}/a?utm_source=x", "nonsense:"])
def test_what_leads_to_itself_or_to_the_front_page_of_its_site_is_no_edge(address: str) -> None:
    index = InMemoryIndex()
    Desk(index)(capture(links=(address, ONE)))
    assert linked(index) == [ONE]


def test_the_front_page_of_another_site_and_a_page_by_its_parameters_may_be_articles() -> None:
    index, links = InMemoryIndex(), ("https://elsewhere.example/", f"{SITE}/?p=17")
    Desk(index)(capture(links=links))
    assert linked(index) == [*links]


def test_another_address_of_its_own_is_no_edge() -> None:
    index = InMemoryIndex()
    desk = Desk(index)
    FakeUrlRegistry(desk.memory).tie(key_of(ONE), "a")
    desk(capture(links=(ONE, TWO)))
    assert linked(index) == [TWO]


def test_of_two_addresses_of_one_article_the_first_is_its_edge() -> None:
    index = InMemoryIndex()
    desk = Desk(index)
    for address in (ONE, THREE):
        FakeUrlRegistry(desk.memory).tie(key_of(address), "known")
    desk(capture(links=(ONE, TWO, THREE, ONE)))
    assert linked(index) == [ONE, TWO]


def test_at_most_fifty_links_of_an_article_are_edges() -> None:
    index = InMemoryIndex()
    Desk(index)(capture(links=tuple(f"{ONE}/{number}" for number in range(MOST_LINKS + 1))))
    assert linked(index) == [f"{ONE}/{number}" for number in range(50)]


def test_an_edge_that_a_newer_revision_has_no_more_is_removed_whichever_comes_first() -> None:
    old, new = capture(links=(ONE, TWO)), capture(minute=5, text="new", links=(TWO, THREE))
    for order in ((old, new), (new, old), (old, new, old), (new, old, old)):
        index = InMemoryIndex()
        for each in order:
            Desk(index)(each)
        assert sorted(linked(index)) == sorted([TWO, THREE])


class Told(InMemoryIndex):
    """An index that keeps what it is told of links, and may be killed before an article is written."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[SourceLinks] = []
        self.is_killed = False

    def write_links(self, links: Sequence[SourceLinks]) -> None:
        self.told += links
        super().write_links(links)

    def write(self, writes: Sequence[Write]) -> list[WriteResult]:
        if self.is_killed:
            raise EngineAway("killed")
        return super().write(writes)


def test_who_was_killed_between_links_and_article_removes_the_old_edges_when_asked_again() -> None:
    index = Told()
    desk = Desk(index)
    desk(capture(links=(ONE,)))
    index.is_killed = True
    with pytest.raises(EngineAway):
        desk(capture(minute=5, text="new", links=(TWO,)))
    index.is_killed = False
    assert desk(capture(minute=5, text="new", links=(TWO,))) == [Ended(End.INDEXED)]
    assert index.told[1] == index.told[2]
    assert index.told[1].dropped == (key_of(ONE),)


def test_a_late_capture_that_wrote_its_edges_takes_them_back() -> None:
    index = Told()
    desk = Desk(index)
    desk(capture(minute=5, text="new", links=(TWO,)))
    desk(capture(links=(ONE,)))
    assert index.told[-1].dropped == (key_of(ONE),)
    assert [edge.url for edge in index.told[-1].edges] == [TWO]


def test_an_index_that_takes_no_links_holds_the_batch() -> None:
    class Away(InMemoryIndex):
        def write_links(self, links: Sequence[SourceLinks]) -> None:
            raise EngineAway("it is overloaded")

    index = Away()
    with pytest.raises(EngineAway):
        Desk(index)(capture(links=(ONE,)))
    assert index.documents == {}


def test_each_article_of_a_batch_writes_its_own_and_repetition_changes_nothing() -> None:
    index = InMemoryIndex()
    batch: list[Enriched] = [capture("a", links=(ONE,)), capture("b", links=(ONE, TWO)), capture("c")]
    for _ in range(2):
        Desk(index)(*batch)
        assert (linked(index), linked(index, "b"), linked(index, "c")) == ([ONE], [ONE, TWO], [])


RUNS = st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=8)
LINKED = st.lists(st.sets(st.sampled_from([ONE, TWO, THREE])), min_size=4, max_size=4)


@given(runs=RUNS, of=LINKED)
def test_in_any_order_with_repetition_and_kills_the_edges_are_those_of_the_newest_capture(
    runs: list[tuple[int, bool]], of: list[set[str]]
) -> None:
    index = Told()
    for minute, index.is_killed in [*runs, *((minute, False) for minute, _ in runs)]:  # who was killed is asked again
        with suppress(EngineAway):
            Desk(index)(capture(minute=minute, text=f"text {minute}", links=tuple(sorted(of[minute]))))
    newest = max((minute for minute, _ in runs), default=None)
    assert sorted(edge.url for edge in index.links.get("a", ())) == sorted(of[newest] if newest is not None else ())
