"""The records of a WARC file in order, whatever lies between them and however each is packed.

What is damaged costs its own record only: the next one is found by how records begin.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

from isal import isal_zlib
from newswire_shared.archive.packings import (
    GZIP,
    SKIPPABLE,
    UNPACKING_ERRORS,
    ZSTD,
    dictionary_of,
    frame_length,
    frames,
    unframed,
    unpacked_bytes,
)
from newswire_shared.archive.records import MOST_HEAD, NEWLINES, Fit, NoRecord, WarcRecord, head_of, record_of
from newswire_shared.archive.references import MOST_RECORD

from newswire_ingest.intake.warc.heads import Heads

WINDOW = 1024 * 1024  # read at a time: dozens of records
FEED = 64 * 1024  # given to gzip at a time: more than a packed page, so that it is unpacked in one go
PACKED = 4096  # of a gzip member shows how what it holds begins: its header, a few hundred bytes of codes, and 15 more
BLOCK = 128 * 1024  # the most that a block of a zstd frame holds
BETWEEN = NEWLINES + b"\0"  # what may lie between two records; some disks leave zeros where a crawler was killed
_BEGINNING = re.compile(rb"\x1f\x8b\x08|\x28\xb5\x2f\xfd|WARC/\d")
Unpacking = Callable[[int], tuple[int, bytes]]  # of what begins at a place: its length, and what it holds
_OVERLAP = 8  # longer than any beginning, so that one at the edge of two windows is found


class Fault(StrEnum):
    """What is wrong with a record, in words for many of them."""

    DAMAGED = "damaged records"
    CUT_SHORT = "records that are cut short"
    GARBAGE = "places where something else lies between two records"
    SHARED = "records that are packed together with another"
    TOO_LARGE = "records that are too large"


FAULTS = {Fit.CUT: Fault.CUT_SHORT, Fit.FOLLOWED: Fault.SHARED}


@dataclass(frozen=True, slots=True)
class Scanned:
    """A place and the record there; there is none where a fault is."""

    offset: int
    length: int
    record: WarcRecord | None
    fault: Fault | None = None

    @property
    def end(self) -> int:
        """Where the next record is looked for."""
        return self.offset + self.length


class Window:
    """A part of a file that can be sliced as if it lay in memory."""

    def __init__(self, stream: BinaryIO, end: int) -> None:
        self.end = end
        self._file = stream.fileno()
        self._at, self._held = 0, b""

    def __getitem__(self, place: slice, /) -> bytes:
        start, stop = place.start, min(place.stop, self.end)
        if start < self._at or stop > self._at + len(self._held):
            wanted = min(max(stop - start, WINDOW), max(self.end - start, 0))
            self._at, self._held = start, os.pread(self._file, wanted, start)
        return self._held[start - self._at : stop - self._at]


@dataclass(frozen=True, slots=True)
class Scan:
    """The records of a file up to `window.end`, each no larger than `most_bytes` and its headers."""

    window: Window
    heads: Heads
    dictionary: bytes
    most_bytes: int

    @classmethod
    def of(cls, stream: BinaryIO, end: int, most_bytes: int) -> Scan:
        """Over an open file; where its dictionary cannot be read, the records that need it are damaged."""
        try:
            dictionary = dictionary_of(stream)
        except UNPACKING_ERRORS:
            dictionary = b""
        window = Window(stream, end)
        return cls(window, Heads(window), dictionary, most_bytes + 2 * MOST_HEAD)

    def records(self, at: int) -> Iterator[Scanned]:
        """The records from a place on; one that cannot be read is given with its fault."""
        while (at := self._past_nothing(at)) < self.window.end:
            beginning = self.window[at : at + 4]
            if beginning in SKIPPABLE and at + frame_length(self.window, at) <= self.window.end:
                at += frame_length(self.window, at)
                continue
            found = self._record(at, beginning)
            yield found
            at = found.end

    def _past_nothing(self, at: int) -> int:
        while piece := self.window[at : at + 256]:
            rest = piece.lstrip(BETWEEN)
            at += len(piece) - len(rest)
            if rest:
                break
        return at

    def _record(self, at: int, beginning: bytes) -> Scanned:
        if beginning.startswith(GZIP):
            return self._packed(at, self._member)
        if beginning == ZSTD:
            return self._packed(at, self._frame)
        if beginning == b"WARC":
            return self._plain(at)
        return self._lost(at, Fault.GARBAGE)

    def _packed(self, at: int, unpack: Unpacking) -> Scanned:
        try:
            length, data = unpack(at)
        except EOFError:
            return self._lost(at, Fault.CUT_SHORT)
        except UNPACKING_ERRORS:
            return self._lost(at, Fault.DAMAGED)
        return self._scanned(at, length, data)

    def _scanned(self, at: int, length: int, data: bytes) -> Scanned:
        try:
            record = record_of(data)
        except NoRecord:
            return Scanned(at, length, None, Fault.GARBAGE)
        is_large = len(data) > self.most_bytes and record.fit is not Fit.FOLLOWED
        fault = Fault.TOO_LARGE if is_large else FAULTS.get(record.fit)
        return Scanned(at, length, None if fault else record, fault)

    def _member(self, at: int) -> tuple[int, bytes]:
        """The length of a gzip member and what it holds, not much more of it than is allowed."""
        stream, place, parts, size = isal_zlib.decompressobj(31), at, list[bytes](), 0
        while not stream.eof:
            piece = self.window[place : place + FEED]
            if not piece:
                raise EOFError
            part = stream.decompress(piece)
            place += len(piece)
            if size <= self.most_bytes:
                parts.append(part)
            size += len(part)
        return place - len(stream.unused_data) - at, parts[0] if len(parts) == 1 else b"".join(parts)

    def _frame(self, at: int) -> tuple[int, bytes]:
        length = frame_length(self.window, at)
        if at + length > self.window.end:
            raise EOFError
        if length > MOST_RECORD:
            return length, bytes(self.most_bytes + 1)
        return length, unframed(self.window[at : at + length], self.most_bytes + 1, self.dictionary)

    def _plain(self, at: int) -> Scanned:
        try:
            _, start, stated = head_of(self.window[at : at + MOST_HEAD])
        except NoRecord:
            return self._lost(at, Fault.DAMAGED)
        end = at + start + stated if stated is not None else self.window.end + 1
        if end > self.window.end or not self._ends_at(end):
            end = self._next(at + start)
        if end - at > self.most_bytes:
            return Scanned(at, end - at, None, Fault.TOO_LARGE)
        return self._scanned(at, end - at, self.window[at:end])

    def _ends_at(self, end: int) -> bool:
        """Whether a record that is not packed ends there."""
        after = self.window[end : end + 12]
        rest = after.lstrip(BETWEEN)
        return not rest or _BEGINNING.match(rest) is not None or after.startswith((b"\r\n\r\n", b"\n\n"))

    def _lost(self, at: int, fault: Fault) -> Scanned:
        return Scanned(at, self._next(at + 1) - at, None, fault)

    def _next(self, at: int) -> int:
        """Where the next record begins, or the end."""
        while piece := self.window[at : at + WINDOW]:
            for found in _BEGINNING.finditer(piece):
                if self._is_record(at + found.start()):
                    return at + found.start()
            if at + len(piece) >= self.window.end:
                break
            at += len(piece) - _OVERLAP
        return self.window.end

    def _is_record(self, at: int) -> bool:
        """Whether a record begins there, and not what looks like one in a page; told by its first bytes."""
        beginning = self.window[at : at + PACKED]
        if beginning.startswith(b"WARC"):
            return self.heads.begin_at(at)
        try:
            if beginning.startswith(ZSTD):
                found = frames(self.dictionary).stream_reader(self.window[at : at + PACKED + BLOCK]).read(16)
            else:
                found = unpacked_bytes(beginning, 15)
        except UNPACKING_ERRORS:
            return False
        return found.lstrip(NEWLINES).startswith(b"WARC/")


def is_packed_together(stream: BinaryIO, end: int) -> bool:
    """Whether the first records of a file share a packing, so that none can be read alone."""
    window = Window(stream, end)
    try:
        at = frame_length(window, 0) if window[0:4] in SKIPPABLE else 0
        return record_of(_first_unpacked(window[at : at + WINDOW], dictionary_of(stream))).fit is Fit.FOLLOWED
    except UNPACKING_ERRORS:
        return False


def _first_unpacked(piece: bytes, dictionary: bytes) -> bytes:
    """The beginning of what a first member or frame holds, though its end may lie beyond the piece."""
    if piece.startswith(GZIP):
        return bytes(isal_zlib.decompressobj(31).decompress(piece, WINDOW))
    if piece.startswith(ZSTD):
        return frames(dictionary).stream_reader(piece).read(WINDOW)
    return b""
