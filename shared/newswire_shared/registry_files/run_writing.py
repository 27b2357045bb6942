"""Runs are written whole under a name of their own, and get their name in one step that no other writer can undo."""

from __future__ import annotations

import os
import tempfile
import uuid
import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path
from typing import IO, BinaryIO

from newswire_shared.registry_files.run_file import CHECKSUM, FOOTER, MAGIC, PLACE

UNFINISHED = ".tmp"
KEYS_A_FENCE = 16  # 256 bytes to look through: a microsecond; fences then take a quarter of a byte a key
MOST_BITS = 24  # of fences: 64 MB, for 268 million keys
COPIED = 1 << 20


def write_run(path: Path, rows: Iterable[tuple[bytes, bytes]], most: int) -> bool:
    """Write keys with packed rows, in the order of the keys and at most so many, and answer whether the name was free.

    Where it was not, another writer came first and nothing is left of this one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.parent / f"{uuid.uuid4().hex}{UNFINISHED}"
    try:
        with unfinished.open("xb") as file:
            _write(file, path.parent, rows, most)
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, path)  # unlike a rename it never replaces what another writer put there
    except FileExistsError:
        return False
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_folder(path.parent)
    return True


def _write(file: BinaryIO, folder: Path, rows: Iterable[tuple[bytes, bytes]], most: int) -> None:
    bits = min(MOST_BITS, max(0, (most // KEYS_A_FENCE).bit_length()))
    below, count = array("I", bytes(4 * ((1 << bits) + 1))), 0
    file.write(MAGIC)
    with tempfile.TemporaryFile(dir=folder) as keys, tempfile.TemporaryFile(dir=folder) as places:
        for key, row in rows:
            keys.write(key)
            places.write(PLACE.pack(file.tell()))
            file.write(CHECKSUM.pack(zlib.crc32(row)) + row)
            below[(int.from_bytes(key[:4], "big") >> (32 - bits)) + 1] += 1
            count += 1
        places.write(PLACE.pack(file.tell()))
        _write_index(file, keys, places, array("I", accumulate(below)), bits, count)


def _write_index(file: BinaryIO, keys: IO[bytes], places: IO[bytes], fences: array[int], bits: int, count: int) -> None:
    begins, checksum = [], 0
    for part in (keys, places):
        begins.append(file.tell())
        part.seek(0)
        while copied := part.read(COPIED):
            checksum = zlib.crc32(copied, checksum)
            file.write(copied)
    begins.append(file.tell())
    file.write(fences.tobytes())
    file.write(FOOTER.pack(count, *begins, bits, zlib.crc32(fences.tobytes(), checksum), MAGIC))


def _sync_folder(folder: Path) -> None:
    """Make a new name last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
