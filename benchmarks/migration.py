"""A migration of the index under writers and a reader, whose command is killed on its way.

    python -m benchmarks.migration [--articles 100000] [--writes 50] [--kills 3] [--seed 1]

Made articles lie in an Elasticsearch (the tests' server, or the one of TEST_ELASTICSEARCH_URL).  Two writers change
them by compare-and-set and add some, a reader walks through all of them by date, over and over.  First all is copied by
a bare loop of search and bulk, into an index that is thrown away; then `newswire index migrate` runs, is killed, goes
on, and once more back.  Reported: failed reads, walks that missed something, lost writes, both speeds, the pause.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import secrets
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from newswire_index.engine.elasticsearch.index import ElasticsearchIndex
from newswire_index.engine.ports import Write, WriteFate
from newswire_search.engine.elasticsearch.engine import ElasticsearchEngine
from newswire_search.query.article_query import Query, Sort
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.index_schema import articles_alias
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State

from benchmarks.made_articles import MadeArticles

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import elasticsearch_server

WRITERS = 2
A_WRITE = 200  # documents as the index is filled
PAGE = 100  # of the reader
NEW = 0.1  # of writes make an article
COMMAND = [sys.executable, "-c", "from newswire_ops.command import main; main()", "index", "migrate"]


@dataclass
class Told:
    """What writers were told is written, by article, and what went wrong for readers."""

    written: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    reads: int = 0
    walks: int = 0
    failed: list[str] = field(default_factory=list)
    longest_wait_s: float = 0.0


@dataclass
class Desk:
    """An index with made articles, and those who write and read it until `over` is set."""

    address: str
    prefix: str
    articles: int
    writes_s: float
    seed: int
    told: Told = field(default_factory=Told)
    over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.made = MadeArticles(self.articles, self.seed)
        self.index = ElasticsearchIndex(self.address, self.prefix)
        self.engine = ElasticsearchEngine(self.address, self.prefix)
        self.ids = list[str]()

    def fill(self) -> None:
        """Write all articles."""
        self.index.install()
        batch = list[Write]()
        for document in self.made:
            self.ids.append(document.article.article_id)
            batch.append(Write(document, None))
            if len(batch) == A_WRITE:
                self._send(batch)
                batch = []
        self._send(batch)
        self.index.refresh()

    def _send(self, batch: list[Write]) -> None:
        for _ in range(10):  # a loaded machine may not answer in time
            try:
                fates = {result.fate for result in self.index.write(batch)} if batch else set()
                assert fates <= {WriteFate.DONE, WriteFate.CONFLICT}, fates
                return
            except TransientError as error:
                print(error, file=sys.stderr)
        raise SystemExit("the engine does not take the made articles")

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Writers and the reader are at work inside."""
        self.over.clear()
        threads = [threading.Thread(target=self._write, args=(n,)) for n in range(WRITERS)]
        threads.append(threading.Thread(target=self._read))
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.over.set()
            for thread in threads:
                thread.join()

    def _write(self, writer: int) -> None:
        chance, number = random.Random(f"{self.seed}:{writer}:{time.time()}"), 0
        while not self.over.wait(WRITERS / self.writes_s):
            number += 1
            token = f"w{writer}-{secrets.token_hex(4)}"
            begun = time.monotonic()
            article_id = f"new-{token}" if chance.random() < NEW else chance.choice(self.ids)
            self._until_written(article_id, token)
            self.told.written[article_id].add(token)
            self.told.longest_wait_s = max(self.told.longest_wait_s, time.monotonic() - begun)

    def _until_written(self, article_id: str, token: str) -> None:
        """Read, add a tag, write at the version read, and again until it is done."""
        while True:
            try:
                stored = self.index.read([article_id]).get(article_id)
                document = _tagged(stored.document if stored else self._made(article_id), token)
                (result,) = self.index.write([Write(document, stored.version if stored else None)])
                if result.fate is WriteFate.DONE or (stored and token in stored.document.article.tags):
                    return
                time.sleep(0.02)
            except TransientError:
                time.sleep(0.1)

    def _made(self, article_id: str) -> ArticleDocument:
        document = self.made.document(0)
        return document.model_copy(update={"article": document.article.model_copy(update={"article_id": article_id})})

    def _read(self) -> None:
        while not self.over.is_set():
            seen, after = set[str](), None
            while not self.over.is_set():
                self.told.reads += 1
                try:
                    found = self.engine.search(Query(sort=Sort.NEWEST, size=PAGE, after=after))
                    seen.update(hit.head.article_id for hit in found.hits)
                    after = found.after
                except Exception as error:  # whatever it is: it is what a reader would have seen
                    self.told.failed.append(f"{type(error).__name__}: {error}")
                if after is None:
                    self.told.walks += 1
                    if missed := {*self.ids} - seen:
                        self.told.failed.append(f"a walk missed {len(missed)} articles")
                    break

    def lost(self) -> int:
        """How many writes that were told to be done are not there."""
        ids, missing = [*self.told.written], 0
        for begin in range(0, len(ids), A_WRITE):
            stored = self.index.read(ids[begin : begin + A_WRITE])
            for article_id in ids[begin : begin + A_WRITE]:
                tags = {*stored[article_id].document.article.tags} if article_id in stored else set()
                missing += len(self.told.written[article_id] - tags)
        return missing


