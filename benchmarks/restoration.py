"""What `newswire restore` costs an article.

    python -m benchmarks.restoration [--articles 20000]

Made-up articles lie in an archive and in the embedded index; a real Redis knows nothing.  Then the registry comes back,
then linking, then the registry once more.  Processor time of this process and of Redis, for one article.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newswire_enrich.linking.redis_link_restoration import RedisLinkRestoration
from newswire_enrich.restoration.restore_linking import RestoreLinking
from newswire_index.articles.merge import merge
from newswire_index.engine.ports import Write
from newswire_index.engine.sqlite.index import SqliteIndex
from newswire_index.restoration.survivors import IndexSurvivors
from newswire_ingest.restoration.restore_registry import RestoreRegistry
from newswire_shared.accounting.restoration import RestorePart, Resumption
from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.identity import key_of
from newswire_shared.registry_files.run_folder import RunFolder
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.redis_state import State
from newswire_shared.state.registry_restoration import RedisRegistryRestoration

from benchmarks.processor_time import redis_seconds

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from articles import page
from unit.index.samples import article

A_WRITE = 200  # documents
AN_HOUR_AGO = datetime.now(UTC) - timedelta(hours=1)  # so that linking remembers them


def written(archive: WarcArchive, articles: int) -> Iterator[Write]:
    """Documents, whose copies are written first."""
    for number in range(articles):
        url, at = f"https://saltmere.example/{number}", AN_HOUR_AGO - timedelta(seconds=number)
        html = page(number)
        raw_ref = archive.write_raw(RawCapture(url, url, html, "text/html", at, 200))
        own = {"body": html.decode().replace("<p>", "\n")[200:], "first_seen_at": at, "fetched_at": at}
        made = article(key_of(url), 0, raw_ref=raw_ref, url=url).model_copy(update=own)
        yield Write(merge(None, made, archive.write_article(url, made.model_dump_json().encode())), None)


def measure(name: str, part: RestorePart, index: SqliteIndex, state: State) -> None:
    own_s, server_s = time.process_time(), redis_seconds(state.client)
    *_, last = part(IndexSurvivors(index), Resumption())
    spent = time.process_time() - own_s, redis_seconds(state.client) - server_s
    own_ms, server_ms = (1000 * seconds / last.done for seconds in spent)
    print(
        f"{name}: {last.back} of {last.done} came back, {own_ms:.2f} ms here and {server_ms:.2f} ms in Redis",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    articles = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as name, Broker(Path(name) / "broker") as broker:
        folder = Path(name)
        state = State(broker.url, files=RunFolder(folder / "registry"))
        state.check_version()
        archive, index = WarcArchive(folder / "archive"), SqliteIndex(folder / "index.sqlite")
        index.install()
        documents = [*written(archive, articles)]
        for begin in range(0, articles, A_WRITE):
            index.write(documents[begin : begin + A_WRITE])
        registry = RestoreRegistry(archive, RedisRegistryRestoration(state))
        measure("registry", registry, index, state)
        measure("linking", RestoreLinking(RedisLinkRestoration(state)), index, state)
        measure("registry again", registry, index, state)


if __name__ == "__main__":
    main()
