"""Servers on loopback that answer byte by byte as a test says, each connection in a thread of its own."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Answering = Callable[[socket.socket], None]
DRIP_S = 0.05


@contextmanager
def serving(*answers: Answering) -> Iterator[str]:
    """The host and port of a server; each request on a connection gets the next of the answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_accept, args=(server, answers), daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"


def _accept(server: socket.socket, answers: tuple[Answering, ...]) -> None:
    with contextlib.suppress(OSError):
        while True:
            link, _ = server.accept()
            threading.Thread(target=_answer, args=(link, answers), daemon=True).start()


def _answer(link: socket.socket, answers: tuple[Answering, ...]) -> None:
    with contextlib.suppress(OSError), link:
        for answer in answers:
            if not read_request(link):
                return
            answer(link)


def read_request(link: socket.socket) -> bytes:
    """A request up to the end of its head; b"" when the other side has gone."""
    request = b""
    while b"\r\n\r\n" not in request:
        received = link.recv(65536)
        if not received:
            return b""
        request += received
    return request


def says(*parts: bytes) -> Answering:
    """Sends the parts."""

    def answer(link: socket.socket) -> None:
        link.sendall(b"".join(parts))

    return answer


def drips(head: bytes, drop: bytes = b"x") -> Answering:
    """Sends a head and then a drop again and again, until the other side goes; ten minutes at most."""

    def answer(link: socket.socket) -> None:
        link.sendall(head)
        for _ in range(int(600 / DRIP_S)):
            link.sendall(drop)
            time.sleep(DRIP_S)

    return answer


def pours(head: bytes, drop: bytes, most: int = 2_000_000_000) -> Answering:
    """Sends a head and then as much as the other side takes."""

    def answer(link: socket.socket) -> None:
        link.sendall(head)
        for _ in range(most // len(drop)):
            link.sendall(drop)

    return answer


def resets(link: socket.socket) -> None:
    """Resets the connection."""
    link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def page(body: bytes, *headers: bytes, status: bytes = b"200 OK") -> Answering:
    """A whole answer with its length."""
    lines = (b"HTTP/1.1 " + status, b"Content-Length: %d" % len(body), *headers)
    return says(b"\r\n".join(lines), b"\r\n\r\n", body)
