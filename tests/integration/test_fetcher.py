"""The fetcher over real sockets: what servers do wrong costs no more than a deadline and a size."""

from __future__ import annotations

import gzip
import resource
import select
import socket
import threading
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from newswire_ingest.robots.robots import Robots
from newswire_ingest.testing import FakeFrontier, FakeRobotsCache
from newswire_ingest.web.ports import Answer, SiteFails
from newswire_ingest.web.urllib3_fetcher import FetchLimits, Urllib3Fetcher
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import Reason
from newswire_shared.running.embedded.broker import free_port
from newswire_shared.testing import Memory
from newswire_shared.web.address_guard import AddressGuard
from raw_server import Answering, drips, page, pours, read_request, resets, says, serving

DEADLINE_S, PATIENT_S, MOST = 0.6, 40, 100_000
LOCAL = AddressGuard.allowing(("127.0.0.0/8",))
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
PAGE = b"page" * 99
PROSE = " ".join(map(str, range(10_000))).encode()
HALF = gzip.compress(PROSE)[:10_000]


@pytest.fixture
def fetcher() -> Urllib3Fetcher:
    """One that may ask this machine, however busy that is."""
    return Urllib3Fetcher(LOCAL, FetchLimits(MOST, PATIENT_S), "newswire tests")


@pytest.fixture
def hasty() -> Urllib3Fetcher:
    """One whose time is over soon."""
    return Urllib3Fetcher(LOCAL, FetchLimits(MOST, DEADLINE_S), "newswire tests")


def fetch(fetcher: Urllib3Fetcher, *answers: Answering, path: str = "/") -> Answer | Ended:
    """What the fetcher makes of a server's answer."""
    with serving(*answers) as place:
        return fetcher.fetch(f"http://{place}{path}")


def answered(fetcher: Urllib3Fetcher, *answers: Answering) -> Answer:
    answer = fetch(fetcher, *answers)
    assert isinstance(answer, Answer), answer
    return answer


def reason_of(answer: Answer | Ended) -> Reason | None:
    assert isinstance(answer, Ended), answer
    return answer.reason


def test_a_page_comes_with_its_headers_and_ours(fetcher: Urllib3Fetcher) -> None:
    answer = answered(fetcher, page("Łódź".encode(), b"Content-Type: text/html", b'ETag: "1"'))
    assert (answer.status, answer.body) == (200, "Łódź".encode())
    assert (answer.headers["content-type"], answer.headers["etag"]) == ("text/html", '"1"')
    assert ("ETag", '"1"') in answer.raw_headers
    assert dict(answer.request_headers)["User-Agent"] == "newswire tests"


def test_the_request_says_who_asks_and_carries_the_validators(fetcher: Urllib3Fetcher) -> None:
    requests: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            link, _ = server.accept()
            with link:
                requests.append(read_request(link))
                link.sendall(b"HTTP/1.1 304 Not Modified\r\n\r\n")

        thread = threading.Thread(target=serve)
        thread.start()
        answer = fetcher.fetch(f"http://127.0.0.1:{server.getsockname()[1]}/a?b=c", {"If-None-Match": 'W/"1"'})
        thread.join()
    assert isinstance(answer, Answer) and answer.status == 304
    assert requests[0].startswith(b"GET /a?b=c HTTP/1.1\r\n")
    assert b'If-None-Match: W/"1"\r\n' in requests[0] and b"User-Agent: newswire tests\r\n" in requests[0]


@pytest.mark.parametrize("status", [b"404 Not Found", b"500 Oops", b"418 Teapot", b"204 None", b"999 Odd"])
def test_a_status_is_an_answer(fetcher: Urllib3Fetcher, status: bytes) -> None:
    assert answered(fetcher, page(b"", status=status)).status == int(status[:3])


@pytest.mark.parametrize(("encoding", "packed"), [
    (b"gzip", gzip.compress(PAGE)), (b"gzip", gzip.compress(PAGE[:7]) + gzip.compress(PAGE[7:])),
    (b"gzip", gzip.compress(PAGE) + b"something behind it"), (b"x-gzip, gzip", gzip.compress(gzip.compress(PAGE))),
    (b"deflate", zlib.compress(PAGE)), (b"deflate", zlib.compress(PAGE)[2:-4]), (b"identity", PAGE), (b"utf-8", PAGE),
])  # fmt: skip
def test_a_packed_page_is_unpacked(fetcher: Urllib3Fetcher, encoding: bytes, packed: bytes) -> None:
    assert answered(fetcher, page(packed, b"Content-Encoding: " + encoding)).body == PAGE


