"""The archive, and an object store, in memory."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newswire_shared.archive.captures import TRANSFER_HEADERS, RawCapture, Revisit
from newswire_shared.archive.objects import NoObject, StoredObject
from newswire_shared.contracts.errors import PermanentError


class FakeArchive:
    """An Archive in a dictionary; `fault` is raised by every write while it is set."""

    def __init__(self) -> None:
        self._copies: dict[str, RawCapture | Revisit | bytes] = {}
        self.fault: Exception | None = None

    def write_raw(self, capture: RawCapture) -> str:
        """Keep a raw capture."""
        kept = tuple((name, value) for name, value in capture.headers if name.lower() not in TRANSFER_HEADERS)
        return self._write(replace(capture, headers=kept, request_headers=(), given=dict(capture.given)))

    def read_raw(self, ref: str) -> RawCapture:
        """The raw capture that a reference points to."""
        found = self._copies.get(ref)
        if not isinstance(found, RawCapture):
            raise PermanentError(f"{ref!r} is no reference to a raw capture")
        return found

    def write_revisit(self, revisit: Revisit) -> str:
        """Keep that a look found what there was."""
        if revisit.earlier:
            self.read_raw(revisit.earlier)
        return self._write(revisit)

    def revisits(self) -> list[Revisit]:
        """The looks that found what there was."""
        return [copy for copy in self._copies.values() if isinstance(copy, Revisit)]

    def write_article(self, url: str, article: bytes) -> str:
        """Keep an enriched article."""
        return self._write(article)

    def read_article(self, ref: str) -> bytes:
        """The enriched article that a reference points to."""
        found = self._copies.get(ref)
        if not isinstance(found, bytes):
            raise PermanentError(f"{ref!r} is no reference to an article")
        return found

    def _write(self, copy: RawCapture | Revisit | bytes) -> str:
        if self.fault:
            raise self.fault
        ref = f"memory:{len(self._copies)}:1"
        self._copies[ref] = copy
        return ref


class FakeObjectStore:
    """An ObjectStore in a dictionary; `fault` is raised by every call while it is set, `calls` counts them by name."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.fault: Exception | None = None
        self.calls = Counter[str]()

    def _called(self, name: str) -> None:
        self.calls[name] += 1
        if self.fault:
            raise self.fault

    def put(self, key: str, content: bytes | Path) -> None:
        """Keep an object."""
        self._called("put")
        self.objects[key] = content if isinstance(content, bytes) else content.read_bytes()

    def get(self, key: str, start: int, length: int) -> bytes:
        """Some bytes of an object."""
        self._called("get")
        if key not in self.objects:
            raise NoObject(f"there is no {key}")
        return self.objects[key][start : start + length]

    def listed(self, prefix: str) -> Iterator[StoredObject]:
        """The objects whose names begin so."""
        self._called("listed")
        for key, content in sorted(self.objects.items()):
            if key.startswith(prefix):
                tag = hashlib.md5(content, usedforsecurity=False).hexdigest()
                yield StoredObject(key, len(content), datetime.now(UTC), tag)

    def delete(self, keys: Sequence[str]) -> None:
        """Delete objects."""
        self._called("delete")
        for key in keys:
            self.objects.pop(key, None)

    def check(self) -> None:
        """Whether it can be used."""
        self._called("check")
