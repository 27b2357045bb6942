"""Addresses of pictures: only what we signed is ours, and only the web is signed."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from newswire_search.pictures.signatures import LONGEST, PictureSigner

SIGNER = PictureSigner(b"key of a test")
PICTURE = "https://img.example/ä b?x=1&y=2#z".replace(" ", "%20")


def test_what_was_signed_is_known_again() -> None:
    path = SIGNER.path(PICTURE, "row")
    assert path
    parts = urlsplit(path)
    [address] = parse_qs(parts.query)["of"]
    assert address == PICTURE and SIGNER.signed(address, parts.path.rpartition("/")[2])


@pytest.mark.parametrize("other", [PictureSigner(b"another key"), SIGNER])
def test_nothing_else_is(other: PictureSigner) -> None:
    signature = (other.path(PICTURE, "row") or "").partition("?")[0].rpartition("/")[2]
    assert not SIGNER.signed(PICTURE + ("" if other is not SIGNER else "&z"), signature)
    assert not SIGNER.signed(PICTURE, "") and not SIGNER.signed(PICTURE, "ä")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:image/png;base64,x", "file:///etc/passwd", "//img.example/a", ""]
)
def test_what_is_no_address_of_the_web_has_no_picture(address: str) -> None:
    assert SIGNER.path(address, "row") is None


def test_an_address_has_a_length() -> None:
    longest = "https://img.example/" + "a" * (LONGEST - len("https://img.example/"))
    assert SIGNER.path(longest, "row") and SIGNER.path(longest + "a", "row") is None
