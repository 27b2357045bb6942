"""What strangers send to the HTTP application: a real process, with an index of a few articles."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from attacks.attack import Attack, Trial, attacks
from contract.newsroom import fill
from newswire_index.engine.sqlite.index import SqliteIndex

CAME_BACK = re.compile(rb"HTTP/1\.1 (\d{3}) ")
WAIT_S = 60.0
DRIP_S = 0.2  # between two letters of a head that never ends


@dataclass(frozen=True)
class Desk:
    """The process and its port."""

    pid: int
    port: int
    folder: Path

    def link(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), WAIT_S)

    def said(self, sent: bytes) -> bytes:
        """All that comes back to some bytes until the other side closes."""
        with self.link() as link, contextlib.suppress(ConnectionError):
            with contextlib.suppress(ConnectionError):  # it hears no more of what is too long
                link.sendall(sent)
            return b"".join(iter(lambda: link.recv(65536), b""))
        return b""

    def status(self, sent: bytes) -> int:
        found = CAME_BACK.match(self.said(sent))
        return int(found[1]) if found else 0

    def works(self) -> bool:
        return self.status(get("/v1/search?q=ferry")) == 200


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("attacked")
    index = SqliteIndex(folder / "index.sqlite")
    index.install()
    fill(index)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSWIRE_")}
    environment = {**kept, "NEWSWIRE_DATA_DIR": str(folder), "NEWSWIRE_SEARCH_PORT": "0"}
    with (folder / "log").open("wb") as log, subprocess.Popen(
        [sys.executable, "-m", "newswire_search.server"], stdout=subprocess.PIPE, stderr=log, text=True, env=environment
    ) as server:  # fmt: skip
        assert server.stdout
        desk = Desk(server.pid, int(server.stdout.readline().rpartition(":")[2].strip(" /\n")), folder)
        assert desk.works()
        yield desk
        server.kill()  # in order it would wait for those who read nothing


def get(path: str, *headers: str, host: str = "localhost") -> bytes:
    lines = (f"GET {path} HTTP/1.1", f"Host: {host}", "Connection: close", *headers)
    return "".join(line + "\r\n" for line in (*lines, "")).encode("utf-8", "surrogateescape")


def post(path: str, body: bytes, *headers: str) -> bytes:
    lines = (f"POST {path} HTTP/1.1", "Host: localhost", "Connection: close", *headers)
    return "".join(line + "\r\n" for line in (*lines, "")).encode() + body


def search(text: str, more: str = "") -> bytes:
    return get(f"/v1/search?q={quote(text)}{more}")


JSON = "Content-Type: application/json"
REFUSED = (400, 401, 404, 405, 413, 421, 422, 503)
ONE = (
    Attack("a request line of 1 MB", get("/" + "a" * 1_000_000)),
    Attack("a header of 1 MB", get("/", "X: " + "a" * 1_000_000)),
    Attack("20,000 headers", get("/", *(f"X{n}: y" for n in range(20_000)))),
    Attack("a query of 30 kB", search("ferry " * 5000)),
    Attack("a thousand filters", search("x", "".join(f"&source=s{n}" for n in range(1000)))),
    Attack("two lengths", post("/v1/articles", b"", "Content-Length: 0", "Content-Length: 5")),
    Attack("a length and chunks, for smuggling", post("/v1/articles", b"0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
                                                      "Content-Length: 4", "Transfer-Encoding: chunked"), is_long=True),
    Attack("a chunk of 2^63 bytes", post("/v1/articles", b"7fffffffffffffff\r\nx", JSON, "Transfer-Encoding: chunked")),
    Attack("a length of 2^70 bytes", post("/v1/articles", b"x", JSON, f"Content-Length: {2**70}")),
    Attack("a body of 50 MB without a key", post("/v1/articles", b"x" * 50_000_000, JSON, "Content-Length: 50000000")),
    Attack("a line feed within a header", get("/", "X: a\rSet-Cookie: b")),
    Attack("a NUL within a path", get("/articles/%00")),
    Attack("bytes that are no UTF-8 in a path", get("/articles/%ff%fe")),
    Attack("half of a surrogate pair in a path", get("/articles/%ed%a0%80")),
    Attack("a path that leads out of static files", get("/static/../../../../etc/passwd")),
    Attack("an escaped path that leads out of static files", get("/static/x/..%2f..%2f..%2fserver.py")),
    Attack("a path that leads out of static files with a backslash", get("/static/x/..%5c..%5cserver.py")),
    Attack("an absolute path as the name of a static file", get("/static/x/%2fetc%2fpasswd")),
    Attack("an id that is a path", get("/v1/articles/..%2f..%2fetc%2fpasswd")),
    Attack("an id of 100 kB", get("/v1/articles/" + "a" * 30_000)),
    Attack("a redirect to another host by two slashes", get("//evil.example/%2f..")),
    Attack("an address of another host as the target", get("http://evil.example/")),
    Attack("the name of a stranger that points here (rebinding)", get("/", host="rebound.example")),
    Attack("a name that begins as ours", get("/", host="localhost.evil.example")),
    Attack("a name with an escape", get("/", host="evil.example%00.localhost")),
    Attack("TRACE", b"TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: a\r\n\r\n"),
    Attack("a preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    Attack("TLS to a port without it", b"\x16\x03\x01\x02\x00" + b"\0" * 512),
    Attack("a key of 20 kB", post("/v1/articles", b"{}", JSON, "Content-Length: 2", "X-API-Key: nw_" + "a" * 20_000)),
    Attack("a key with a query in it", post("/v1/articles", b"{}", JSON, "Content-Length: 2",
                                            "Authorization: Bearer nw_*_[a-f' OR 1=1--")),
    Attack("an idempotency key of another line", post("/v1/articles", b"{}", JSON, "Content-Length: 2",
                                                      "Idempotency-Key: a\tb")),
    Attack("a cursor that is no cursor", get("/v1/search?after=WyJuZXdlc3QiLDEsMl0=")),
    Attack("a cursor of deep JSON", get("/v1/search?sort=newest&after=" + "W1tb" * 900)),
    Attack("a cursor with a number of 80 bits", get("/v1/search?sort=newest&after=WyJuZXdlc3QiLDk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OSwieCJd")),
    Attack("a date of the year 99999", get("/v1/search?since=99999-01-01")),
    Attack("a size of 2^63", get("/v1/search?size=9223372036854775808")),
    Attack("a sort that is a query", get("/v1/search?sort=rowid;drop%20table%20articles")),
)  # fmt: skip


def answered(desk: Desk, attack: Attack, trial: Trial) -> tuple[bytes, int | None]:
    """What came back, and its status; None where the connection was closed without one."""
    with trial.of(desk.pid):
        said = desk.said(attack.sent)
    found = CAME_BACK.match(said)
    return said, int(found[1]) if found else None


@attacks(ONE)
def test_it_is_refused_in_a_sentence(attack: Attack, trial: Trial, desk: Desk) -> None:
    said, status = answered(desk, attack, trial)
    assert status is None or status in REFUSED, said[:300]
    assert (
        b"root:" not in said and b"Traceback" not in said and b"Set-Cookie" not in said and b"evil.example/" not in said
    )
    assert desk.works()


HARMLESS = (
    Attack("quotes and operators of SQL", search("' OR 1=1; DROP TABLE articles; --")),
    Attack("operators of FTS5", search('ferry NEAR(pier, 1) AND title:* OR "x" ^y {a b}: - + *')),
    Attack("operators of Elasticsearch", search("_exists_:title AND body:/.*/ OR (a~2 b^9) [* TO *]")),
    Attack("an expression that recurs without end", search("(a+)+$ .*.*.*.* ^(([a-z])+.)+[A-Z]([a-z])+$")),
    Attack("twenty thousand parentheses", search("(" * 990)),
    Attack("quotes that never end", search('"a ' * 300)),
    Attack("minus signs", search("-" * 990)),
    Attack("filters with SQL and wildcards", search("ferry", "&source=%25'--&source=*&language=e?&entity=a%00b")),
    Attack("letters that combine", search("a" + "\u0301" * 300 + " \u202e\u2066 x")),
    Attack("a request id that forges headers and log lines", get("/v1/search", "X-Request-ID: a%0d%0ab: c")),
    Attack("a name of search's own parameters, ten times", get("/search?q=a&q=b&q=c&sort=newest&sort=oldest&until=&after=x")),
)  # fmt: skip


@attacks(HARMLESS)
def test_it_is_a_search_as_any_other(attack: Attack, trial: Trial, desk: Desk) -> None:
    said, status = answered(desk, attack, trial)
    assert status in (200, 400, 422), said[:300]
    assert b"Content-Security-Policy" in said.title() and desk.works()


def slow_heads(desk: Desk) -> None:
    """Six hundred connections that never finish their request, and one that does."""
    with contextlib.ExitStack() as held:
        for _ in range(600):
            held.enter_context(desk.link()).sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert desk.works()
        assert descriptors(desk.pid) < 600


def a_head_that_drips(desk: Desk) -> None:
    with desk.link() as link:
        sent, drips = 0, int(WAIT_S / DRIP_S)
        with contextlib.suppress(ConnectionError, BrokenPipeError):
            link.sendall(b"GET / HTTP/1.1\r\nX: ")
            while sent < drips:
                link.sendall(b"y")
                sent += 1
                time.sleep(DRIP_S)
        assert sent < drips, "the connection was never closed"


def a_crowd_that_reads_nothing(desk: Desk) -> None:
    with contextlib.ExitStack() as held:
        for _ in range(30):
            held.enter_context(desk.link()).sendall(get("/v1/search?q=ferry").replace(b"close", b"keep-alive") * 50)
        assert desk.works()


CROWDS: tuple[Attack, ...] = (
    Attack("six hundred heads that never end", slow_heads, cpu_s=10),
    Attack("a head that drips a letter at a time", a_head_that_drips, cpu_s=10, is_long=True),
    Attack("thirty who ask fifty times and read nothing", a_crowd_that_reads_nothing, cpu_s=60, is_long=True),
)


@attacks(CROWDS)
def test_others_are_served_meanwhile(attack: Attack, trial: Trial, desk: Desk) -> None:
    crowd: Callable[[Desk], None] = attack.sent
    with trial.of(desk.pid):
        crowd(desk)
    assert desk.works()


def descriptors(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))
