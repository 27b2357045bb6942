"""A fetcher makes one request: an answer is a value, what can never be had too, and what may pass is raised."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

import pytest
from newswire_ingest.testing import FakeWeb, answer
from newswire_ingest.web.ports import Answer, Fetcher, SiteFails
from newswire_ingest.web.urllib3_fetcher import FetchLimits, Urllib3Fetcher
from newswire_shared.contracts.outcomes import Ended, rejected
from newswire_shared.contracts.reasons import Reason
from newswire_shared.running.embedded.broker import free_port
from newswire_shared.web.address_guard import AddressGuard
from web_server import Reply, WebServer

BLOCKED = "http://10.0.0.1/"


class Site(ABC):
    """A web with one site, at `address`, and nobody at `deserted`."""

    fetcher: Fetcher
    address: str
    deserted: str

    @abstractmethod
    def serve(self, path: str, status: int, body: bytes, **headers: str) -> None:
        """Answer a path so; `_` in a header's name stands for `-`."""

    def fetch(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        found = self.fetcher.fetch(self.address + path, headers)
        assert isinstance(found, Answer), found
        return found


class MadeUp(Site):
    """In memory."""

    address, deserted = "http://site.example", "http://deserted.example/"

    def __init__(self) -> None:
        self.fetcher = self._web = FakeWeb({BLOCKED: rejected(Reason.BLOCKED_ADDRESS, BLOCKED)})
        self._web.replies[self.deserted] = SiteFails("nobody answers")

    def serve(self, path: str, status: int, body: bytes, **headers: str) -> None:
        self._web.replies[self.address + path] = answer(status, body, **headers)


class Loopback(Site):
    """On this machine, over real sockets."""

    def __init__(self, server: WebServer) -> None:
        self._server, self.address, self.deserted = server, server.address, f"http://127.0.0.1:{free_port()}/"
        self.fetcher = Urllib3Fetcher(
            AddressGuard.allowing(("127.0.0.0/8",)), FetchLimits(page_bytes=100_000, deadline_s=30), "newswire tests"
        )

    def serve(self, path: str, status: int, body: bytes, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._server.replies[path] = Reply(body, status, headers=named)


@pytest.fixture(params=["memory", "loopback"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    """Each kind of web in turn, with nothing on it."""
    if request.param == "memory":
        yield MadeUp()
        return
    with WebServer({}) as server:
        yield Loopback(server)


def test_a_page_comes_with_its_address_and_its_headers_in_lower_case(site: Site) -> None:
    site.serve("/a", 200, "Łódź".encode(), etag='"1"')
    found = site.fetch("/a")
    assert (found.url, found.status, found.body) == (f"{site.address}/a", 200, "Łódź".encode())
    assert found.headers["content-type"].startswith("text/html") and found.headers["etag"] == '"1"'
    assert {name.lower(): value for name, value in found.raw_headers}["etag"] == '"1"'
    assert found.fetched_at.tzinfo is not None


def test_any_status_is_an_answer_and_what_nobody_put_there_is_a_404(site: Site) -> None:
    site.serve("/broken", 503, b"", retry_after="60")
    found = site.fetch("/broken")
    assert (found.status, found.headers["retry-after"]) == (503, "60")
    assert site.fetch("/nowhere").status == 404


def test_a_redirect_is_answered_and_not_followed(site: Site) -> None:
    site.serve("/old", 302, b"moved", location="/new")
    site.serve("/new", 200, b"page")
    found = site.fetch("/old")
    assert (found.status, found.redirects_to) == (302, f"{site.address}/new")


def test_the_headers_that_were_asked_with_are_told_with_the_answer(site: Site) -> None:
    site.serve("/a", 304, b"")
    assert dict(site.fetch("/a", {"If-None-Match": '"1"'}).request_headers)["If-None-Match"] == '"1"'


def test_what_can_never_be_had_is_a_rejection(site: Site) -> None:
    found = site.fetcher.fetch(BLOCKED)
    assert isinstance(found, Ended) and found.reason is Reason.BLOCKED_ADDRESS


def test_what_may_pass_is_raised(site: Site) -> None:
    with pytest.raises(SiteFails):
        site.fetcher.fetch(site.deserted)
