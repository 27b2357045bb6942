"""Links between articles through real workers: the target comes last, and what was indexed before gets its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from articles import page
from newswire_index.rebuild.make_links import CHOICE
from newswire_ingest.intake.import_files import Given, ImportFiles
from newswire_search.composition import Search
from newswire_search.errors import NotFoundError
from newswire_search.settings import SearchSettings
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.identity import key_of
from newswire_shared.state import keys
from real_stack import RealStack, eventually

SOURCE, TARGET = "https://saltmere.example/2026/11/the-bollards", "https://harbour.example/2026/11/the-repair"


def take_in(stack: RealStack, number: int, address: str, words: str = "") -> None:
    """A page at an address, as a run of its own."""
    parts, run = stack.parts, f"r{number}"
    importer = ImportFiles(parts.archive, parts.ledger, parts.publisher, SystemClock(), "desk", run, {run: address})
    importer(Given(run, run, page(number, words=words), "text/html"))
    eventually(lambda: stack.counts(f"run/{run}").indexed == 1, f"{address} is indexed")


def linking(search: Search) -> list[str]:
    """The addresses of what links to the target; none while that is not there."""
    try:
        return [article.url for article in search.read_article(key_of(TARGET)).linked_by.articles]
    except NotFoundError:
        return []


def test_what_links_to_an_article_is_seen_once_that_is_there_also_after_an_upgrade(stack: RealStack) -> None:
    search = Search.open(stack.settings, SearchSettings())
    stack.work("enrich")
    stack.work("index")
    take_in(stack, 1, SOURCE, f'The harbour <a href="{TARGET}?utm_source=page">told of it</a>.')
    assert linking(search) == []
    take_in(stack, 2, TARGET)
    assert linking(search) == [SOURCE]
    assert [one.url for one in search.read_article(key_of(SOURCE)).links_to] == [TARGET]
    with closing(sqlite3.connect(stack.settings.index_file)) as connection, connection:
        connection.executescript("delete from links; delete from link_sources")  # as a release leaves it that has none
    assert linking(search) == []
    stack.parts.state.client.delete(keys.REBUILD(CHOICE))
    eventually(lambda: linking(search) == [SOURCE], "a worker has made the links of what is indexed")
