"""Packings of WARC records: each a gzip member of its own, a zstd frame of its own, or not packed.

A file of zstd frames may begin with the dictionary that all of them need (the IIPC's form of `.warc.zst`).
"""

from __future__ import annotations

import zlib
from typing import BinaryIO, Protocol, cast

import zstandard
from isal import isal_zlib

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
DICTIONARY = b"\x5d\x2a\x4d\x18"  # a skippable frame that holds the dictionary, itself a zstd frame or not
SKIPPABLE = tuple(bytes((0x50 + n, 0x2A, 0x4D, 0x18)) for n in range(16))
MOST_DICTIONARY = 16 * 1024 * 1024  # those in use have a few hundred kB
INFLATING_ERRORS: tuple[type[Exception], ...] = (zlib.error, cast(type[Exception], isal_zlib.error))
UNPACKING_ERRORS: tuple[type[Exception], ...] = (*INFLATING_ERRORS, zstandard.ZstdError, EOFError, ValueError)
_RAW, _RLE, _RESERVED = 0, 1, 3  # types of blocks in a zstd frame


class Readable(Protocol):
    """Bytes that can be indexed and sliced."""

    def __getitem__(self, place: slice, /) -> bytes:
        """The bytes of a slice, fewer at the end."""


def unpacked_bytes(packed: bytes, most_bytes: int, dictionary: bytes = b"") -> bytes:
    """The bytes of one packed record, `most_bytes` + 1 of them at most.  Raises one of UNPACKING_ERRORS."""
    if packed.startswith(GZIP):
        return _member(packed, most_bytes + 1)
    if packed.startswith(ZSTD):
        return unframed(packed, most_bytes + 1, dictionary)
    return packed[: most_bytes + 1]


def _member(packed: bytes, most_bytes: int) -> bytes:
    stream = isal_zlib.decompressobj(31)
    found: bytes = stream.decompress(packed, most_bytes)
    if not stream.eof and len(found) < most_bytes:
        raise EOFError("the gzip member is cut short")
    return found


def unframed(packed: bytes, most_bytes: int, dictionary: bytes = b"") -> bytes:
    """What the zstd frame at the beginning holds, so many bytes of it at most.  Raises one of UNPACKING_ERRORS."""
    if frame_length(packed, 0) > len(packed):
        raise EOFError("the zstd frame is cut short")
    found: bytes = frames(dictionary).stream_reader(packed).read(most_bytes)
    return found


def frames(dictionary: bytes = b"") -> zstandard.ZstdDecompressor:
    """What unpacks zstd frames, with a dictionary or without."""
    return zstandard.ZstdDecompressor(dict_data=zstandard.ZstdCompressionDict(dictionary) if dictionary else None)


def frame_length(data: Readable, at: int) -> int:
    """The length of the zstd frame at a place, by its headers alone.  Raises ValueError where there is no whole one."""
    magic = data[at : at + 4]
    if magic in SKIPPABLE:
        return 8 + int.from_bytes(data[at + 4 : at + 8], "little")
    head = data[at : at + 18]
    if magic != ZSTD:
        raise ValueError("no zstd frame begins here")
    try:
        place = at + zstandard.frame_header_size(head)
        has_sum = zstandard.get_frame_parameters(head).has_checksum
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error
    last = False
    while not last:
        raw = data[place : place + 3]
        if len(raw) < 3:
            raise ValueError("the zstd frame is cut short")
        word = int.from_bytes(raw, "little")
        last, kind, size = bool(word & 1), word >> 1 & 3, word >> 3
        if kind == _RESERVED:
            raise ValueError("the zstd frame is damaged")
        place += 3 + (1 if kind == _RLE else size)
    return place + 4 * has_sum - at


def dictionary_of(stream: BinaryIO) -> bytes:
    """The dictionary that a file begins with, b"" where it begins with none.  Raises one of UNPACKING_ERRORS."""
    stream.seek(0)
    head = stream.read(8)
    size = int.from_bytes(head[4:], "little")
    if not head.startswith(DICTIONARY) or len(head) < 8:
        return b""
    if size > MOST_DICTIONARY:
        raise ValueError("its dictionary is larger than any in use")
    found = stream.read(size)
    return unframed(found, MOST_DICTIONARY) if found.startswith(ZSTD) else found
