"""Follows the changes of the index over HTTP while index workers and the server are killed, and counts what was missed.

    python -m benchmarks.following --articles 10000 --every 10

Articles are taken in as files and enriched without a model, so that the index has much to write.  One follower asks for
pages, one listens to the stream; at the end all is read once more from the beginning.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from articles import page, take_in
from followers import Follower, Heard, PageFollower, SearchServer, StreamFollower, asked, same_numbers
from newswire_index.composition import open_index
from newswire_index.engine.ports import Index
from newswire_index.engine.selection import Selection
from real_stack import RealStack, Worker, eventually, real_stack

PORTION = 250  # articles taken in at a time


@dataclass
class Trial:
    """A stack whose index workers and server are killed every so often."""

    stack: RealStack
    server: SearchServer
    every_s: float
    index: Worker
    kills: int = 0
    last_s: float = 0.0

    def kill_if_due(self) -> None:
        if time.monotonic() - self.last_s < self.every_s:
            return
        self.index.kill()
        self.server.kill()
        self.server.start()
        self.index = self.stack.work("index")
        self.kills, self.last_s = self.kills + 1, time.monotonic()


def run(articles: int, every_s: float) -> dict[str, object]:
    """What two followers heard of so many articles."""
    with tempfile.TemporaryDirectory() as folder, real_stack(Path(folder), {"NEWSWIRE_ENRICH_MODEL": "none"}) as stack:
        server = SearchServer(stack.settings)
        begin = str(asked(server.port, "/v1/changes")["next"])
        followers: list[Follower] = [PageFollower(server.port, begin), StreamFollower(server.port, begin)]
        for follower in followers:
            follower.start()
        stack.work("enrich", app="newswire_enrich.worker", concurrency=2)
        trial = Trial(stack, server, every_s, stack.work("index"), last_s=time.monotonic())
        engine = open_index(stack.settings)
        _take_in_all(trial, engine, articles)
        held = {each.article.article_id for each in engine.walk(Selection(), None, articles)}
        for follower in followers:
            eventually(lambda: set(follower.articles()) >= held or follower.error, "all are heard of")  # noqa: B023
        report = _report(held, followers, _read_again(server.port, begin)) | {"kills": trial.kills}
        server.stop()
        return report


def _take_in_all(trial: Trial, engine: Index, articles: int) -> None:
    for first in range(0, articles, PORTION):
        take_in(trial.stack.parts, [page(number) for number in range(first, min(first + PORTION, articles))])
        trial.kill_if_due()
    while engine.count(Selection()) < articles:
        trial.kill_if_due()
        time.sleep(0.5)


def _read_again(port: int, begin: str) -> list[Heard]:
    heard: list[Heard] = []
    more = True
    while more:
        found = asked(port, f"/v1/changes?since={begin}&size=1000")
        changes, begin, more = found["changes"], str(found["next"]), bool(found["more"])
        assert isinstance(changes, list)
        heard += [(each["number"], each["kind"], each["id"]) for each in changes]
    return heard


def _report(held: set[str], followers: Sequence[Follower], again: list[Heard]) -> dict[str, object]:
    by_kind = zip(("pages", "stream"), followers, strict=True)
    missed = {name: len(held - set(follower.articles())) for name, follower in by_kind}
    heard = [follower.heard for follower in followers]
    return {
        "articles": len(held), "missed": missed, "errors": [str(f.error) for f in followers if f.error],
        "one number for one change": same_numbers(again, *heard),
        "heard that is not in the log": len({*heard[0], *heard[1]} - {*again}), "changes": len(again),
        "heard twice": {"pages": len(heard[0]) - len({*heard[0]}), "stream": len(heard[1]) - len({*heard[1]})},
    }  # fmt: skip


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--every", type=float, default=10, help="seconds between two kills")
    asked_for = parser.parse_args()
    for name, value in run(asked_for.articles, asked_for.every).items():
        print(f"{name}: {value}")
