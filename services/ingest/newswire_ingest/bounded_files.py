"""Files that may be packed, read no further than a limit: a few bytes of gzip unpack to gigabytes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast


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
