"""Listings that are sent as gzip files, some of them packed twice."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from typing import cast

GZIP = b"\x1f\x8b"  # how a gzip file begins, whatever its name
LAYERS = 3  # a packed file that a server packs again has two
MOST_BYTES = 16_000_000  # a page may have 10 MB by default; what unpacks to more is cut here, as a bomb would be
CHUNK = 65536


def unpacked(body: bytes) -> bytes:
    """A body without its layers of gzip; of a broken or an overlong one as much as can be had, or itself."""
    for _ in range(LAYERS):
        if not body.startswith(GZIP):
            break
        body, packed = _one_layer(body), body
        if not body:
            return packed
    return body


def _one_layer(body: bytes) -> bytes:
    chunks, left = list[bytes](), MOST_BYTES
    with contextlib.suppress(OSError, EOFError, zlib.error), gzip.open(io.BytesIO(body)) as stream:
        reader = cast(io.BufferedIOBase, stream)
        while left and (chunk := reader.read1(min(CHUNK, left))):
            chunks.append(chunk)
            left -= len(chunk)
    return b"".join(chunks)