def _tagged(document: ArticleDocument, token: str) -> ArticleDocument:
    tags = (*document.article.tags, token)
    return document.model_copy(update={"article": document.article.model_copy(update={"tags": tags})})


def raw_copy_s(client: Elasticsearch, alias: str) -> float:
    """Seconds of a bare copy by point in time, without a look at what is copied."""
    ((name, index),) = client.indices.get(index=alias).items()
    analysis = index["settings"]["index"].get("analysis", {})
    settings = {"number_of_shards": 1, "refresh_interval": "-1", "analysis": analysis}
    settings |= {"codec": index["settings"]["index"].get("codec", "default")}
    client.indices.create(index=f"{alias}-raw", mappings=index["mappings"], settings=settings)
    begun, after = time.monotonic(), None
    pit = client.open_point_in_time(index=name, keep_alive="5m")["id"]
    while True:
        hits = client.search(
            pit={"id": pit}, sort=["_shard_doc"], size=250, search_after=after, track_total_hits=False
        )["hits"]["hits"]  # fmt: skip
        if not hits:
            break
        operations = [part for hit in hits for part in ({"index": {"_id": hit["_id"]}}, hit["_source"])]
        client.bulk(index=f"{alias}-raw", operations=operations, filter_path="errors")
        after = hits[-1]["sort"]
    spent = time.monotonic() - begun
    client.indices.delete(index=f"{alias}-raw")
    return spent


@dataclass(frozen=True)
class Commands:
    """The real command, in processes of its own; `forget` lets a next one begin at once after a kill."""

    environment: Mapping[str, str]
    state: State

    def run(self, *words: str) -> dict[str, Any]:
        """Run it to its end."""
        done = subprocess.run(
            [*COMMAND, *words, "--json"], env=self.environment, stdout=subprocess.PIPE, text=True, check=True
        )
        return dict(json.loads(done.stdout))

    def kill(self, after_s: float, *words: str) -> bool:
        """Kill it after some time; False if it had ended."""
        process = subprocess.Popen([*COMMAND, *words], env=self.environment, stdout=subprocess.DEVNULL)
        try:
            process.wait(after_s)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            self.state.client.delete(keys.MIGRATION())
            return True


@contextmanager
def desk(address: str, articles: int, writes_s: float, seed: int) -> Iterator[tuple[Desk, Commands]]:
    """An index of its own with made articles, and the command over it; all is gone at the end."""
    prefix = f"migration-{secrets.token_hex(4)}"
    with tempfile.TemporaryDirectory() as folder, Broker(Path(folder) / "broker") as broker:
        own = {
            **os.environ, "NEWSWIRE_BROKER_URL": broker.url, "NEWSWIRE_DATA_DIR": folder,
            "NEWSWIRE_ELASTICSEARCH_URL": address, "NEWSWIRE_ALIAS_PREFIX": prefix,
        }  # fmt: skip
        filled = Desk(address, prefix, articles, writes_s, seed)
        try:
            filled.fill()
            yield filled, Commands(own, State(broker.url))
        finally:
            with Elasticsearch(address) as client:
                client.indices.delete(index=[*client.indices.get(index=f"{prefix}-*")])
                client.indices.delete_index_template(name=f"{prefix}-*")


def measure(address: str, articles: int, writes_s: float, kills: int, seed: int) -> bool:
    """Print what was found; whether all was well."""
    chance = random.Random(seed)
    with desk(address, articles, writes_s, seed) as (filled, commands), Elasticsearch(address) as client:
        with filled.at_work():
            raw_s = raw_copy_s(client, articles_alias(filled.prefix))
            begun = time.monotonic()
            there = commands.run()
            there_s = time.monotonic() - begun
            share = raw_s / there_s
            print(f"raw copy {articles / raw_s:,.0f} a second, migration {articles / there_s:,.0f}: {share:.2f} of it")
            killed = sum(commands.kill(chance.uniform(1, 1 + there_s), "--rollback") for _ in range(kills))
            back = commands.run("--rollback") if killed == kills else there
            killed += sum(commands.kill(chance.uniform(1, 1 + there_s)) for _ in range(kills))
            last = commands.run()
        told, lost = filled.told, filled.lost()
    pauses = ", ".join(f"{report['pause_s']:.2f}" for report in (there, back, last))
    print(f"killed {killed} times; pauses {pauses} s; longest wait of a writer {told.longest_wait_s:.2f} s")
    print(f"{sum(map(len, told.written.values())):,} writes, {lost} lost; {told.reads:,} reads in {told.walks} walks, "
          f"{len(told.failed)} failed {told.failed[:3]}")  # fmt: skip
    return not lost and not told.failed


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--writes", type=float, default=50, help="a second")
    parser.add_argument("--kills", type=int, default=3, help="each way")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with elasticsearch_server.running() as address:
        sys.exit(0 if measure(address, asked.articles, asked.writes, asked.kills, asked.seed) else 1)


if __name__ == "__main__":
    main()
