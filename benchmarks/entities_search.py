"""How quickly entities, quotes and sources are answered, and what their part of the index costs.

    python -m benchmarks.entities_search [--articles 20000] [--elasticsearch http://127.0.0.1:9200]

Made articles, each of which names a few of many persons with names of their own, are written in batches.  Then names
are typed letter by letter, and the most frequent entities, their quotes and all sources are asked for.  Printed are
milliseconds: of this process' processor on average; by the clock the median, the 95th of a hundred, and the slowest.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Index, Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.articles.request import ask
from newswire_search.articles.search_articles import SearchArticles
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.engine.ports import WholeEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.entities.read_entity import ReadEntity
from newswire_search.entities.suggest_entities import SuggestEntities
from newswire_search.quotes.request import QuotesRequest
from newswire_search.quotes.search_quotes import SearchQuotes
from newswire_search.sources.list_sources import ListSources, SourcesRequest
from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.documents import ArticleDocument, Entity, Mention

from benchmarks.made_articles import CODAS, ONSETS, VOWELS, MadeArticles

BATCH = 100  # small, so that a busy machine's Elasticsearch answers in time
PERSONS_A_HUNDRED = 40  # different ones in as many articles: half of the names of an index stand in one article
NAMED_EACH = 6
TYPED = 40  # names that are typed, each by its first one to eight letters
ASKED = 30


def name_of(number: int) -> str:
    chance = random.Random(f"name:{number}")
    parts = ["".join(chance.choice(p) for p in (ONSETS, VOWELS, CODAS, ONSETS, VOWELS, CODAS)) for _ in range(2)]
    return " ".join(parts).title()


def documents(number: int) -> Iterator[ArticleDocument]:
    """Made articles with persons that follow a law of Zipf, each named in full and by the surname."""
    persons = max(10, number * PERSONS_A_HUNDRED // 100)
    for place, made in enumerate(MadeArticles(number)):
        chance = random.Random(f"who:{place}")
        known = {min(persons - 1, int(chance.paretovariate(0.6))) for _ in range(NAMED_EACH)}
        entities = tuple(_person(each) for each in sorted(known))
        article = made.article.model_copy(update={"entities": (*made.article.entities, *entities)})
        yield made.model_copy(update={"article": article})


def _person(number: int) -> Entity:
    name = name_of(number)
    texts = (name, name.partition(" ")[2])
    mentions = tuple(
        Mention(field="body", start=0, end=5, text=t, kind="name" if t == name else "alias") for t in texts
    )
    return Entity(id=f"person:{number}", name=name, type="person", salience=0.3, confidence=0.8, mentions=mentions)


@contextmanager
def opened(folder: Path, address: str | None) -> Iterator[tuple[Index, WholeEngine]]:
    """An empty index, which is gone afterwards."""
    if address is None:
        file = folder / "index" / "index.sqlite"
        yield SqliteIndex(file), SqliteEngine(file, longest_s=60)
        return
    prefix = f"entities-{uuid4().hex}"
    yield ElasticsearchIndex(address, prefix), ElasticsearchEngine(address, prefix, longest_s=60)
    with Elasticsearch(address) as client:
        client.indices.delete(index=[*client.indices.get(index=f"{prefix}-*")])
        client.options(ignore_status=404).indices.delete_index_template(name=f"{prefix}-*")


def timed(what: str, calls: Iterable[Callable[[], object]]) -> None:
    """Make calls and print how long they took."""
    took, spent, number = list[float](), time.process_time(), 0
    for number, call in enumerate(calls, 1):  # noqa: B007
        began = time.perf_counter()
        call()
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    cpu = 1000 * (time.process_time() - spent) / number
    print(
        f"{what:<34}{cpu:>9.1f}{took[len(took) // 2]:>9.1f}{took[len(took) * 95 // 100]:>9.1f}{took[-1]:>9.1f}",
        flush=True,
    )


def measure(engine: WholeEngine, persons: int) -> None:
    suggest, read = SuggestEntities(engine.entities), ReadEntity(engine, engine.entities)
    quotes, search = SearchQuotes(engine, engine.quotes), SearchArticles(engine)
    sources = ListSources(engine, engine.sources, SystemClock())
    names = [name_of(int(random.Random(f"typed:{n}").paretovariate(0.6)) % persons) for n in range(TYPED)]
    print(f"{'milliseconds':<34}{'cpu':>9}{'median':>9}{'p95':>9}{'slowest':>9}")
    timed("suggest, as typed", [lambda n=n, k=k: suggest(n[:k], (), 10) for n in names for k in range(1, 9)])  # type: ignore[misc]
    timed("suggest, one letter", [lambda n=n: suggest(n[0], (), 10) for n in names])  # type: ignore[misc]
    speakers = [e.id for e in suggest("a", (), 20).entities][:ASKED]
    timed("an entity, of the frequent", [lambda i=i: read(f"person:{i}") for i in range(1, ASKED)])  # type: ignore[misc]
    timed("quotes of a speaker", [lambda i=i: quotes(QuotesRequest(speaker=(i,))) for i in speakers])  # type: ignore[misc]
    timed("quotes with a word", [lambda: quotes(QuotesRequest(q="bridge"))] * 5)
    timed("all quotes", [lambda: quotes(QuotesRequest())] * 5)
    timed("all sources", [lambda: sources(SourcesRequest())] * 5)
    timed("sources with a word", [lambda: sources(SourcesRequest(q="ferry", by="site"))] * 5)
    timed("a search for a name", [lambda n=n: search(ask(q=n, facets=False)) for n in names])  # type: ignore[misc]
    timed("the same, as words only", [lambda n=n: search(ask(q=n, facets=False, names="off")) for n in names])  # type: ignore[misc]
    wrong = [f"{n.split()[0][:3]}x{n.split()[0][3:]}" for n in names]
    timed("a search for a word with a typo", [lambda n=n: search(ask(q=n, facets=False)) for n in wrong])  # type: ignore[misc]


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--articles", type=int, default=20_000)
    reading.add_argument("--elasticsearch", help="its address; the embedded file otherwise")
    given = reading.parse_args()
    with tempfile.TemporaryDirectory() as name, opened(Path(name), given.elasticsearch) as (index, engine):
        index.install()
        made, began = [*documents(given.articles)], time.process_time()
        for first in range(0, len(made), BATCH):
            index.write([Write(each, None) for each in made[first : first + BATCH]])
        spent = 1000 * (time.process_time() - began) / len(made)
        index.refresh()
        print(f"{len(made)} articles, written in {spent:.2f} ms of this process each")
        measure(engine, given.articles * PERSONS_A_HUNDRED // 100)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
