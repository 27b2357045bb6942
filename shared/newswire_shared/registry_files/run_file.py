"""A run: an immutable file of rows in the order of their keys, read through a map of its memory.

    magic | rows, each with its checksum | keys of 16 bytes | where each row begins | fences | footer

Fences say how many keys are below each value of their first bits, so that a key is looked for among some sixteen: keys
are digests, and spread evenly.  The index, all after the rows, has one checksum that is verified when it is opened.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from newswire_shared.contracts.errors import TransientError
from newswire_shared.registry_files.rows import KEY_BYTES

MAGIC = b"nwrun-1\n"
FOOTER = struct.Struct("<QQQQII8s")  # rows, where keys, places and fences begin, bits of fences, checksum, magic
PLACE, CHECKSUM, FENCES = struct.Struct("<Q"), struct.Struct("<I"), struct.Struct("<II")


class BrokenRun(TransientError):
    """A file of the registry is cut short or was changed."""


class RunFile:
    """One run, open.  Raises BrokenRun, and OSError where it cannot be opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            size = file.seek(0, 2)
            if size < len(MAGIC) + FOOTER.size:
                raise self._broken("is cut short")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = size - FOOTER.size
        count, self._keys, self._places, self._fences, bits, checksum, magic = FOOTER.unpack_from(self._map, end)
        if magic != MAGIC or self._map[: len(MAGIC)] != MAGIC:
            raise self._broken("is cut short, or is no run")
        with memoryview(self._map) as view, view[self._keys : end] as index:
            if zlib.crc32(index) != checksum:
                raise self._broken("was changed: the checksum of its index differs")
        self.rows, self._shift = count, 32 - bits

    def get(self, key: bytes) -> bytes | None:
        """The row of a key, packed; None where there is none."""
        fence = self._fences + 4 * (int.from_bytes(key[:4], "big") >> self._shift)
        low, high = FENCES.unpack_from(self._map, fence)
        end = self._keys + high * KEY_BYTES
        at = self._map.find(key, self._keys + low * KEY_BYTES, end)
        while at >= 0 and (at - self._keys) % KEY_BYTES:  # the end of one key and the begin of the next
            at = self._map.find(key, at + 1, end)
        return self.row((at - self._keys) // KEY_BYTES) if at >= 0 else None

    def row(self, number: int) -> bytes:
        """The row of a place, packed."""
        place = self._places + PLACE.size * number
        begin, end = (PLACE.unpack_from(self._map, place + each)[0] for each in (0, PLACE.size))
        row = self._map[begin + CHECKSUM.size : end]
        if zlib.crc32(row) != CHECKSUM.unpack_from(self._map, begin)[0]:
            raise self._broken(f"was changed: the checksum of row {number} differs")
        return row

    def key(self, number: int) -> bytes:
        """The key of a place."""
        begin = self._keys + number * KEY_BYTES
        return self._map[begin : begin + KEY_BYTES]

    def items(self, begin: int = 0) -> Iterator[tuple[bytes, bytes]]:
        """Keys and packed rows in order, from a place on."""
        return ((self.key(number), self.row(number)) for number in range(begin, self.rows))

    def _broken(self, what: str) -> BrokenRun:
        return BrokenRun(f"{self.path} {what}; put it back from a copy of the registry's folder")
