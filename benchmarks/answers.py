"""The application's own processor time for a page of hits, beside what the engine takes, and the size of its answer.

    python -m benchmarks.answers [--articles 2000] [--elasticsearch http://127.0.0.1:9200] [--profile]

Articles are made up (`made_articles.py`) and lie in an index of their own, which is thrown away.  Each request goes
through the whole application, but for the socket, in one process: all that this process spends counts.  With
Elasticsearch that is the application with its client, for the engine is elsewhere; the embedded engine works in this
process, so its own time, measured by asking it alone, is taken off.  Without facets, which are measured elsewhere.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import pstats
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import FastAPI
from newswire_index.engine.ports import Index, Write
from newswire_search.articles.request import ask, to_query
from newswire_search.composition import Search
from newswire_search.engine.ports import WholeEngine
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.web.application import create_application
from newswire_shared.contracts.documents import ArticleDocument, Story, StoryDocument, story_of

from benchmarks.made_articles import MadeArticles
from benchmarks.relevance import engines

BATCH, WARM, TIMES = 500, 5, 40
SEARCHES = {"newest": "", "a word": "q=harbour", "six words": "q=harbour+council+bridge+report+minister+budget"}
SIZES = (20, 100)
HEADER = f"{'search':<12}{'hits':>5}{'all ms':>9}{'engine ms':>11}{'application ms':>16}{'kB':>7}{'gzip kB':>9}"


def main() -> None:
    """Print a row for each search and size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--elasticsearch", help="address of a server; without it the embedded index is measured")
    parser.add_argument("--profile", action="store_true", help="where a page of 20 hits spends its time")
    given = parser.parse_args()
    with _filled(given.elasticsearch, given.articles) as engine:
        use_cases = Search(engine, SearchSettings(), FakeChangeLog())
        if given.profile:
            return _profile(use_cases)
        application = create_application(use_cases)
        print(HEADER)
        for name, search in SEARCHES.items():
            for size in SIZES:
                engine_ms = 0.0 if given.elasticsearch else _engine_ms(engine, search, size)
                print(_row(application, name, f"{search}&size={size}&facets=off", size, engine_ms), flush=True)
    return None


@contextmanager
def _filled(address: str | None, articles: int) -> Iterator[WholeEngine]:
    with TemporaryDirectory() as folder, engines(address, Path(folder)) as (index, engine):
        fill(index, articles)
        yield engine


def fill(index: Index, articles: int) -> None:
    """Write so many articles and their stories; a few at a time, for a hundred thousand would take gigabytes."""
    index.install()
    made, leads, sizes = iter(MadeArticles(articles)), dict[str, ArticleDocument](), Counter[str]()
    while batch := [*islice(made, BATCH)]:
        index.write([Write(document, None) for document in batch])
        for document in batch:
            story = story_of(document) or ""
            leads.setdefault(story, document)
            sizes[story] += 1
    stories = [_story(lead, sizes[story]) for story, lead in leads.items()]
    for first in range(0, len(stories), BATCH):
        index.write_stories(stories[first : first + BATCH])
    index.refresh()


def _story(document: ArticleDocument, size: int) -> StoryDocument:
    article, at = document.article, document.article.first_seen_at
    story = Story(
        id=story_of(document) or "", version=1, lead=article.article_id, size=size, sources=(article.source,),
        first_published_at=at, last_published_at=at, first_seen_at=at,
    )  # fmt: skip
    return StoryDocument(story=story, title=article.title, language=article.language)


def _engine_ms(engine: WholeEngine, search: str, size: int) -> float:
    query = to_query(ask(q=search.removeprefix("q=").replace("+", " "), size=size, facets=False))
    return _cost_ms(lambda: engine.search(query))


def _row(application: FastAPI, name: str, parameters: str, size: int, engine_ms: float) -> str:
    plain = asyncio.run(_asked(application, parameters, "identity"))
    packed = asyncio.run(_asked(application, parameters, "gzip"))
    loop = asyncio.new_event_loop()
    all_ms = _cost_ms(lambda: loop.run_until_complete(_asked(application, parameters, "identity")))
    loop.close()
    own = all_ms - engine_ms
    return f"{name:<12}{size:>5}{all_ms:>9.1f}{engine_ms:>11.1f}{own:>16.1f}{plain / 1000:>7.1f}{packed / 1000:>9.1f}"


def _cost_ms(act: Callable[[], object]) -> float:
    """The median of the processor time of this process for it."""
    spent = []
    for _ in range(WARM + TIMES):
        began = time.process_time()
        act()
        spent.append((time.process_time() - began) * 1000)
    return sorted(spent[WARM:])[TIMES // 2]


async def _asked(application: FastAPI, parameters: str, encoding: str) -> int:
    """The bytes of the answer's body."""
    length = 0

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal length
        assert message.get("status", 200) == 200
        length += len(message.get("body", b""))

    headers = [(b"host", b"localhost"), (b"accept-encoding", encoding.encode())]
    await application(
        {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": "/v1/search",
            "raw_path": b"/v1/search", "query_string": parameters.encode(), "headers": headers, "scheme": "http",
            "server": ("localhost", 80), "client": ("127.0.0.1", 1), "root_path": "",
        },
        receive, send,
    )  # fmt: skip
    return length


def _profile(use_cases: Search) -> None:
    """The use case alone, which works in a thread of its own elsewhere."""
    asked, watch = ask(q="harbour", facets=False), cProfile.Profile()
    for _ in range(WARM):
        use_cases.search_articles(asked)
    with watch:
        for _ in range(TIMES):
            use_cases.search_articles(asked).model_dump_json()
    pstats.Stats(watch).sort_stats("cumulative").print_stats(45)


if __name__ == "__main__":
    main()
