"""Captures as the archive keeps them, and the port of the archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

SOURCE = "source"  # of what came with a capture: under which name it is counted
TRANSFER_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})  # the body is kept decoded


@dataclass(frozen=True, slots=True)
class RawCapture:
    """One look at an address: what was answered, byte for byte.

    `url` is the address asked for and `final_url` the one that answered.  `status` is 0 for what was not
    fetched but given (a file, a pushed article).  `given` are facts that came with it (a feed's title).
    """

    url: str
    final_url: str
    body: bytes
    content_type: str
    fetched_at: datetime
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    request_headers: tuple[tuple[str, str], ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Revisit:
    """A later look at an address that brought the bytes which the archive holds already, or a 304.

    `earlier` is the reference to their copy, "" where it is not known any more, as only a 304 may have it.
    """

    url: str
    fetched_at: datetime
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    earlier: str = ""


class Archive(Protocol):
    """Keeps copies.  Raises TransientError when it cannot write, PermanentError when a copy is not there."""

    def write_raw(self, capture: RawCapture) -> str:
        """Keep a raw capture and answer its reference."""

    def write_revisit(self, revisit: Revisit) -> str:
        """Keep that a look found what there was, and answer the reference of this record.

        Raises PermanentError when the earlier copy is not there.
        """

    def read_raw(self, ref: str) -> RawCapture:
        """The raw capture that a reference points to."""

    def write_article(self, url: str, article: bytes) -> str:
        """Keep an enriched article (JSON) and answer its reference."""

    def read_article(self, ref: str) -> bytes:
        """The enriched article that a reference points to."""


def fields_of(body: bytes) -> dict[str, str]:
    """What a metadata record holds: the values of one name on a line each."""
    found: dict[str, list[str]] = {}
    for line in body.decode("utf-8", "replace").split("\r\n"):
        name, mark, value = line.partition(":")
        if mark:
            found.setdefault(name, []).append(value.strip())
    return {name: "\n".join(values) for name, values in found.items()}
