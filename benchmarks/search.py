"""What each kind of question costs on one engine: time by the clock, processor time of application and engine.

    python -m benchmarks.search [--articles 100000] [--folder FOLDER]
    python -m benchmarks.search --articles 100000 --elasticsearch http://127.0.0.1:9200 --engine-pid 4711 [--kept NAME]

Articles are made up (`made_articles.py`).  What is made is thrown away; but the embedded file stays in FOLDER, and
indices of Elasticsearch whose names begin with NAME stay, and are used again.  Each request goes through the whole
application, but for the socket, in this process: of the embedded engine, which works here too, what is spent while its
file is read counts as the engine's.  Beside it stands the plainest query of the engine itself that answers the like:
the processor time of the engine for it.  By the clock a busy machine is slower; processor time it changes by some
tenths.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from fastapi import FastAPI
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.composition import Search
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.ports import WholeEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.engine.sqlite.time_limit import LimitedFile
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.web.application import create_application
from newswire_shared.contracts.index_schema import articles_alias

from benchmarks.answers import fill
from benchmarks.made_articles import GIVEN, SURNAMES
from benchmarks.processor_time import threads_s
from benchmarks.relevance import engines

WARM, LONGEST_S = 3, 60.0
BARE_WORDS = "select rowid from articles_text where articles_text match ? order by bm25(articles_text) limit 20"
BARE_FACET = """select f.value, count(*) as n from articles_text
cross join article_facets f on f.article = articles_text.rowid
where articles_text match ? group by f.value order by n desc limit 50"""
BARE_ALL_FACETS = "select value, count(*) as n from article_facets group by value order by n desc limit 50"
NEWEST = "select id from articles order by sort_ms desc limit 20"
FIELDS = ["title_*", "body_*"]
TYPED = [f"{given} {surname}"[:most] for given, surname in zip(GIVEN, SURNAMES, strict=False) for most in range(1, 9)]


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of question: the addresses that ask it in turn, and the plainest queries of the engines."""

    name: str
    paths: Sequence[str]
    sql: tuple[str, ...] = ()
    body: dict[str, Any] | None = None


def _words(name: str, text: str, more: str = "&facets=off", operator: str = "OR") -> Question:
    match = f" {operator} ".join(f'"{word}"' for word in text.split())
    fields = {"query": text, "fields": FIELDS, "operator": operator.lower()}
    asked = text.replace(" ", "+")
    return Question(name, [f"/v1/search?q={asked}{more}"], (BARE_WORDS, match), {"query": {"multi_match": fields}})


def _counted(field: str) -> dict[str, Any]:
    return {"size": 0, "track_total_hits": False, "aggs": {"values": {"terms": {"field": field, "size": 10}}}}


QUESTIONS = (
    Question("the newest 20", ["/v1/search?facets=off"], (NEWEST,), {"sort": [{"sort_date": "desc"}], "size": 20}),
    Question("the newest 100", ["/v1/search?facets=off&size=100"], (NEWEST.replace("20", "100"),),
             {"sort": [{"sort_date": "desc"}], "size": 100}),
    Question("the newest 20, with facets", ["/v1/search"], (BARE_ALL_FACETS,), _counted("source")),
    _words("a word of every tenth", "saltmere"),
    _words("a word of most", "harbour"),
    _words("the same, 100 hits", "harbour", "&facets=off&size=100"),
    _words("the same, with facets", "harbour", ""),
    _words("three words of most", "harbour council bridge"),
    _words("six words of most", "harbour council bridge report minister budget"),
    Question("a phrase", ["/v1/search?q=%22harbour+council%22&facets=off"], (BARE_WORDS, '"harbour council"'),
             {"query": {"multi_match": {"query": "harbour council", "type": "phrase", "fields": FIELDS}}}),
    _words("a word of most, newest first", "harbour", "&facets=off&sort=newest"),
    _words("a word of most, by story", "harbour", "&facets=off&group=story"),
    Question("facets of a word of most", ["/v1/facets?q=harbour"], (BARE_FACET, '"harbour"'),
             _counted("source") | {"query": {"multi_match": {"query": "harbour", "fields": FIELDS}}}),
    Question("timeline of everything", ["/v1/timeline"]),
    Question("timeline of a word of most", ["/v1/timeline?q=harbour"]),
    Question("trends", ["/v1/trends?until=2026-06-30"]),
    Question("names as they are typed", [f"/v1/entities/suggest?q={t.replace(' ', '+')}" for t in TYPED]),
    Question("an entity", ["/v1/entities/person:ingrid-vaal"]),
    Question("quotes of a speaker", ["/v1/quotes?speaker=person:ingrid-vaal"]),
    Question("sources", ["/v1/sources"]),
    Question("the front page", ["/v1/front"]),
)  # fmt: skip


@dataclass(slots=True)
class Meter:
    """Processor seconds of the engine so far."""

    pid: int | None
    inside: float = 0.0

    def engine_s(self) -> float:
        return threads_s(self.pid) if self.pid else self.inside

    def follow_the_file(self) -> None:
        """Count what is spent while the embedded file is read."""
        reading = LimitedFile.reading

        @contextmanager
        def metered(file: LimitedFile) -> Iterator[sqlite3.Connection]:
            began = time.process_time()
            try:
                with reading(file) as connection:
                    yield connection
            finally:
                self.inside += time.process_time() - began

        setattr(LimitedFile, "reading", metered)  # noqa: B010


