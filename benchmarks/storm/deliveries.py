"""Deliveries: articles that are not on the web are given as files and pushed over HTTP, until they were taken."""

from __future__ import annotations

import contextlib
import http.client
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.storm.articles import Article, Way
from benchmarks.storm.stack import Stack

SOURCE = "files"
ADDRESS = "https://desk.example/news/"
REPEATED = 0.2  # of the pushes are sent again after their answer, as a client that lost it does
GONE = (OSError, http.client.HTTPException)
AGAIN_S = 0.5
TAKEN = "202"
TIMEOUT_S = 30.0


def file_name(article: Article) -> str:
    """The name of an article's file, which is its address."""
    return f"{article.number:06}.html"


@dataclass
class FileDelivery:
    """Gives folders of files to `newswire ingest`, each again until it is taken whole."""

    stack: Stack
    articles: Sequence[Article]
    folder: Path
    seconds: float
    batches: int
    commands: int = 0
    refused: list[str] = field(default_factory=list)

    def __call__(self, stopping: threading.Event) -> None:
        folders = [self._written(n) for n in range(self.batches) if self.articles[n :: self.batches]]
        begun = time.monotonic()
        for number, folder in enumerate(folders):
            _wait_until(begun + self.seconds * number / len(folders), stopping)
            while not stopping.is_set() and not self._is_taken(folder):
                stopping.wait(AGAIN_S)

    def said(self) -> str:
        return f"{self.commands} commands for files, {len(self.refused)} in vain: {self.refused[-1:]}"

    def _written(self, batch: int) -> Path:
        folder = self.folder / f"batch{batch}"
        folder.mkdir(parents=True)
        for article in self.articles[batch :: self.batches]:
            (folder / file_name(article)).write_bytes(article.page)
        return folder

    def _is_taken(self, folder: Path) -> bool:
        self.commands += 1
        done = self.stack.command("ingest", str(folder), "--source", SOURCE, "--json")
        if done.returncode:
            self.refused.append(done.stderr[-500:])
        return done.returncode == 0


@dataclass
class PushDelivery:
    """Pushes articles, each again under the same key until it was answered 202."""

    stack: Stack
    articles: Sequence[Article]
    key: str
    seconds: float
    chance: random.Random
    answers: Counter[str] = field(default_factory=Counter)

    def __call__(self, stopping: threading.Event) -> None:
        begun = time.monotonic()
        for number, article in enumerate(self.articles):
            _wait_until(begun + self.seconds * number / len(self.articles), stopping)
            while not stopping.is_set() and not self._is_taken(article):
                stopping.wait(AGAIN_S)
            if self.chance.random() < REPEATED:
                self._is_taken(article)

    def said(self) -> str:
        return f"{self.answers.total()} pushes of {len(self.articles)} articles: {dict(self.answers)}"

    def _is_taken(self, article: Article) -> bool:
        headers = {
            "Authorization": f"Bearer {self.key}", "Content-Type": "application/json",
            "Idempotency-Key": f"storm-{article.number}",
        }  # fmt: skip
        link = http.client.HTTPConnection("127.0.0.1", self.stack.port, timeout=TIMEOUT_S)
        try:
            with contextlib.closing(link):
                link.request("POST", "/v1/articles", json.dumps(pushed(article)).encode(), headers)
                said = str(link.getresponse().status)
        except GONE as error:
            said = type(error).__name__
        self.answers[said] += 1
        return said == TAKEN


def _wait_until(instant_s: float, stopping: threading.Event) -> None:
    """Wait for a turn that has not come yet: what the storm held up follows without pauses."""
    stopping.wait(max(0.0, instant_s - time.monotonic()))


def pushed(article: Article) -> dict[str, str]:
    """What a program pushes: the page, or the text."""
    if article.way is Way.PUSHED_PAGE:
        return {"url": push_url(article), "html": article.page.decode()}
    return {"url": push_url(article), "title": article.title, "body": article.body}


def push_url(article: Article) -> str:
    """The address that a pushed article has."""
    return f"{ADDRESS}{article.number}"


@dataclass
class Deliveries:
    """All of them at once, each in a thread of its own."""

    works: Sequence[FileDelivery | PushDelivery]
    stopping: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def begin(self) -> None:
        self.threads = [threading.Thread(target=work, args=(self.stopping,), daemon=True) for work in self.works]
        for thread in self.threads:
            thread.start()

    @property
    def are_done(self) -> bool:
        return not any(thread.is_alive() for thread in self.threads)

    def said(self) -> str:
        """How often was asked, and how often in vain."""
        return "; ".join(work.said() for work in self.works)

    def stop(self) -> None:
        """Give up what was not taken, where the trial failed."""
        self.stopping.set()
        ends = time.monotonic() + TIMEOUT_S
        for thread in self.threads:
            thread.join(max(0.0, ends - time.monotonic()))
