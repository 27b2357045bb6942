"""Sources as a person works with them: declared, checked, listed, paused, removed.

A change is checked, the copy in Redis that everyone reads is updated, and RecordChanged is published, which
the indexer keeps in the index `people`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from newswire_shared.accounting.journal import Records
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key

from newswire_ingest.sources.changes import KIND, keep_change
from newswire_ingest.sources.names import LONGEST_NAME, placed
from newswire_ingest.sources.ports import FeedState, Source, SourceStore

HEADINGS = ("source", "address", "every", "last look (UTC)", "items", "problem")
BY_HABIT = 0.0  # the interval of a source that is looked at as often as its habits ask for
SHOWN = ("etag", "last_modified", "polled_ms", "problem", "items")
_NAME = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,{LONGEST_NAME - 1}}}")
_EVERY = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


def declare(
    address: str, name: str | None, every: str | None, language: str | None, default_s: float = BY_HABIT
) -> Source:
    """A source from what a person wrote.  Raises UsageError with what is wrong with it."""
    try:
        canonicalize(address)
        host_key(address)  # a file can be canonical and not be polled
    except InvalidAddress as error:
        raise UsageError(str(error)) from error
    named = name or (urlsplit(address).hostname or "").removeprefix("www.")
    if not _NAME.fullmatch(named):
        raise UsageError(f"{named!r} is no name for a source: small letters, digits, dots, hyphens; at most 63")
    return Source(named, address, seconds_of(every) if every else default_s, language)


def seconds_of(every: str) -> float:
    """Seconds of 90s, 15m, 2h, 1d.  Raises UsageError for anything else."""
    match = _EVERY.fullmatch(every.strip())
    if match is None or float(match[1]) <= 0:
        raise UsageError(f"{every!r} is no length of time: write 90s, 15m, 2h or 1d")
    return float(match[1]) * _SECONDS[match[2]]


def read_declarations(file: Path) -> Iterator[dict[str, Any]]:
    """The declarations of a JSONL or OPML file.  Raises UsageError naming file and line."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}") from error
    if text.lstrip().startswith("<"):
        yield from _opml(file, text)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _declaration(f"{file}, line {number}", line)


def _declaration(place: str, line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise UsageError(f"{place}, is no JSON: {error}") from error
    known = {"address", "name", "every", "language"}
    if not isinstance(found, dict) or "address" not in found or not set(found) <= known:
        raise UsageError(f"{place}: an object with `address` and perhaps name, every, language is wanted")
    if not all(isinstance(value, str | None) for value in found.values()) or not found["address"]:
        raise UsageError(f'{place}: address, name, every and language are texts, like "15m"')
    return {name: found.get(name) for name in known}


def _opml(file: Path, text: str) -> Iterator[dict[str, Any]]:
    # The file may be a stranger's: it names no other file and no address to be read with it.
    root = etree.fromstring(text.encode(), etree.XMLParser(recover=True, resolve_entities=False, no_network=True))
    outlines = [] if root is None else [o for o in root.iter("outline") if o.get("xmlUrl")]
    if not outlines:
        raise UsageError(f"{file} holds no outline with an xmlUrl")
    for outline in outlines:
        yield {"address": outline.get("xmlUrl"), "name": None, "every": None, "language": None}


@dataclass(frozen=True, slots=True)
class Overview:
    """A source and how its last poll went."""

    source: Source
    state: FeedState

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return asdict(self.source) | {f"feed_{name}": getattr(self.state, name) for name in SHOWN}

    def as_row(self) -> tuple[str, ...]:
        """For a person, under `HEADINGS`."""
        source, state = self.source, self.state
        looked = f"{from_ms(state.polled_ms):%Y-%m-%d %H:%M:%S}" if state.polled_ms else "never"
        every = "paused" if source.paused else f"{source.interval_s:g} s" if source.interval_s else "by habit"
        return source.name, source.address, every, looked, str(state.items), state.problem


@dataclass(frozen=True, slots=True)
class SourceEditor:
    """Changes sources, each change with its record."""

    store: SourceStore
    publisher: EventPublisher
    default_interval_s: float

    def placed(self, declared: Iterable[tuple[Source, bool]]) -> list[Source]:
        """Sources under names that take no other's place, see `placed`."""
        return placed(declared, self.store.all())

    def save(self, source: Source) -> None:
        """Keep a source under the next revision and publish its record."""
        keep_change(self.store, self.publisher, source)

    def set_paused(self, name: str, paused: bool) -> None:
        """Pause or resume a source."""
        self.save(replace(self._known(name), paused=paused))

    def remove(self, name: str) -> None:
        """Forget a source."""
        source = self._known(name)
        self.store.remove(name)
        self._records.drop(name, source.revision + 1)

    def overview(self) -> list[Overview]:
        """Every source with its feed's state."""
        return [Overview(source, self.store.state(source.name)) for source in self.store.all()]

    @property
    def _records(self) -> Records:
        return Records(KIND, self.publisher)

    def _known(self, name: str) -> Source:
        source = self.store.get(name)
        if source is None:
            names = ", ".join(s.name for s in self.store.all()) or "none"
            raise UsageError(f"there is no source {name}; there are: {names}")
        return source
