"""Measures how large an index is, by table or group of fields, and what a page of twenty makes its engine send.

    python -m benchmarks.index_size --articles 100000 --engine embedded
    python -m benchmarks.index_size --articles 100000 --engine elasticsearch --address http://localhost:9200

What an earlier release needs is measured by this file and `engine_traffic.py` in a checkout of it.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from newswire_index.engine.ports import Index, Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.articles.request import SearchRequest
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.stories.ports import NewsEngine
from newswire_shared.contracts.documents import ArticleDocument, Story, StoryDocument, StoryEntity
from newswire_shared.contracts.index_schema import articles_alias, people_alias, stories_alias, versioned

from benchmarks.engine_traffic import read_for, relay_to
from benchmarks.made_articles import MadeArticles

BATCH = 200
PAGES = {
    "newest": SearchRequest(),
    "of words": SearchRequest(q="minister budget"),
    "of words, without facets": SearchRequest(q="minister budget", facets=False),
}
REPEATED = 20  # for the processor time of a page, which is a few ms
FIELD_GROUPS = ("title", "body", "document", "head")


@dataclass(frozen=True, slots=True)
class Filled:
    """An engine with articles: the sizes of its parts, and how to ask it for what it sends for some work."""

    search: NewsEngine
    parts: dict[str, int]
    sent_for: Callable[[Callable[[], object]], tuple[int, object]]


def main() -> None:
    """Fill an engine, and print what was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--engine", choices=("embedded", "elasticsearch"), default="embedded")
    parser.add_argument("--address", default="http://localhost:9200", help="of the Elasticsearch to measure")
    given = parser.parse_args()
    filled = embedded(given.articles) if given.engine == "embedded" else on_server(given.articles, given.address)
    with filled as engine:
        _print_sizes(engine.parts, given.articles)
        for name, asked in PAGES.items():
            _print_page(engine, name, asked)


@contextmanager
def embedded(number: int) -> Iterator[Filled]:
    """An embedded file with so many articles."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "index.sqlite"
        _fill(SqliteIndex(file), number)
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("pragma wal_checkpoint(truncate)")
            parts = dict(connection.execute("select name, sum(pgsize) from dbstat group by name"))
        # the first search of an engine reads all it needs: later ones find most of it in memory
        yield Filled(SqliteEngine(file), parts | {"whole": file.stat().st_size}, read_for)


@contextmanager
def on_server(number: int, address: str) -> Iterator[Filled]:
    """Indices of our own on a server, with so many articles."""
    from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
    from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine

    prefix = f"size-{uuid.uuid4().hex[:8]}"
    with Elasticsearch(address, request_timeout=600) as client, relay_to(address) as relay:
        try:
            _fill(ElasticsearchIndex(address, prefix), number)
            yield Filled(ElasticsearchEngine(relay.address, prefix), _disk_usage(client, prefix), relay.sent_for)
        finally:
            names = [versioned(alias(prefix)) for alias in (articles_alias, stories_alias, people_alias)]
            client.indices.delete(index=names, ignore_unavailable=True)
            for alias in (articles_alias, stories_alias, people_alias):
                client.options(ignore_status=404).indices.delete_index_template(name=alias(prefix))


def _fill(index: Index, number: int) -> None:
    index.install()
    made = MadeArticles(number)
    for first in range(0, number, BATCH):
        documents = [made.document(i) for i in range(first, min(first + BATCH, number))]
        index.write([Write(document, None) for document in documents])
        index.write_stories([_story(document) for document in documents])
    index.refresh()


def _story(document: ArticleDocument) -> StoryDocument:
    """A story of one article, or of as many as come later with other versions."""
    article = document.article
    at = article.published_at or article.first_seen_at
    story = Story(
        id=document.story.id if document.story else article.article_id, version=1, lead=article.article_id, size=1,
        sources=(article.source,), first_published_at=at, last_published_at=at, first_seen_at=article.first_seen_at,
        entities=tuple(StoryEntity(id=entity.id, articles=1) for entity in article.entities),
    )  # fmt: skip
    return StoryDocument(story=story, title=article.title, language=article.language)


def _disk_usage(client: Elasticsearch, prefix: str) -> dict[str, int]:
    """The bytes of each group of fields of the articles, and of their index as it lies and merged."""
    name = versioned(articles_alias(prefix))
    lies = _usage(client, name)["store_size_in_bytes"]
    client.indices.forcemerge(index=name, max_num_segments=1)
    usage = _usage(client, name)
    parts: dict[str, int] = {}
    for field, used in usage["fields"].items():
        group = next((g for g in FIELD_GROUPS if field.startswith(f"{g}_")), field)
        parts[group] = parts.get(group, 0) + used["total_in_bytes"]
    return parts | {"whole, merged": usage["store_size_in_bytes"], "whole": lies}


def _usage(client: Elasticsearch, name: str) -> dict[str, Any]:
    return dict(client.indices.disk_usage(index=name, run_expensive_tasks=True, flush=True)[name])


def _print_sizes(parts: dict[str, int], number: int) -> None:
    print(f"{'bytes an article':<32}{number:>10,} articles")
    for name, size in sorted(parts.items(), key=lambda part: -part[1]):
        if size / number >= 1:
            print(f"  {name:<30}{size / number:>10,.0f}")


def _print_page(filled: Filled, name: str, asked: SearchRequest) -> None:
    search = SearchArticles(filled.search)
    size, _ = filled.sent_for(lambda: search(asked))
    before = time.process_time()
    for _ in range(REPEATED):
        search(asked).model_dump_json()
    used_ms = (time.process_time() - before) * 1000 / REPEATED
    print(f"a page {name}: {size / 1000:,.1f} kB from the engine, {used_ms:.1f} ms of the application's processor time")


if __name__ == "__main__":
    main()
