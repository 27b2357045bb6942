"""Listings that are sent as gzip files, some of them packed twice."""

from __future__ import annotations

from newswire_ingest.bounded_files import unpacked_up_to

GZIP = b"\x1f\x8b"  # how a gzip file begins, whatever its name
LAYERS = 3  # a packed file that a server packs again has two
MOST_BYTES = 16_000_000  # a page may have 10 MB by default; what unpacks to more is cut here, as a bomb would be


def unpacked(body: bytes) -> bytes:
    """A body without its layers of gzip; of a broken or an overlong one as much as can be had, or itself."""
    for _ in range(LAYERS):
        if not body.startswith(GZIP):
            break
        body, packed = unpacked_up_to(body, MOST_BYTES)[0], body
        if not body:
            return packed
    return body
