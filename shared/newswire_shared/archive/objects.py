"""The port of an object store: named objects that are written whole, and read by ranges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from newswire_shared.contracts.errors import PermanentError


class NoObject(PermanentError):
    """There is no object of that name."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as the store lists it; `tag` is the MD5 of its content where the store gives that."""

    key: str
    size: int
    changed_at: datetime
    tag: str = ""


class ObjectStore(Protocol):
    """Keeps objects below one prefix.  Raises TransientError for whatever may go well later."""

    def put(self, key: str, content: bytes | Path) -> None:
        """Keep an object, the bytes or the file's; it is safe when this returns, and seen by everybody."""

    def get(self, key: str, start: int, length: int) -> bytes:
        """Some bytes of an object, fewer where it ends before.  Raises NoObject."""

    def listed(self, prefix: str) -> Iterator[StoredObject]:
        """The objects whose names begin so, in the order of their names."""

    def delete(self, keys: Sequence[str]) -> None:
        """Delete objects; those that are gone already are no error."""

    def check(self) -> None:
        """Try whether objects can be kept and read.  Raises SettingsError for what a person has to mend."""
