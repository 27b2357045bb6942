"""The members of a segment one after the other, past whatever is damaged.

A segment is gzip members, each a record of its own.  One that cannot be unpacked (bits flipped, cut short) is told as a
damage, and reading goes on at the next place where a member begins that unpacks to a WARC record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from isal import isal_zlib

from newswire_shared.archive.packings import INFLATING_ERRORS, UNPACKING_ERRORS
from newswire_shared.archive.records import WarcRecord, record_of
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import Content, SegmentFile, Segments

MEMBER = b"\x1f\x8b\x08"  # how a gzip member begins; by chance packed bytes do so once in 16 MB
WARC = b"WARC/"
CHUNK = 64 * 1024  # bytes that are unpacked at a time: most members are smaller
HEAD = 4096  # of a damaged member: enough for the address in its headers
PIECE = 64  # bytes of it that are unpacked at a time: what comes out before the first fault is sound
_TARGET = re.compile(rb"^WARC-Target-URI:[ \t]*<?([^\r\n>]+)", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """A record, and where it lies in its segment."""

    segment: str
    offset: int
    length: int
    record: WarcRecord
    tail: int | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    @property
    def ref(self) -> str:
        """The reference to it."""
        return str(Reference(self.segment, self.offset, self.length, self.tail))


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of a segment that cannot be read.  `url` is the address of its first record, where that can be read."""

    segment: str
    offset: int
    length: int
    why: str
    url: str = ""

    @property
    def end(self) -> int:
        return self.offset + self.length

    def described(self) -> str:
        """For a person."""
        about = f", of {self.url}" if self.url else ""
        return f"{self.segment}, bytes {self.offset} to {self.end}: {self.why}{about}"


def members(segments: Segments, file: SegmentFile, begin: int = 0) -> Iterator[Member | Damage]:
    """What a file of the archive holds from a place of its segment on, in order."""
    base = file.tail or 0
    at = max(begin - base, 0)
    if at >= file.size:  # what is appended meanwhile is left out
        return
    with segments.content(file) as data:
        while at < file.size:
            found = _read(data, file, at)
            yield found
            at = found.end - base


def _read(data: Content, file: SegmentFile, at: int) -> Member | Damage:
    base = file.tail or 0
    try:
        unpacked, end = _unpacked(data, at)
        return Member(file.name, base + at, end - at, record_of(unpacked), file.tail)
    except UNPACKING_ERRORS as error:
        why = "it ends in the middle of a record" if isinstance(error, EOFError) else f"damaged ({error})"
        end = _next(data, at + 1)
        return Damage(file.name, base + at, end - at, why, _address(data, at))


def _unpacked(data: Content, at: int) -> tuple[bytes, int]:
    """A member's bytes, and where it ends.  Raises one of INFLATING_ERRORS, EOFError."""
    stream, parts, place = isal_zlib.decompressobj(31), [], at
    while not stream.eof:
        chunk = data[place : place + CHUNK]
        if not chunk:
            raise EOFError("the member is cut short")
        parts.append(stream.decompress(chunk))
        place += len(chunk)
    return b"".join(parts), place - len(stream.unused_data)


def _next(data: Content, at: int) -> int:
    """Where the next record begins, or the end."""
    while (at := data.find(MEMBER, at)) >= 0:
        if _head(data, at).startswith(WARC):
            return at
        at += 1
    return len(data)


def _head(data: Content, at: int) -> bytes:
    """The beginning of what a place unpacks to, as far as it is sound; b"" where no member begins there."""
    stream, found = isal_zlib.decompressobj(31), b""
    for place in range(at, min(at + HEAD, len(data)), PIECE):
        try:
            found += stream.decompress(data[place : place + PIECE])
        except INFLATING_ERRORS:
            break
        if stream.eof:
            break
    return found


def _address(data: Content, at: int) -> str:
    found = _TARGET.search(_head(data, at))
    return found[1].decode("utf-8", "replace") if found else ""