FEED = b"<rss>" + b"x" * 5000 + b"</rss>"
PACKED = gzip.compress(FEED, mtime=0)


@pytest.mark.parametrize(("body", "read_as"), [
    (PACKED, FEED), (PACKED + gzip.compress(b"more", mtime=0), FEED + b"more"), (PACKED + b"\0" * 512, FEED),
    (PACKED[:-8], FEED), (b"\x1f\x8b", b"\x1f\x8b"), (b"\x1f\x8b\x08 no gzip at all", b""),
])  # fmt: skip
def test_a_file_that_is_packed_itself_is_unpacked_too(fetcher: Urllib3Fetcher, body: bytes, read_as: bytes) -> None:
    assert answered(fetcher, page(body, b"Content-Type: application/gzip")).body == read_as
    assert answered(fetcher, page(gzip.compress(body), b"Content-Encoding: gzip")).body == read_as


def test_a_packed_file_is_unpacked_no_further_than_the_limit(fetcher: Urllib3Fetcher) -> None:
    assert answered(fetcher, page(gzip.compress(b"x" * MOST))).body == b"x" * MOST
    many = b"".join(gzip.compress(b"x" * 1000) for _ in range(MOST // 1000 + 1))
    for body in (gzip.compress(b"x" * (MOST + 1)), gzip.compress(b"\0" * 90_000_000), many):
        before = _peak()
        assert reason_of(fetch(fetcher, page(body))) is Reason.TOO_LARGE
        assert _peak() - before < 50_000, "kB"


def test_a_page_in_chunks_and_one_that_ends_with_its_connection(fetcher: Urllib3Fetcher) -> None:
    assert answered(fetcher, says(CHUNKED, b"2\r\npa\r\n2\r\nge\r\n0\r\n\r\n")).body == b"page"
    assert answered(fetcher, says(OK, b"Connection: close\r\n\r\npage")).body == b"page"


def test_a_kept_connection_that_is_closed_as_it_is_used_again_is_no_failure_of_its_server(
    fetcher: Urllib3Fetcher,
) -> None:
    with serving(page(b"page"), says(b"")) as place:
        answers = [fetcher.fetch(f"http://{place}/") for _ in range(3)]
    assert [a.body for a in answers if isinstance(a, Answer)] == [b"page"] * 3


def test_a_connection_is_kept_for_the_next_page_and_cookies_are_not(fetcher: Urllib3Fetcher) -> None:
    with serving(page(b"one", b"Set-Cookie: a=b"), page(b"two")) as place:
        answers = [fetcher.fetch(f"http://{place}/") for _ in range(2)]
    assert [a.body for a in answers if isinstance(a, Answer)] == [b"one", b"two"]
    assert all("Cookie" not in dict(a.request_headers) for a in answers if isinstance(a, Answer))


@pytest.mark.parametrize("status", [b"100 Continue", b"102 Processing", b"103 Early Hints", b"199 Odd"])
def test_a_preliminary_answer_is_neither_the_page_nor_the_one_before_the_next(
    fetcher: Urllib3Fetcher, status: bytes
) -> None:
    def late(link: socket.socket) -> None:
        link.sendall(b"HTTP/1.1 " + status + b"\r\nLink: </a.css>; rel=preload\r\n\r\n")
        select.select([link], [], [], 0.2)  # until who takes that for the answer asks for more
        page(b"one")(link)

    with serving(late, page(b"two")) as place:
        answers = [fetcher.fetch(f"http://{place}/") for _ in range(2)]
    assert [a.body for a in answers if isinstance(a, Answer)] == [b"one", b"two"]


@pytest.mark.parametrize(("location", "read_as"), [
    (b"/news/2", "/news/2"), ("/новости".encode(), "/новости"), ("/café".encode("latin-1"), "/café"),
    (b"http://[bad", "http://[bad"), (b"", ""),
])  # fmt: skip
def test_a_redirect_is_answered_and_not_followed(fetcher: Urllib3Fetcher, location: bytes, read_as: str) -> None:
    answer = answered(fetcher, page(b"moved", b"Location: " + location, status=b"302 Found"))
    assert (answer.status, answer.headers["location"], answer.body) == (302, read_as, b"moved")


@pytest.mark.parametrize("status", [b"200 OK", b"302 Found\r\nLocation: /x", b"404 Not Found"])
@pytest.mark.parametrize("framing", [b"Content-Length: 1000000000", b"Connection: close"])
def test_a_body_is_read_no_further_than_the_limit(fetcher: Urllib3Fetcher, status: bytes, framing: bytes) -> None:
    head = b"HTTP/1.1 " + status + b"\r\n" + framing + b"\r\n\r\n"
    before = _peak()
    assert reason_of(fetch(fetcher, pours(head, b"x" * 65536))) is Reason.TOO_LARGE
    assert _peak() - before < 50_000, "kB"


@pytest.mark.parametrize("framing", [b"Content-Length: 1000000000", b"Connection: close"])
def test_of_a_robots_txt_without_end_the_beginning_counts(fetcher: Urllib3Fetcher, framing: bytes) -> None:
    """RFC 9309 (2.5) has a limit read no more, not refuse the rest: at most 500 KiB have to be read."""
    memory, line = Memory(), b"User-agent: *\nDisallow: /private\n"
    robots = Robots(fetcher, FakeRobotsCache(memory.clock), FakeFrontier(memory), "newswire")
    with serving(pours(b"HTTP/1.1 200 OK\r\n" + framing + b"\r\n\r\n" + line, b"# remark\n" * 8000)) as place:
        assert not robots.allows(f"http://{place}/private/1")
        assert robots.allows(f"http://{place}/news/1")


@pytest.mark.parametrize(("size", "fits"), [(MOST, True), (MOST + 1, False)])
def test_the_limit_is_exact(fetcher: Urllib3Fetcher, size: int, fits: bool) -> None:
    for answer in (page(b"x" * size), page(gzip.compress(b"x" * size), b"Content-Encoding: gzip"),
                   says(OK, b"Connection: close\r\n\r\n", b"x" * size)):  # fmt: skip
        found = fetch(fetcher, answer)
        assert isinstance(found, Answer) is fits
        assert fits or reason_of(found) is Reason.TOO_LARGE


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_bomb_is_unpacked_no_further_than_the_limit(fetcher: Urllib3Fetcher, layers: int) -> None:
    bomb = b"\0" * 300_000_000
    for _ in range(layers):
        bomb = gzip.compress(bomb, 6 if layers == 1 else 1)
    before = _peak()
    encodings = b"Content-Encoding: " + b", ".join([b"gzip"] * layers)
    patient = Urllib3Fetcher(LOCAL, FetchLimits(MOST, 20), "newswire tests")
    assert reason_of(fetch(patient, page(bomb, encodings))) is Reason.TOO_LARGE
    assert _peak() - before < 100_000, "kB"


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


SLOW = {
    "a status line": drips(b"", b"H"),
    "a header": drips(OK + b"X-Slow: "),
    "headers": drips(OK, b"X: y\r\n"),
    "a body of a stated length": drips(OK + b"Content-Length: 100000\r\n\r\n"),
    "a body that ends with its connection": drips(OK + b"Connection: close\r\n\r\n"),
    "chunks": drips(CHUNKED, b"1\r\nx\r\n"),
    "a chunk": drips(CHUNKED + b"ffff\r\n"),
    "the length of a chunk": drips(CHUNKED, b"0"),
    "trailers": drips(CHUNKED + b"1\r\nx\r\n0\r\n", b"X: y\r\n"),
    "preliminary answers": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a packed body": drips(OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x")[:10], b"\0"),
    "a redirect": drips(b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n"),
    "nothing at all": lambda link: link.recv(1),
}


@pytest.mark.parametrize("what", SLOW)
def test_whatever_drips_meets_the_deadline(hasty: Urllib3Fetcher, what: str) -> None:
    with pytest.raises(SiteFails, match="no whole answer in time"):
        fetch(hasty, SLOW[what])


@pytest.mark.parametrize("what", ["a header", "a body of a stated length", "nothing at all"])
def test_a_connection_that_was_kept_meets_the_deadline_too(hasty: Urllib3Fetcher, what: str) -> None:
    with serving(page(b"one"), SLOW[what]) as place:
        assert isinstance(hasty.fetch(f"http://{place}/robots.txt"), Answer)
        with pytest.raises(SiteFails, match="no whole answer in time"):
            hasty.fetch(f"http://{place}/")


def test_a_handshake_that_drips_meets_the_deadline(hasty: Urllib3Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            link, _ = server.accept()
            with link:
                drips(b"\x16\x03\x03\x40\x00", b"\0")(link)

        threading.Thread(target=_quietly, args=(serve,), daemon=True).start()
        with pytest.raises(SiteFails, match="no whole answer in time"):
            hasty.fetch(f"https://127.0.0.1:{server.getsockname()[1]}/")


def _quietly(serve: Callable[[], None]) -> None:
    try:
        serve()
    except OSError:
        return


def test_after_a_deadline_the_next_page_is_as_good_as_any(hasty: Urllib3Fetcher) -> None:
    with pytest.raises(SiteFails):
        fetch(hasty, SLOW["a header"])
    assert answered(hasty, page(b"page")).body == b"page"


BROKEN = {
    "a body shorter than it says": says(OK, b"Content-Length: 50\r\n\r\nshort"),
    "a chunk cut short": says(CHUNKED, b"ff\r\nshort"),
    "chunks without an end": says(CHUNKED, b"2\r\nxx\r\n"),
    "a length that is none": says(CHUNKED, b"zz\r\nxx\r\n"),
    "a packed body that is none": page(b"not packed", b"Content-Encoding: gzip"),
    "a packed body of another kind": page(gzip.compress(b"x" * 99)[:20] + b"\xff" * 20, b"Content-Encoding: gzip"),
    "a packed body without its end": page(HALF, b"Content-Encoding: gzip"),
    "one that ends with its connection": says(OK, b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n", HALF),
    "one in chunks": says(CHUNKED[:-2], b"Content-Encoding: gzip\r\n\r\n%x\r\n" % len(HALF), HALF, b"\r\n0\r\n\r\n"),
    "a deflated body without its end": page(zlib.compress(PROSE)[:-9], b"Content-Encoding: deflate"),
    "one without its end in another": page(gzip.compress(HALF), b"Content-Encoding: gzip, gzip"),
    "a change to another protocol": says(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
    "a reset": resets,
    "an end before anything": says(b""),
    "no status": says(b"hello\r\n\r\n"),
    "101 headers": says(OK, b"".join(b"X-%d: y\r\n" % n for n in range(101)), b"\r\n"),
    "headers without end": pours(OK, b"X: y\r\n" * 1000),
    "a header without end": pours(OK + b"X: ", b"y" * 65536),
    "a status line without end": pours(b"HTTP/1.1 200 ", b"y" * 65536),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_may_be_whole_the_next_time(fetcher: Urllib3Fetcher, what: str) -> None:
    with pytest.raises(SiteFails):
        fetch(fetcher, BROKEN[what])


SAID = {
    "a body shorter than it says": "its server ended the connection in the middle of the answer",
    "a chunk cut short": "its server ended the connection in the middle of the answer",
    "chunks without an end": "its server ended the connection in the middle of the answer",
    "a packed body without its end": "its answer is broken: it cannot be unpacked as its Content-Encoding says",
    "a length that is none": "its answer is broken: it is not in the pieces that it announces",
    "a packed body that is none": "its answer is broken: it cannot be unpacked as its Content-Encoding says",
    "a reset": "its server ended the connection without an answer",
    "an end before anything": "its server ended the connection without an answer",
    "no status": "what answers there speaks no HTTP",
}


@pytest.mark.parametrize("what", SAID)
def test_what_broke_is_said_in_a_sentence_and_in_no_library_s_words(fetcher: Urllib3Fetcher, what: str) -> None:
    with pytest.raises(SiteFails, match=rf"^http://127\.0\.0\.1:\d+/[^ ]*: {SAID[what]}$"):
        fetch(fetcher, BROKEN[what])


@pytest.mark.parametrize(
    ("answer", "said"),
    [(b"no TLS, for certain", "its server speaks no TLS there"), (b"", "its server ended the connection before TLS")],
)
def test_what_speaks_no_tls_is_told_from_what_ends_it(fetcher: Urllib3Fetcher, answer: bytes, said: str) -> None:
    def serve(server: socket.socket) -> None:
        link, _ = server.accept()
        with link:
            link.recv(4096)
            link.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, args=(server,), daemon=True).start()
        with pytest.raises(SiteFails, match=said):
            fetcher.fetch(f"https://127.0.0.1:{server.getsockname()[1]}/")


def test_a_body_longer_than_it_says_is_as_long_as_it_says(fetcher: Urllib3Fetcher) -> None:
    assert answered(fetcher, says(OK, b"Content-Length: 4\r\n\r\npage and more")).body == b"page"


def test_nobody_there_may_be_there_later(fetcher: Urllib3Fetcher) -> None:
    with pytest.raises(SiteFails, match="its server refuses the connection"):
        fetcher.fetch(f"http://127.0.0.1:{free_port()}/")
    with pytest.raises(SiteFails, match="the name of its host cannot be found"):
        fetcher.fetch("http://a-name-that-is-nobodys.invalid/")


@pytest.mark.parametrize("url", [
    "http://", "http:///path", "http://[bad/", "ftp://example.org/", "http://a..b/", "http://x:99999/", "http://☃..x/",
    "http://ex ample.org/", "x",
])  # fmt: skip
def test_what_is_no_address_never_will_be(fetcher: Urllib3Fetcher, url: str) -> None:
    assert reason_of(fetcher.fetch(url)) is Reason.HTTP_ERROR


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_private_address_never_gets_a_byte_however_it_is_written(scheme: str, host: str) -> None:
    received: list[bytes] = []
    with serving(lambda link: received.append(b"connected")) as place:
        port = place.rpartition(":")[2]
        guarded = Urllib3Fetcher(AddressGuard(), FetchLimits(MOST, 5), "newswire tests")
        assert reason_of(guarded.fetch(f"{scheme}://{host}:{port}/")) is Reason.BLOCKED_ADDRESS
    assert received == []


def test_a_name_is_looked_up_once_and_what_was_judged_is_what_is_connected_to() -> None:
    """A name that is public at the first look-up and private at the second gains nothing."""
    looks: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        looks.append(host)
        address = "127.0.0.1" if len(looks) == 1 else "10.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    fetcher = Urllib3Fetcher(replace(LOCAL, look_up=look_up), FetchLimits(MOST, DEADLINE_S), "newswire tests")
    with serving(page(b"page")) as place:
        answer = fetcher.fetch(f"http://name.example:{place.rpartition(':')[2]}/")
    assert isinstance(answer, Answer) and looks == ["name.example"]


@pytest.mark.parametrize("variable", ["http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"])
def test_no_proxy_of_the_environment_is_used(
    monkeypatch: pytest.MonkeyPatch, fetcher: Urllib3Fetcher, variable: str
) -> None:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    with serving(page(b"from the proxy")) as proxy:
        monkeypatch.setenv(variable, f"http://{proxy}")
        assert answered(fetcher, page(b"from the site")).body == b"from the site"


def test_threads_ask_side_by_side_each_with_its_own_deadline() -> None:
    fetcher = Urllib3Fetcher(LOCAL, FetchLimits(MOST, 1.5), "newswire tests")
    with (
        serving(page(b"quick", b"Connection: close")) as quick,
        serving(SLOW["a header"]) as slow,
        ThreadPoolExecutor(8) as threads,
    ):
        late = [threads.submit(fetcher.fetch, f"http://{slow}/") for _ in range(4)]
        found = list(threads.map(lambda _: fetcher.fetch(f"http://{quick}/"), range(40)))
        assert all(isinstance(answer, Answer) and answer.body == b"quick" for answer in found)
        assert all(isinstance(future.exception(), SiteFails) for future in late)


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_no_descriptor_and_no_thread_is_left_behind() -> None:
    fetcher = Urllib3Fetcher(LOCAL, FetchLimits(MOST, 600), "newswire tests")
    with serving(BROKEN["101 headers"]) as place:
        before = _descriptors()
        for _ in range(20):
            with pytest.raises(SiteFails):
                fetcher.fetch(f"http://{place}/")
        assert _descriptors() < before + 10
    timers = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
    for timer in timers:
        timer.join(300)
    assert not any(timer.is_alive() for timer in timers)
