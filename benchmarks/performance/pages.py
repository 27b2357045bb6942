"""The pages that are measured: made ones, or those of a folder."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path

from web_server import Reply, WebServer

from benchmarks.sizing.measuring import made_pages

HOSTS = 8  # each is asked every 0.05 s or less: more pages a second than any machine enriches


def pages_of(folder: Path | None, most: int) -> list[bytes]:
    """So many pages of a folder, or made ones; the same at each call, and in a folder evenly from all of it."""
    if folder is None:
        return [*islice(made_pages(1), most)]
    found = sorted(path for path in folder.rglob("*") if path.name.endswith((".html", ".htm", ".html.gz")))
    if not found:
        raise SystemExit(f"{folder} holds no page: name a folder of *.html or *.html.gz, at any depth")
    return [*map(_read, found[:: max(1, len(found) // most)][:most])]


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


@contextmanager
def served(pages: Sequence[bytes]) -> Iterator[tuple[list[WebServer], list[str]]]:
    """The pages on web servers on loopback, in turn, and their addresses."""
    with ExitStack() as opened:
        hosts = [opened.enter_context(WebServer({})) for _ in range(HOSTS)]
        yield hosts, [_publish(hosts[number % HOSTS], number, body) for number, body in enumerate(pages)]


def _publish(web: WebServer, number: int, body: bytes) -> str:
    path = f"/news/page-{number:06}"
    web.replies[path] = Reply(body)
    return web.address + path
