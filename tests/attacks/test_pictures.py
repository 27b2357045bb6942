"""Pictures of strangers: what their servers send, where they lead, and what decodes them."""

from __future__ import annotations

import gzip
import io
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from attacks import made_pictures as made
from attacks.attack import Attack, Trial, attacks
from newswire_search.pictures.pillow_thumbnails import PillowThumbnails
from newswire_search.pictures.ports import NoPicture, Thumbnails
from newswire_search.pictures.sizes import SIZES
from newswire_search.pictures.urllib3_pictures import Urllib3Pictures
from newswire_shared.web.address_guard import AddressGuard
from PIL import Image
from raw_server import Answering, drips, page, pours, says, serving

MOST = 1_000_000
OK = b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
LOCAL = AddressGuard.allowing(("127.0.0.1/32",))


def sent(content: bytes, kind: bytes = b"image/png", *headers: bytes, status: bytes = b"200 OK") -> Answering:
    return page(content, b"Content-Type: " + kind, *headers, status=status)


def leads(place: bytes) -> Answering:
    return page(b"", b"Location: " + place, status=b"302 Found")


REFUSED = (
    Attack("a PNG that says it has ten billion pixels", sent(made.png_of(100_000, 100_000, lines=b"\0"))),
    Attack("a PNG bomb of 400 million pixels", sent(made.png_of(20_000, 20_000))),
    Attack("a JPEG that says it has four billion pixels", sent(made.jpeg_of(65_500, 65_500))),
    Attack("a GIF that says it has four billion pixels", sent(made.gif_of(65_535, 65_535))),
    Attack("a WebP that says it has 268 million pixels", sent(made.webp_of(16_383, 16_383))),
    Attack("an AVIF that says it has a billion pixels", sent(made.avif_of(32_000, 32_000))),
    Attack("a PNG with a bomb for a text", sent(made.png_of(300, 200, made.text_bomb()))),
    Attack("a PNG with a bomb for a profile", sent(made.png_of(300, 200, made.profile_bomb()))),
    Attack("an SVG with a script", sent(made.SVG, b"image/svg+xml")),
    Attack("an SVG with a script, called a PNG", sent(made.SVG)),
    Attack("a page, called a JPEG", sent(b"<!doctype html><html>" + made.SCRIPT * 100, b"image/jpeg")),
    Attack("a page", sent(b"<html>" + made.SCRIPT, b"text/html")),
    Attack("a JPEG, called a page", sent(made.usual(), b"text/html")),
    Attack("a program in PostScript, called a PNG", sent(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 300 200\n")),
    Attack("a TIFF", sent(made.usual("TIFF"), b"image/tiff")),
    Attack("half of an ICO", sent(made.usual("ICO")[:400], b"image/x-icon")),
    Attack("an ICO of 65,535 pictures", sent(b"\0\0\1\0\xff\xff" + made.usual("ICO")[6:22] * 65_535, b"image/x-icon")),
    Attack("an ICO within itself", sent(b"\0\0\1\0\1\0\0\0\0\0\1\0\x20\0\xff\0\0\0\0\0\0\0" * 2, b"image/x-icon")),
    Attack("a picture that counts visitors", sent(made.usual("GIF", 1, 1))),
    Attack("a line a pixel high", sent(made.usual("PNG", 4_000, 1))),
    Attack("nothing", sent(b"")),
    Attack("half of a JPEG", sent(made.usual()[:1_500])),
    Attack("half of a PNG", sent(made.usual("PNG")[:300])),
    Attack("a JPEG shorter than it says", says(OK, b"Content-Length: 100000\r\nConnection: close\r\n\r\n", made.usual())),
    Attack("a 404 with a picture", sent(made.usual(), status=b"404 Not Found")),
    Attack("a length of 2 GB", says(OK, b"Content-Length: 2000000000\r\n\r\nx")),
    Attack("a body without end", pours(OK + b"Connection: close\r\n\r\n", b"x" * 65536)),
    Attack("chunks without end", pours(CHUNKED, b"ffff\r\n" + b"x" * 65535 + b"\r\n")),
    Attack("a gzip bomb", sent(gzip.compress(b"\0" * 60_000_000, 1), b"image/png", b"Content-Encoding: gzip")),
    Attack("a redirect to the metadata of a cloud", leads(b"http://169.254.169.254/latest/meta-data/")),
    Attack("a redirect to this machine by IPv6", leads(b"http://[::1]/")),
    Attack("a redirect to a private network", leads(b"//10.0.0.1/x.png")),
    Attack("a redirect to a file", leads(b"file:///etc/passwd")),
    Attack("a redirect in a circle", leads(b"/")),
    Attack("headers that drip", drips(OK, b"X: y\r\n")),
    Attack("a picture that drips", drips(OK + b"Content-Length: 100000\r\n\r\n")),
)  # fmt: skip
HARMLESS = (
    Attack("a GIF that is a script as well", sent(b"GIF89a" + made.usual("GIF")[6:] + b"/*" + made.SCRIPT, b"image/gif")),
    Attack("a JPEG with a page as its comment", sent(made.usual(comment=made.SCRIPT), b"image/jpeg")),
    Attack("a JPEG with an archive behind it", sent(made.usual() + b"PK\3\4" + made.SCRIPT, b"image/jpeg")),
    Attack("a JPEG that tells where it was taken", sent(made.usual(exif=b"Exif\0\0II*\0\x08\0\0\0\0\0" + made.SCRIPT))),
    Attack("an ICO with a script behind it", sent(made.usual("ICO") + made.SCRIPT, b"image/x-icon")),
    Attack("a film", sent(made.many_frames(40), b"image/gif")),
    Attack("a JPEG that is drawn again and again", sent(made.many_scans(30))),
    Attack("noise", sent(made.noise(1_000, 700))),
)  # fmt: skip


@pytest.fixture(scope="module")
def decoder() -> Iterator[PillowThumbnails]:
    """One process for all attacks, as for all pictures."""
    started = PillowThumbnails()
    yield started
    started._end()


def fetched(place: str, guard: AddressGuard = LOCAL) -> bytes | NoPicture:
    deadline_s = 0.5 if place.startswith("drip") else 20.0
    return Urllib3Pictures(guard, deadline_s, MOST).fetch(place.removeprefix("drip "))


def shown(attack: Attack, trial: Trial, decoder: PillowThumbnails) -> Thumbnails | NoPicture:
    with serving(*[attack.sent] * 5) as place:
        slow = "drip " if "drip" in attack.name else ""
        found = trial(lambda: fetched(f"{slow}http://{place}/"))
    return found if isinstance(found, NoPicture) else decoder.thumbnails(found)


@attacks(REFUSED)
def test_is_no_picture_and_harms_none(attack: Attack, trial: Trial, decoder: PillowThumbnails) -> None:
    found = shown(attack, trial, decoder)
    assert isinstance(found, NoPicture) and found.why
    assert not isinstance(decoder.thumbnails(made.usual()), NoPicture)


@attacks(HARMLESS)
def test_is_shown_as_nothing_but_pixels(attack: Attack, trial: Trial, decoder: PillowThumbnails) -> None:
    found = shown(attack, trial, decoder)
    assert not isinstance(found, NoPicture), found
    assert {"row", "lead"} <= found.keys()
    for name in found:
        size = SIZES[name]
        assert len(found[name]) <= size.most_bytes and made.SCRIPT not in found[name]
        with Image.open(io.BytesIO(found[name])) as picture:
            assert picture.format == "WEBP" and not getattr(picture, "is_animated", False) and not picture.getexif()
            assert picture.width <= size.width and picture.height <= size.height


def named_inside(*_: Any, **__: Any) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.168.1.1", 80))]


@attacks(
    [Attack("a private address", "http://10.0.0.1/"), Attack("a name of a private address", "http://inside.example/")]
)
def test_asks_nobody_inside(attack: Attack, trial: Trial) -> None:
    found = trial(lambda: fetched(attack.sent, AddressGuard(look_up=named_inside)))
    assert isinstance(found, NoPicture) and "not of the public web" in found.why


def decoder_that(does: str) -> PillowThumbnails:
    return PillowThumbnails((sys.executable, "-c", f"import sys, time; {does}"), patience_s=1.0)


@attacks(
    [
        Attack("a picture at which the decoder hangs", "time.sleep(100)"),
        Attack("a picture at which the decoder crashes", "sys.stdin.buffer.read(8); sys.exit(139)"),
        Attack("a picture that makes the decoder talk", "print('x' * 1_000_000); sys.stdin.read()"),
        Attack("a picture that makes the decoder lie", "print('{}'); sys.stdin.read()"),
    ]
)
def test_a_decoder_that_fails_is_ended(attack: Attack, trial: Trial) -> None:
    decoder = decoder_that(attack.sent)
    found = decoder.thumbnails(b"x" * 1_000_000)
    assert isinstance(found, NoPicture) and found.passes and decoder._process is None