@contextmanager
def opened(given: argparse.Namespace) -> Iterator[tuple[WholeEngine, Callable[[Question], None] | None]]:
    """A filled index, and what asks the engine itself."""
    with tempfile.TemporaryDirectory() as made:
        if given.elasticsearch:
            server = Elasticsearch(given.elasticsearch, request_timeout=LONGEST_S)
            with _of_server(given) as (engine, prefix), server as client:
                yield engine, lambda question: _ask_server(client, prefix, question)
            return
        file = (given.folder or Path(made)) / "index.sqlite"
        if not file.exists():
            fill(SqliteIndex(file), given.articles)
        with closing(sqlite3.connect(file)) as connection:
            yield SqliteEngine(file, LONGEST_S), lambda question: _ask_file(connection, question)


@contextmanager
def _of_server(given: argparse.Namespace) -> Iterator[tuple[WholeEngine, str]]:
    if not given.kept:
        with engines(given.elasticsearch, Path(), LONGEST_S) as (index, engine):
            fill(index, given.articles)
            yield engine, "relevance-*"
        return
    with Elasticsearch(given.elasticsearch) as client:
        is_there = client.indices.exists_alias(name=articles_alias(given.kept))
    if not is_there:
        fill(ElasticsearchIndex(given.elasticsearch, given.kept), given.articles)
    yield ElasticsearchEngine(given.elasticsearch, given.kept, LONGEST_S), given.kept


def _ask_file(connection: sqlite3.Connection, question: Question) -> None:
    sql, *values = question.sql
    connection.execute(sql, values).fetchall()


def _ask_server(client: Elasticsearch, prefix: str, question: Question) -> None:
    client.search(index=f"{prefix}-articles-*", request_cache=False, **(question.body or {}))


def main() -> None:
    """Print a row for each kind of question."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where the embedded file lies, or is made and stays")
    parser.add_argument("--elasticsearch", help="address of a server; without it the embedded index is measured")
    parser.add_argument("--engine-pid", type=int, help="process id of that server")
    parser.add_argument("--kept", metavar="NAME", help="indices of that server that lie there, or are made and stay")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--only", default="", help="ask the questions whose names have this alone")
    given = parser.parse_args()
    meter = Meter(given.engine_pid)
    print(
        f"| {'milliseconds':<30} | half | 95 % | application | engine | 95 % of both | the engine alone |\n"
        "|---|---|---|---|---|---|---|"
    )
    with opened(given) as (engine, bare):
        if not given.elasticsearch:
            meter.follow_the_file()
        application = create_application(Search(engine, SearchSettings(), FakeChangeLog()))
        for question in (each for each in QUESTIONS if given.only in each.name):
            print(_row(application, meter, question, bare, given.times), flush=True)


def _row(
    application: FastAPI, meter: Meter, question: Question, bare: Callable[[Question], None] | None, times: int
) -> str:
    loop, paths = asyncio.new_event_loop(), [*question.paths]
    spent = _spent(lambda n: loop.run_until_complete(asked(application, paths[n % len(paths)])), meter,
                   max(times, len(paths)))  # fmt: skip
    loop.close()
    alone = ""
    if bare and (question.body if meter.pid else question.sql):
        by_itself = _spent(lambda _: bare(question), meter, times)
        alone = f"{_mean(by_itself.engine) if meter.pid else _mean(by_itself.own):.1f}"
    within = 0.0 if meter.pid else _mean(spent.engine)
    both = [own + (engine if meter.pid else 0) for own, engine in zip(spent.own, spent.engine, strict=True)]
    return (
        f"| {question.name:<30} | {_at(spent.waits, 50):.0f} | {_at(spent.waits, 95):.0f} | "
        f"{_mean(spent.own) - within:.1f} | {_mean(spent.engine):.1f} | {_at(both, 95):.1f} | {alone} |"
    )


@dataclass(frozen=True, slots=True)
class Spent:
    """Milliseconds of each request: by the clock, of this process, and of the engine."""

    waits: Sequence[float]
    own: Sequence[float]
    engine: Sequence[float]


def _spent(act: Callable[[int], object], meter: Meter, times: int) -> Spent:
    for n in range(WARM):
        act(n)
    found = list[tuple[float, float, float]]()
    for n in range(times):
        engine, own, began = meter.engine_s(), time.process_time(), time.perf_counter()
        act(n)
        waited, mine = time.perf_counter() - began, time.process_time() - own
        found.append((1000 * waited, 1000 * mine, 1000 * (meter.engine_s() - engine)))
    return Spent(*zip(*found, strict=True))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _at(values: Sequence[float], percent: int) -> float:
    return sorted(values)[len(values) * percent // 100]


async def asked(application: FastAPI, path: str) -> None:
    """Ask once, and read the answer."""
    address, _, query = path.partition("?")

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        assert message.get("status", 200) == 200, (path, message)

    await application(
        {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": address,
            "raw_path": address.encode(), "query_string": query.encode(), "headers": [(b"host", b"localhost")],
            "scheme": "http", "server": ("localhost", 80), "client": ("127.0.0.1", 1), "root_path": "",
        },
        receive, send,
    )  # fmt: skip


if __name__ == "__main__":
    main()
