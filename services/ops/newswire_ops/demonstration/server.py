"""Serves the sample newsroom: each site on a loopback port of its own."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, Self
from urllib.parse import urlsplit

from newswire_ops.demonstration.pages import Extra, Pages, SampleArticle, SamplePage, SampleSite

_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class _Answer:
    status: HTTPStatus
    content: bytes = b""
    content_type: str = _HTML
    location: str = ""
    etag: str = ""
    modified: datetime | None = None

    def headers(self) -> dict[str, str]:
        modified = format_datetime(self.modified, usegmt=True) if self.modified else ""
        values = {"Location": self.location, "ETag": self.etag, "Last-Modified": modified}
        return {key: value for key, value in values.items() if value}


def _page(content: str) -> _Answer:
    return _Answer(HTTPStatus.OK, content.encode())


def _refusal(status: HTTPStatus) -> _Answer:
    return _Answer(status, f"<!doctype html><title>{status.phrase}</title><h1>{status.phrase}</h1>".encode())


class NewsroomServer:
    """Serves the sites while its `with` block runs; port 0 takes any free port."""

    def __init__(self, sites: Sequence[SampleSite], ports: Sequence[int] | None = None) -> None:
        self.addresses: dict[str, str] = {}
        self.feeds: dict[str, str] = {}
        self.requests: Counter[tuple[str, str]] = Counter()
        ports = ports or [0] * len(sites)
        if len(ports) != len(sites):
            raise ValueError(f"{len(sites)} sites need as many ports, not {len(ports)}")
        self._ports = {site.slug: port for site, port in zip(sites, ports, strict=True)}
        self._sites = tuple(sites)
        self._lock = Lock()
        self._running = ExitStack()
        self._pages = Pages(sites, self.addresses)

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            servers = [opened.enter_context(self._open(site)) for site in self._sites]
            for server in servers:
                Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
                opened.callback(server.shutdown)
            self._running = opened.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    def answer(self, site: SampleSite, path: str, counted: bool = True) -> _Answer:
        """What a request gets; an article's first counted request settles who sees it edited."""
        with self._lock:  # of two readers at once only one may be the first
            answer = self._route(site, path)
            self.requests[site.slug, path] += counted
        return answer

    def _open(self, site: SampleSite) -> _SiteServer:
        server = _SiteServer(site, self, self._ports[site.slug])
        self.addresses[site.slug] = f"http://127.0.0.1:{server.server_port}"
        self.feeds[site.slug] = f"{self.addresses[site.slug]}/feed.xml"
        return server

    def _route(self, site: SampleSite, path: str) -> _Answer:
        fixed = {"/": self._front, "/feed.xml": self._feed, "/robots.txt": self._robots}
        if path in fixed:
            return fixed[path](site)
        if path.startswith("/section/"):
            return self._section(site, path)
        return self._entry(site, path)

    def _shown(self, site: SampleSite) -> list[SampleArticle]:
        return [a.edited if a.edited and self.requests[site.slug, a.path] else a for a in site.articles]

    def _front(self, site: SampleSite) -> _Answer:
        return _page(self._pages.listing(site, "/", site.name, self._shown(site)))

    def _feed(self, site: SampleSite) -> _Answer:
        entries: list[SamplePage] = [*self._shown(site), *site.extras]
        content = self._pages.feed(site, entries).encode()
        etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
        modified = max(entry.changed for entry in entries).astimezone(UTC)
        return _Answer(HTTPStatus.OK, content, f"application/{site.feed}+xml", etag=etag, modified=modified)

    def _robots(self, site: SampleSite) -> _Answer:
        rules = "".join(f"Disallow: {path}\n" for path in site.disallow) or "Disallow:\n"
        return _Answer(HTTPStatus.OK, f"User-agent: *\n{rules}".encode(), "text/plain; charset=utf-8")

    def _section(self, site: SampleSite, path: str) -> _Answer:
        section = path.removeprefix("/section/")
        if section not in site.sections:
            return _refusal(HTTPStatus.NOT_FOUND)
        articles = [article for article in self._shown(site) if article.section == section]
        return _page(self._pages.listing(site, path, site.sections[section], articles))

    def _entry(self, site: SampleSite, path: str) -> _Answer:
        for article in self._shown(site):
            if article.path == path:
                return _page(self._pages.article(site, article))
        for extra in site.extras:
            if extra.path == path:
                return self._extra(site, extra)
        return _refusal(HTTPStatus.NOT_FOUND)

    def _extra(self, site: SampleSite, extra: Extra) -> _Answer:
        if extra.answer == "redirect":
            return _Answer(HTTPStatus.MOVED_PERMANENTLY, location=self._pages.url(extra.target))
        if extra.answer == "links":
            return _page(self._pages.links(site, extra))
        if extra.answer == "file":
            return _Answer(HTTPStatus.OK, extra.content, extra.content_type)
        return _refusal(HTTPStatus.GONE if extra.answer == "gone" else HTTPStatus.NOT_FOUND)


class _SiteServer(ThreadingHTTPServer):
    def __init__(self, site: SampleSite, newsroom: NewsroomServer, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.site = site
        self.newsroom = newsroom

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A reader that hangs up early is no fault of the server.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _SiteServer
    protocol_version = "HTTP/1.1"  # the usual 1.0 would close each connection, which sites do not
    server_version = "SampleNewsroom"
    timeout = 10  # seconds; a connection that is kept open and left alone gives its thread back

    def do_GET(self) -> None:
        self._send(self._answer(counted=True), with_body=True)

    def do_HEAD(self) -> None:
        self._send(self._answer(counted=False), with_body=False)

    def log_message(self, format: str, *args: Any) -> None:
        """Keeps the operator's screen free of one line a request."""

    def _answer(self, counted: bool) -> _Answer:
        answer = self.server.newsroom.answer(self.server.site, urlsplit(self.path).path, counted)
        return replace(answer, status=HTTPStatus.NOT_MODIFIED) if self._is_known(answer) else answer

    def _is_known(self, answer: _Answer) -> bool:
        tags, since = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        if tags:  # then the date counts no more (RFC 9110, section 13.2.2)
            return bool(answer.etag) and answer.etag in tags
        return since is not None and answer.modified is not None and answer.modified <= _http_date(since)

    def _send(self, answer: _Answer, with_body: bool) -> None:
        self.send_response(answer.status)
        for key, value in answer.headers().items():
            self.send_header(key, value)
        if answer.status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        if with_body and answer.status != HTTPStatus.NOT_MODIFIED:
            self.wfile.write(answer.content)


def _http_date(text: str) -> datetime:
    try:
        return parsedate_to_datetime(text).astimezone(UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
