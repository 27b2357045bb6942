"""Whether what an index lacks is found exactly: many articles, workers killed, one of fifty poison, an older snapshot.

    python -m benchmarks.reconciliation [--articles 20000] [--engine embedded|elasticsearch] [--seed 1]

Real workers index made-up articles and are killed at times that the seed decides.  A snapshot is taken in the middle,
put back at the end, and compared; what it lacks is sent again.  Exit status 1: something was not found, or too much.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import secrets
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from newswire_index.composition import IndexService
from newswire_index.engine.selection import Selection
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble

from benchmarks.index_recovery import register

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import elasticsearch_server
from indexed_newsroom import POISON, Newsroom, documents_of
from real_stack import RealStack, real_stack

AT_ONCE = 1000  # articles between two chances of a kill
BEHIND = 10  # one of so many has a later text that the snapshot lacks


@contextlib.contextmanager
def environment(engine: str) -> Iterator[dict[str, str]]:
    """The settings of the stack."""
    if engine == "embedded":
        yield {}
        return
    with elasticsearch_server.running() as address:
        prefix = f"b{secrets.token_hex(4)}"
        register(address, prefix)
        own = {
            "NEWSWIRE_ELASTICSEARCH_URL": address, "NEWSWIRE_ALIAS_PREFIX": prefix,
            "NEWSWIRE_INDEX_SNAPSHOT_REPOSITORY": prefix,
        }  # fmt: skip
        os.environ |= own  # what is compared here has them from there
        yield own


def take_in(newsroom: Newsroom, numbers: range, chance: random.Random, minute: int = 0) -> None:
    """Give articles to workers of which some are killed."""
    for begin in range(numbers.start, numbers.stop, AT_ONCE):
        worker = newsroom.stack.work("index")
        newsroom.take_in(range(begin, min(begin + AT_ONCE, numbers.stop)), minute)
        if chance.random() < 0.5:
            time.sleep(chance.random())
        else:
            newsroom.settled()
        worker.kill()
    newsroom.stack.work("index")
    newsroom.settled()


def trial(stack: RealStack, settings: SharedSettings, articles: int, chance: random.Random) -> bool:
    newsroom, service = Newsroom(stack), IndexService.over(assemble("index", settings))
    middle, later = articles // 2, articles // 2 // BEHIND
    take_in(newsroom, range(middle), chance)
    service.snapshots().take("middle")
    take_in(newsroom, range(middle, articles), chance)
    take_in(newsroom, range(later), chance, minute=5)
    before = documents_of(settings)
    service.put_back()("middle", replace=True)
    began, own = time.perf_counter(), time.process_time()
    found = service.reconcile()(Selection())
    print(
        f"{articles} articles compared in {time.perf_counter() - began:.1f} s, "
        f"{1000 * (time.process_time() - own) / articles:.2f} ms of processor each here: "
        f"{len(found.missing)} missing, {len(found.behind)} behind, {len(found.unknown)} unknown"
    )
    missing = {each.article_id for each in found.missing}
    is_found = missing == {name for name in before if int(name, 16) >= middle}
    is_found &= {*found.behind} == {name for name in before if int(name, 16) < later}
    service.mend(print)(found)
    newsroom.settled()
    return is_found and not found.unknown and is_whole(documents_of(settings), before, articles)


def is_whole(after: dict[str, ArticleDocument], before: dict[str, ArticleDocument], articles: int) -> bool:
    print(
        f"after mending {len(after)} articles, {sum(after.get(name) != each for name, each in before.items())} differ"
    )
    return after == before and len(after) == articles - articles // POISON


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--engine", choices=("embedded", "elasticsearch"), default="embedded")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        environment(asked.engine) as own,
        real_stack(Path(name), own) as stack,
    ):
        known = {**own, "NEWSWIRE_DATA_DIR": name, "NEWSWIRE_BROKER_URL": stack.broker.url}
        is_exact = trial(stack, load(SharedSettings, known), asked.articles, random.Random(asked.seed))
    print("exact" if is_exact else "NOT exact")
    return 0 if is_exact else 1


if __name__ == "__main__":
    raise SystemExit(main())
