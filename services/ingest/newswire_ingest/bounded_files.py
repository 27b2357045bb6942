"""Files that may be packed, read no further than a limit: a few bytes of gzip unpack to gigabytes."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

CHUNK = 65_536  # bytes unpacked at a time, and so past a limit at most


def unpacked_up_to(packed: bytes, most_bytes: int) -> tuple[bytes, bool]:
    """What a gzip file unpacks to, cut at a limit, and whether that is all; of a broken one what can be had."""
    chunks, left = list[bytes](), most_bytes + 1
    with contextlib.suppress(OSError, EOFError, zlib.error), gzip.open(io.BytesIO(packed)) as stream:
        while left and (chunk := cast(io.BufferedIOBase, stream).read1(min(CHUNK, left))):
            chunks.append(chunk)
            left -= len(chunk)
    return b"".join(chunks)[:most_bytes], left > 0


def opened(path: Path) -> BinaryIO:
    """A file's stream, unpacked where its name ends in `.gz`.  Raises OSError."""
    return cast(BinaryIO, gzip.open(path)) if path.name.endswith(".gz") else path.open("rb")


def read_bounded(path: Path, most_bytes: int) -> bytes | None:
    """A file's bytes, unpacked; None when they are more than `most_bytes`, however well they were packed."""
    with opened(path) as stream:
        body = stream.read(most_bytes + 1)
    return None if len(body) > most_bytes else body


def bounded_lines(stream: BinaryIO, most_bytes: int) -> Iterator[bytes | None]:
    """The lines of a stream without their ends; None for one that is longer than `most_bytes`."""
    while line := stream.readline(most_bytes + 2):  # the end of a line is no part of it, and takes two bytes at most
        is_whole = line.endswith(b"\n") or len(line) <= most_bytes
        yield line.rstrip(b"\r\n") if is_whole else None
        while not line.endswith(b"\n") and line:  # what is left of a long line is passed over in pieces
            line = stream.readline(most_bytes)
