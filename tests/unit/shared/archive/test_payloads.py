"""Payloads are decoded as far as their bytes bear their headers out, and never to more than is allowed."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from newswire_shared.archive.payloads import PayloadTooLarge, UndecodablePayload, decoded
from warc_bytes import chunked, words

PAGE, MOST = words(1), 100_000
BARE = zlib.compressobj(wbits=-15)
DEFLATED = BARE.compress(PAGE) + BARE.flush()


@pytest.mark.parametrize(("transfer", "content", "body"), [
    ("", "", PAGE), ("identity", "none", PAGE), ("chunked", "", chunked(PAGE)),
    ("Chunked", "GZIP", chunked(gzip.compress(PAGE))),
    ("chunked", "", chunked(PAGE).removesuffix(b"0\r\n\r\n")), ("chunked", "", chunked(PAGE).replace(b"\r\n", b"\n")),
    ("", "x-gzip", gzip.compress(PAGE)), ("", "gzip", gzip.compress(PAGE[:99]) + gzip.compress(PAGE[99:]) + b"junk"),
    ("", "deflate", zlib.compress(PAGE)), ("", "deflate", DEFLATED), ("", "br", brotli.compress(PAGE)),
    ("", "zstd", zstandard.compress(PAGE[:99]) + zstandard.compress(PAGE[99:])),
    ("", "gzip, br", brotli.compress(gzip.compress(PAGE))),
    *((transfer, content, PAGE) for transfer in ("", "chunked") for content in ("gzip", "deflate", "br", "zstd")),
])  # fmt: skip
def test_a_payload_is_decoded_or_was_kept_so(transfer: str, content: str, body: bytes) -> None:
    assert decoded(body, transfer, content, MOST) == PAGE


@pytest.mark.parametrize(("transfer", "content", "body"), [
    ("chunked", "", chunked(PAGE)[:1000]), ("chunked", "", chunked(PAGE)[:705] + b"no chunk"), ("", "compress", PAGE),
    ("", "gzip", gzip.compress(PAGE)[:-12]), ("", "gzip", gzip.compress(PAGE)[:-5] + b"xxxxx"),
    ("", "deflate", zlib.compress(PAGE)[:-9]), ("", "br", brotli.compress(PAGE)[:-4]), ("", "br", b"\0\xff" * 90),
    ("", "zstd", zstandard.compress(PAGE)[:-4]), ("", "gzip, gzip, gzip, gzip", PAGE),
])  # fmt: skip
def test_what_is_damaged_or_cut_short_is_never_given_in_part(transfer: str, content: str, body: bytes) -> None:
    with pytest.raises(UndecodablePayload):
        decoded(body, transfer, content, MOST)


@pytest.mark.parametrize(("content", "body"), [
    ("", bytes(MOST + 1)), ("gzip", gzip.compress(bytes(90_000_000))), ("deflate", zlib.compress(bytes(90_000_000))),
    ("br", brotli.compress(bytes(9_000_000), quality=1)), ("zstd", zstandard.compress(bytes(90_000_000))),
    ("gzip", gzip.compress(bytes(MOST - 9)) * 2),
])  # fmt: skip
def test_a_bomb_is_decoded_no_further_than_is_allowed(content: str, body: bytes) -> None:
    with pytest.raises(PayloadTooLarge):
        decoded(body, "", content, MOST)


@given(
    st.binary(), st.sampled_from(["", "chunked"]), st.sampled_from(["", "gzip", "deflate", "br", "zstd", "gzip, br"])
)
def test_any_bytes_are_decoded_or_refused(body: bytes, transfer: str, content: str) -> None:
    try:
        assert len(decoded(body, transfer, content, MOST)) <= MOST
    except (UndecodablePayload, PayloadTooLarge) as error:
        assert str(error)
