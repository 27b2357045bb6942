"""Processor time and exchanges with Redis by cause, counted inside the processes that do the work.

`watch` wraps what has a cause: from then on each call of it counts for that cause, and what it calls for another one
counts for the other.  Time is that of the thread, so that waiting and other threads are in none of it.
"""

from __future__ import annotations

import inspect
import mmap
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

OTHER = "queue"  # what has no other cause: Celery and kombu, decoding, encoding, logs
# Each is a module's class, whose public methods count, or a function.  Parsers come first: who imports them by name
# must find them wrapped.
WRAPPED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("parse", ("lxml.html:document_fromstring", "lxml.html:fromstring")),
    ("archive", ("newswire_shared.archive.warc:WarcArchive",)),
    ("ledger", (
        "newswire_shared.state.ledger:RedisLedger", "newswire_shared.state.registry:RedisUrlRegistry",
        "newswire_ingest.frontier.redis_frontier:RedisFrontier",
    )),
    ("fetch", ("newswire_ingest.fetching.fetch_address:FetchAddress",)),
    ("extract", (
        "newswire_enrich.stages.extract:Extract", "newswire_enrich.stages.site_lines:SiteLines",
        "newswire_enrich.pipeline:language",
    )),
    ("tag", ("newswire_enrich.stages.entities:Entities",)),
    ("quotes", (
        "newswire_enrich.pipeline:quotes", "newswire_enrich.pipeline:attribution", "newswire_enrich.pipeline:dates",
    )),
    ("link", (
        "newswire_enrich.stages.link:Link", "newswire_enrich.pipeline:links", "newswire_enrich.linking.linker:Linker",
        "newswire_enrich.linking.outbox:PumpOutbox",
    )),
    ("index", (
        "newswire_index.articles.index_article:IndexArticle", "newswire_index.articles.index_articles:IndexArticles",
        "newswire_index.stories.index_story:IndexStory", "newswire_index.stories.place_articles:PlaceArticles",
    )),
    ("engine", ("newswire_index.engine.sqlite.index:SqliteIndex",)),
)  # fmt: skip
CAUSES = (OTHER, *(cause for cause, _ in WRAPPED))
EXCHANGE = ("redis.connection", "AbstractConnection", "send_packed_command")


@dataclass(frozen=True, slots=True)
class Spent:
    """What a cause took: milliseconds of processor time, exchanges with Redis, and how often it was called."""

    ms: float = 0.0
    exchanges: float = 0.0
    calls: float = 0.0

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.ms - other.ms, self.exchanges - other.exchanges, self.calls - other.calls)


FIELDS = 3  # of Spent


@dataclass  # without slots: those are one for all threads
class _Stack(threading.local):
    """The causes that a thread is in, and since when it is in the last one."""

    causes: list[int] = field(default_factory=list)
    since: float = 0.0


class Account:
    """Adds up by cause, in memory that a file of the folder shows to other processes; one file a process."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.thread_time) -> None:
        self._folder, self._clock = folder, clock
        self._here, self._lock = _Stack(), threading.Lock()
        self._pid, self._sums = 0, memoryview(b"").cast("d")

    @contextmanager
    def of(self, cause: str) -> Iterator[None]:
        """What this thread does inside counts for the cause, but for what it does inside another one."""
        here, place = self._here, CAUSES.index(cause)
        now = self._clock()
        if here.causes:
            self._add(here.causes[-1], now - here.since)
        self._add(place, 0.0, calls=0.0 if place in here.causes else 1.0)
        here.causes.append(place)
        here.since = now
        try:
            yield
        finally:
            now = self._clock()
            self._add(here.causes.pop(), now - here.since)
            here.since = now

    def current(self) -> str:
        """The cause that this thread is in."""
        causes = self._here.causes
        return CAUSES[causes[-1]] if causes else OTHER

    def exchange(self) -> None:
        """Count an exchange with Redis for the cause that this thread is in."""
        causes = self._here.causes
        self._add(causes[-1] if causes else 0, 0.0, exchanges=1.0)

    def _add(self, place: int, seconds: float, exchanges: float = 0.0, calls: float = 0.0) -> None:
        with self._lock:
            if self._pid != os.getpid():  # a fork shares the memory of its parent, but counts for itself
                self._pid, self._sums = os.getpid(), _memory(self._folder / f"{os.getpid()}.account")
            at = place * FIELDS
            self._sums[at] += 1000 * seconds
            self._sums[at + 1] += exchanges
            self._sums[at + 2] += calls


def _memory(path: Path) -> memoryview[float]:
    with path.open("w+b") as file:
        file.truncate(len(CAUSES) * FIELDS * 8)
        return memoryview(mmap.mmap(file.fileno(), 0)).cast("d")


def read_accounts(folder: Path) -> dict[str, Spent]:
    """What all processes that count into a folder have spent so far, by cause."""
    sums = [0.0] * len(CAUSES) * FIELDS
    for path in folder.glob("*.account"):
        sums = [sum(pair) for pair in zip(sums, memoryview(path.read_bytes()).cast("d"), strict=True)]
    return {cause: Spent(*sums[at * FIELDS : (at + 1) * FIELDS]) for at, cause in enumerate(CAUSES)}


def since(before: Mapping[str, Spent], folder: Path) -> dict[str, Spent]:
    """What they have spent since an earlier reading."""
    return {cause: spent - before[cause] for cause, spent in read_accounts(folder).items()}


def watch(account: Account) -> None:
    """Wrap all that has a cause, in this process; before a worker's application is imported."""
    module, kind, name = EXCHANGE
    connection = getattr(import_module(module), kind)
    setattr(connection, name, _counted(getattr(connection, name), account))
    for cause, places in WRAPPED:
        for place in places:
            owner, _, name = place.partition(":")
            _wrap(import_module(owner), name, cause, account)


def _wrap(module: Any, name: str, cause: str, account: Account) -> None:
    found = getattr(module, name)
    if not inspect.isclass(found):
        setattr(module, name, _timed(found, cause, account))
        return
    for name, method in inspect.getmembers(found, inspect.isfunction):
        own = not name.startswith("_") and not isinstance(inspect.getattr_static(found, name), staticmethod)
        if name == "__call__" or (own and not inspect.isgeneratorfunction(method)):
            setattr(found, name, _timed(method, cause, account))


def _timed(function: Callable[..., Any], cause: str, account: Account) -> Callable[..., Any]:
    @wraps(function)
    def timed(*given: Any, **named: Any) -> Any:
        with account.of(cause):
            return function(*given, **named)

    return timed


def _counted(function: Callable[..., Any], account: Account) -> Callable[..., Any]:
    @wraps(function)
    def counted(*given: Any, **named: Any) -> Any:
        account.exchange()
        return function(*given, **named)

    return counted
