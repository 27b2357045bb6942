"""The links of what an earlier release indexed are made a page at a time, and by a command."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from newswire_index.composition import IndexService
from newswire_index.engine.ports import Write
from newswire_index.rebuild.make_links import PAGE, MakeLinks
from newswire_index.testing import InMemoryCursors, InMemoryIndex, RecordedChanges
from newswire_ops.command import app
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.identity import key_of
from newswire_shared.testing import FakeClock, FakeUrlRegistry, Memory
from typer.testing import CliRunner
from unit.index.samples import NOON, Linked, article, ports

TARGET = "https://saltmere.example/target"
ARTICLES = PAGE + 5


@dataclass
class Stand:
    """An index that holds articles and no links."""

    memory: Memory = field(default_factory=lambda: Memory(clock=FakeClock(NOON)))
    index: InMemoryIndex = field(default_factory=InMemoryIndex)
    cursors: InMemoryCursors = field(default_factory=InMemoryCursors)

    def __post_init__(self) -> None:
        made = [article(f"a{n:03}", links=(TARGET,)) for n in range(ARTICLES)]
        self.index.write([Write(ArticleDocument(article=each, revisions=()), None) for each in made])

    def make_links(self) -> MakeLinks:
        return MakeLinks(self.index, FakeUrlRegistry(self.memory), self.cursors)

    def command(self, *words: str) -> str:
        known = ports(self.memory, Linked(), RecordedChanges(), cursors=self.cursors)
        service = IndexService(self.index, lambda: known, self.memory.clock)
        done = CliRunner().invoke(app, ["index", "links", *words], obj=service)
        assert done.exit_code == 0, done.output
        return done.output.strip()


def test_each_call_makes_the_links_of_a_page_until_all_have_theirs() -> None:
    stand = Stand()
    for made in (PAGE, ARTICLES, ARTICLES, ARTICLES):
        assert (stand.make_links()().done, len(stand.index.links)) == (made, made)


def test_a_worker_makes_some_and_stops_at_the_end() -> None:
    stand = Stand()
    stand.make_links().some()
    assert stand.index.links.keys() == stand.index.documents.keys()


def test_after_the_end_no_article_is_read_again() -> None:
    stand = Stand()
    stand.command()
    stand.index.links.clear()
    stand.make_links()()
    assert stand.index.links == {}


def test_the_command_goes_on_where_the_workers_are_and_begins_anew_on_request() -> None:
    stand = Stand()
    stand.make_links()()
    stand.index.links.clear()
    assert stand.command() == "105 articles have their links"
    assert len(stand.index.links) == 5
    assert stand.command("--restart", "--json") == '{"articles": 105}'
    assert len(stand.index.links) == ARTICLES


@pytest.mark.parametrize("known", ["", "a long known id"])
def test_made_anew_a_link_names_the_article_that_the_registry_knows_by_now(known: str) -> None:
    stand = Stand()
    if known:
        FakeUrlRegistry(stand.memory).tie(key_of(TARGET), known)
    stand.command()
    [edge] = stand.index.links["a000"]
    assert (edge.target, edge.article) == (key_of(TARGET), known or None)
