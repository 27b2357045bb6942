"""How well a headline finds the other articles of its story: nDCG@10 on labelled sets, for one engine.

    .venv/bin/python -m benchmarks.relevance FOLDER [--elasticsearch http://127.0.0.1:9200]

FOLDER holds sets as .jsonl or .jsonl.xz, one article a line: `id, title, text, published, source, lang, story` (the
gold cluster).  Each set is stored in an index of its own: a file that is thrown away, or indices of Elasticsearch that
are deleted.  Every title of an article that is not alone in its story is searched for, in the order of relevance.
Printed are the queries, the mean nDCG@10, the share of queries that find nothing but the article itself, and the time.
"""

from __future__ import annotations

import argparse
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from newswire_enrich.draft import instant
from newswire_enrich.files.json_lines import read_objects
from newswire_index.engine.ports import Index, Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_search.articles.ports import SearchEngine
from newswire_search.engine.ports import WholeEngine
from newswire_search.engine.sqlite.engine import SqliteEngine
from newswire_search.query.article_query import Query
from newswire_search.settings import LONGEST_S
from newswire_shared.contracts.documents import Article, ArticleDocument, Revision
from newswire_shared.contracts.index_schema import articles_alias, people_alias, stories_alias, versioned
from newswire_shared.contracts.links import links_alias

DEPTH = 10
BATCH = 500
UNDATED = datetime(2020, 1, 1, tzinfo=UTC)

Row = dict[str, Any]
Pair = tuple[Index, WholeEngine]


def main() -> None:
    """Measure every set of a folder and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--elasticsearch", help="address of a server; without it the embedded index is measured")
    given = parser.parse_args()
    print(f"{'set':<28}{'queries':>8}{'nDCG@10':>9}{'alone':>7}{'median ms':>11}{'worst ms':>10}")
    for path in sorted(given.folder.glob("*.jsonl*")):
        rows = [row for row in read_objects(path) if row.get("story")]
        with TemporaryDirectory() as folder, engines(given.elasticsearch, Path(folder)) as (index, engine):
            _store(index, rows)
            print(f"{path.name.partition('.jsonl')[0]:<28}{_measured(engine, rows)}", flush=True)


@contextmanager
def engines(address: str | None, folder: Path, longest_s: float = LONGEST_S) -> Iterator[Pair]:
    """An empty index and its engine: a file in the folder, or indices of a server that are deleted at the end."""
    if address is None:
        file = folder / "index.sqlite"
        yield _installed(SqliteIndex(file)), SqliteEngine(file, longest_s)
        return
    from elasticsearch import Elasticsearch
    from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
    from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine

    prefix = f"relevance-{uuid4().hex}"
    yield _installed(ElasticsearchIndex(address, prefix)), ElasticsearchEngine(address, prefix, longest_s)
    with Elasticsearch(address) as client:
        named: list[Callable[[str], str]] = [articles_alias, stories_alias, people_alias, links_alias]
        client.indices.delete(index=[versioned(name(prefix)) for name in named])
        client.options(ignore_status=404).indices.delete_index_template(name=f"{prefix}-*")


def _installed(index: Index) -> Index:
    index.install()
    return index


def _store(index: Index, rows: Sequence[Row]) -> None:
    for first in range(0, len(rows), BATCH):
        index.write([Write(_document(row), None) for row in rows[first : first + BATCH]])
    index.refresh()


def _document(row: Row) -> ArticleDocument:
    at = instant(row["published"]) if row.get("published") else UNDATED
    article = Article(
        article_id=row["id"], capture_id=row["id"], url=row["id"], canonical=row["id"], source=row["source"] or "-",
        title=row["title"], body=row["text"] or "", language=row.get("lang"), published_at=at, first_seen_at=UNDATED,
        fetched_at=UNDATED, digest="-", raw_ref="-",
    )  # fmt: skip
    revision = Revision(capture_id=row["id"], fetched_at=UNDATED, digest="-", title=row["title"], ref="-")
    return ArticleDocument(article=article, revisions=(revision,))


def _measured(engine: SearchEngine, rows: Sequence[Row]) -> str:
    mates: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        mates[row["story"]].add(row["id"])
    gains, alone, took_ms = [], 0, []
    for row in rows:
        if not (wanted := mates[row["story"]] - {row["id"]}):
            continue
        started = time.perf_counter()
        answer = engine.search(Query(row["title"], size=DEPTH + 1))
        took_ms.append((time.perf_counter() - started) * 1000)
        found = [hit.head.article_id for hit in answer.hits]
        others = [article for article in found if article != row["id"]]
        gains.append(_ndcg(others, wanted))
        alone += not others
    took_ms.sort()
    mean, share, median_ms = sum(gains) / len(gains), f"{alone / len(gains):.0%}", took_ms[len(took_ms) // 2]
    return f"{len(gains):>8}{mean:>9.3f}{share:>7}{median_ms:>11.1f}{took_ms[-1]:>10.0f}"


def _ndcg(found: Sequence[str], wanted: set[str]) -> float:
    gain = sum(1 / math.log2(place + 2) for place, article in enumerate(found[:DEPTH]) if article in wanted)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(len(wanted), DEPTH)))


if __name__ == "__main__":
    main()
