"""Payloads of HTTP as they were transferred, decoded: chunks, and the codings that a server applied.

Crawlers keep pages as they came or decoded, and in either case with the headers that came with them.  So a header is
believed as far as the bytes bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Protocol

import brotli
from isal import isal_zlib

from newswire_shared.archive.packings import GZIP, INFLATING_ERRORS, UNPACKING_ERRORS, ZSTD, frame_length, unframed
from newswire_shared.contracts.errors import PermanentError

GZIP_BITS, ZLIB_BITS, RAW_BITS = 31, 15, -15  # how zlib is told which frame lies around a deflated stream
MOST_CODINGS = 3  # servers apply one, some by mistake two; more is a bomb
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*[<{\[]")


class UndecodablePayload(PermanentError):
    """A payload that is not what its headers say, or is cut short."""


class PayloadTooLarge(PermanentError):
    """A payload that decodes to more than was allowed."""


class _Inflating(Protocol):
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int = 0) -> bytes: ...


def decoded(body: bytes, transfer: str, content: str, most_bytes: int) -> bytes:
    """A body without its transfer coding and its content codings, which are given as in the headers.

    Raises UndecodablePayload, PayloadTooLarge.
    """
    if "chunked" in transfer.lower():
        body = _without_chunks(body)
    codings = [name for name in re.split(r"[,\s]+", content.lower()) if name]
    if len(codings) > MOST_CODINGS:
        raise UndecodablePayload(f"it is coded {len(codings)} times over")
    for name in reversed(codings):
        body = _without_coding(name, body, most_bytes)
    if len(body) > most_bytes:
        raise PayloadTooLarge(f"more than {most_bytes} bytes")
    return body


def _without_chunks(body: bytes) -> bytes:
    """What the chunks hold; a body that is in none was kept without them, and the last, empty one may be missing."""
    parts, at = list[bytes](), 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        if size == 0:
            return b"".join(parts)
        at = found.end() + size
        if at > len(body):
            raise UndecodablePayload("its last chunk is cut short")
        parts.append(body[found.end() : at])
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    if parts and at < len(body):
        raise UndecodablePayload("what should be a chunk is none")
    return b"".join(parts) if parts else body


def _without_coding(name: str, body: bytes, most_bytes: int) -> bytes:
    decode = _CODINGS.get(name)
    if decode is None:
        raise UndecodablePayload(f"its coding {name!r} is not known")
    return decode(body, most_bytes)


def _same(body: bytes, most_bytes: int) -> bytes:
    return body


def _gzip(body: bytes, most_bytes: int) -> bytes:
    if not body.startswith(GZIP):  # it was kept decoded
        return body
    parts, left = list[bytes](), most_bytes
    while body.startswith(GZIP):  # a stream may have several members, and bytes after them mean nothing
        part, body = _inflated(body, GZIP_BITS, left)
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _deflate(body: bytes, most_bytes: int) -> bytes:
    """Both that RFC 9110 means by it, a zlib stream, and the bare stream that some servers send."""
    for bits in (ZLIB_BITS, RAW_BITS):
        try:
            return _inflated(body, bits, most_bytes)[0]
        except UndecodablePayload as error:
            problem = error
    return _as_kept(body, problem)


def _inflated(body: bytes, bits: int, most_bytes: int) -> tuple[bytes, bytes]:
    """What a deflated stream holds, and what follows it."""
    stream: _Inflating = isal_zlib.decompressobj(bits)
    try:
        found = stream.decompress(body, most_bytes + 1)
    except INFLATING_ERRORS as error:
        raise UndecodablePayload(f"its compression is damaged: {error}") from error
    if len(found) > most_bytes:
        raise PayloadTooLarge(f"more than {most_bytes} bytes")
    if not stream.eof:
        raise UndecodablePayload("its compressed stream is cut short")
    return found, stream.unused_data


def _brotli(body: bytes, most_bytes: int) -> bytes:
    stream, parts, size = brotli.Decompressor(), list[bytes](), 0
    try:
        while not stream.is_finished() and size <= most_bytes:
            parts.append(stream.process(b"" if parts else body, output_buffer_limit=most_bytes + 1))
            size += len(parts[-1])
            if not parts[-1] and not stream.is_finished():
                raise UndecodablePayload("its brotli stream is cut short")
    except brotli.error as error:
        return _as_kept(body, UndecodablePayload(f"its brotli stream is damaged: {error}"))
    if size > most_bytes:
        raise PayloadTooLarge(f"more than {most_bytes} bytes")
    return b"".join(parts)


def _zstd(body: bytes, most_bytes: int) -> bytes:
    if not body.startswith(ZSTD):
        return body
    parts, left = list[bytes](), most_bytes
    try:
        while body.startswith(ZSTD):
            parts.append(unframed(body, left + 1))
            left -= len(parts[-1])
            if left < 0:
                raise PayloadTooLarge(f"more than {most_bytes} bytes")
            body = body[frame_length(body, 0) :]
    except UNPACKING_ERRORS as error:
        raise UndecodablePayload(f"its zstd stream is damaged or cut short: {error}") from error
    return b"".join(parts)


def _as_kept(body: bytes, problem: UndecodablePayload) -> bytes:
    """A body whose coding has no mark of its own, taken for one that was kept decoded where it reads like one."""
    if _MARKUP.match(body) and b"\0" not in body:
        return body
    raise problem


def _table(*rows: tuple[Iterable[str], Callable[[bytes, int], bytes]]) -> dict[str, Callable[[bytes, int], bytes]]:
    return {name: decode for names, decode in rows for name in names}


_CODINGS = _table(
    (("identity", "none", "utf-8", "utf8", "binary", "8bit", "text/html"), _same),  # what servers write for no coding
    (("gzip", "x-gzip"), _gzip),
    (("deflate",), _deflate),
    (("br",), _brotli),
    (("zstd",), _zstd),
)
