"""What a stranger's web server answers: heads, framing, packings and statuses, each over a real socket."""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Mapping

import brotli
from attacks.attack import Attack, Trial, attacks
from newswire_ingest.polling.conditions import validators_of
from newswire_ingest.web.answers import meant
from newswire_ingest.web.ports import Answer, SiteFails
from newswire_ingest.web.urllib3_fetcher import FetchLimits, Urllib3Fetcher
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.web.address_guard import AddressGuard
from raw_server import drips, page, pours, read_request, says, serving

DEADLINE_S, PATIENT_S, MOST = 0.5, 40.0, 1_000_000
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
LOCAL = AddressGuard.allowing(("127.0.0.1/32",))
NOUGHT = b"\0" * 60_000_000  # packed in a moment, and sixty times what a page may have


def fetched(place: str, deadline_s: float = PATIENT_S, headers: Mapping[str, str] | None = None) -> str:
    """What a fetch ends as: the beginning of its reason, or the status and length of a page."""
    try:
        found = Urllib3Fetcher(LOCAL, FetchLimits(MOST, deadline_s), "attacks").fetch(f"http://{place}/", headers)
        if isinstance(found, Ended):
            return str(found.reason)
        meant(found, headers or {})
    except SiteFails as error:
        return f"the site fails: {error}"
    assert isinstance(found, Answer)
    return f"{found.status}, {len(found.body)} bytes"


def packed(body: bytes, encoding: bytes) -> object:
    return page(body, b"Content-Encoding: " + encoding)


REFUSED = (
    Attack("a header of 2 GB", pours(OK + b"X: ", b"y" * 65536)),
    Attack("headers without end", pours(OK, b"X: y\r\n" * 10_000)),
    Attack("a status line of 2 GB", pours(b"HTTP/1.1 200 ", b"y" * 65536)),
    Attack("a Set-Cookie on each of 90 lines of 60 kB", says(OK, *(b"Set-Cookie: " + b"a" * 60_000 + b"\r\n",) * 101)),
    Attack("a chunk of 2^63 bytes", says(CHUNKED, b"7fffffffffffffff\r\n", b"x" * 9)),
    Attack("a chunk of a negative size", says(CHUNKED, b"-1\r\n", b"x" * 9)),
    Attack("a chunk whose size has a million digits", says(CHUNKED, b"0" * 1_000_000, b"1\r\nx")),
    Attack("two lengths that differ", says(OK, b"Content-Length: 5\r\nContent-Length: 50\r\n\r\nshort")),
    Attack("a length of 10,000 digits", says(OK, b"Content-Length: " + b"9" * 10_000 + b"\r\n\r\nx")),
    Attack("a body without end", pours(OK + b"Connection: close\r\n\r\n", b"x" * 65536)),
    Attack("chunks without end", pours(CHUNKED, b"ffff\r\n" + b"x" * 65535 + b"\r\n")),
    Attack("a million chunks of one byte", pours(CHUNKED, b"1\r\nx\r\n" * 10_000), cpu_s=30, is_long=True),
    Attack("a gzip bomb of 60 MB", packed(gzip.compress(NOUGHT, 1), b"gzip")),
    Attack("a gzip bomb within two others", packed(gzip.compress(gzip.compress(gzip.compress(NOUGHT, 1))), b"gzip, gzip, gzip")),
    Attack("a deflate bomb of 60 MB", packed(zlib.compress(NOUGHT, 1), b"deflate")),
    Attack("a Brotli bomb of 60 MB, not asked for", packed(brotli.compress(NOUGHT, quality=1), b"br"), memory_mb=128),
    Attack("a gzip file that unpacks to 60 MB", page(gzip.compress(NOUGHT, 1))),
    Attack("fifty packings around each other", packed(b"x", b", ".join([b"gzip"] * 50))),
    Attack("a 304 to who named no copy", says(b"HTTP/1.1 304 Not Modified\r\n\r\n")),
    Attack("a 206, a part that nobody asked for", page(b"half a page", b"Content-Range: bytes 0-10/99", status=b"206 Partial")),
    Attack("a 999 with a redirect to file:", page(b"", b"Location: file:///etc/passwd", status=b"999 Odd")),
)  # fmt: skip
SLOW = (
    Attack("a status line that drips", drips(b"", b"H")),
    Attack("headers that drip", drips(OK, b"X: y\r\n")),
    Attack("a body that drips", drips(OK + b"Content-Length: 100000\r\n\r\n")),
    Attack("trailers that drip without end", drips(CHUNKED + b"1\r\nx\r\n0\r\n", b"X: y\r\n")),
    Attack("preliminary answers that drip without end", drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n")),
)
ENDLESS = (
    Attack("trailers that pour without end", pours(CHUNKED + b"1\r\nx\r\n0\r\n", b"X: y\r\n" * 10_000)),
    Attack("preliminary answers that pour without end", pours(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 3000)),
    Attack("chunk extensions that pour without end", pours(CHUNKED + b"1;", b"x=y;" * 10_000)),
)


@attacks(REFUSED)
def test_no_page_comes_of_it(attack: Attack, trial: Trial) -> None:
    with serving(attack.sent) as place:
        said = trial(lambda: fetched(place))
    assert said == "too large" or said.startswith("the site fails"), said


@attacks((*SLOW, *ENDLESS))
def test_it_ends_with_its_deadline(attack: Attack, trial: Trial) -> None:
    with serving(attack.sent) as place:
        assert trial(lambda: fetched(place, DEADLINE_S)).startswith("the site fails")


VALIDATORS = (
    Attack("an ETag that goes on in a second line", b'ETag: "1"\r\n X-Injected: yes'),
    Attack("an ETag with a bare carriage return", b'ETag: "1"\rX-Injected: yes'),
    Attack("a Last-Modified with a NUL", b"Last-Modified: a\0b"),
    Attack("an ETag of 60 kB, kept for good with each article", b'ETag: "' + b"e" * 60_000 + b'"'),
)


@attacks(VALIDATORS)
def test_the_next_request_is_as_any_other(attack: Attack, trial: Trial) -> None:
    requests: list[bytes] = []

    def answer(link: socket.socket) -> None:
        link.sendall(OK + b"Content-Length: 4\r\n" + attack.sent + b"\r\n\r\npage")
        requests.append(read_request(link))
        link.sendall(OK + b"Content-Length: 4\r\n\r\npage")

    with serving(answer) as place:
        assert trial(lambda: fetched_again(place)) == "200, 4 bytes"
    assert b"\r\nX-Injected" not in requests[0] and len(requests[0]) < 2000


def fetched_again(place: str) -> str:
    """What a second fetch ends as, which asks by the validators of the first."""
    web = Urllib3Fetcher(LOCAL, FetchLimits(MOST, PATIENT_S), "attacks")
    first = web.fetch(f"http://{place}/")
    assert isinstance(first, Answer)
    etag, modified = validators_of(first)
    again = web.fetch(f"http://{place}/", {"If-None-Match": etag, "If-Modified-Since": modified})
    assert isinstance(again, Answer)
    return f"{again.status}, {len(again.body)} bytes"
