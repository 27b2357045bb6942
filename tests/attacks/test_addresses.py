"""Addresses that lead inside: however they are written, looked up or redirected to, nothing private gets a byte."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import pytest
from attacks.attack import Attack, Trial, attacks
from newswire_ingest.polling.feed_check import FeedCheck
from newswire_ingest.robots.rules import RobotsRules
from newswire_ingest.web.ports import SiteFails
from newswire_ingest.web.urllib3_fetcher import FetchLimits, Urllib3Fetcher
from newswire_shared.contracts.outcomes import Ended
from newswire_shared.contracts.reasons import Reason
from newswire_shared.web.address_guard import AddressGuard
from raw_server import serving
from web_server import Reply, WebServer

LIMITS = FetchLimits(1_000_000, 30)
NOBODY = "nobody is there"
REFUSED = (Reason.BLOCKED_ADDRESS, Reason.HTTP_ERROR, NOBODY)
INSIDE = "127.0.0.2"  # no address that any of these tests allows

WRITTEN = tuple(Attack(name, host) for name, host in {
    "a decimal number": "2130706433",
    "an octal number": "017700000001",
    "octal parts": "0177.0.0.01",
    "a hexadecimal number": "0x7f000001",
    "hexadecimal parts": "0x7f.0x0.0x0.0x1",
    "two parts": "127.1",
    "zero": "0",
    "all zeros": "0.0.0.0",
    "IPv6 loopback": "[::1]",
    "IPv4 within IPv6": "[::ffff:127.0.0.1]",
    "IPv4 within IPv6 in hexadecimal": "[::ffff:7f00:1]",
    "IPv6 unspecified": "[::]",
    "a user before the host": "example.com@127.0.0.1",
    "a user and a password with a host in them": "u:example.com%2f@127.0.0.1",
    "a name": "localhost",
    "a name with a dot": "localhost.",
    "digits that IDNA folds": "\uff11\uff12\uff17.0.0.1",
    "circled digits": "\u2460\u2461\u2466.0.0.1",
    "dots of Chinese": "127\u30020\u30020\u30021",
    "an escaped host": "%31%32%37.0.0.1",
    "a backslash before another host": "127.0.0.1\\@example.com",
    "a backslash after another host": "example.com\\@127.0.0.1",
    "a fragment before another host": "127.0.0.1#@example.com",
    "a tab within": "127.0.\t0.1",
    "a line end within": "127.0.0.1%0d%0aHost:example.com",
}.items())  # fmt: skip
NUMBERS = tuple(Attack(name, address) for name, address in {
    "the metadata of clouds": "169.254.169.254",
    "the metadata of clouds by IPv6": "fd00:ec2::254",
    "the metadata of Alibaba": "100.100.100.200",
    "the metadata of Oracle": "192.0.0.192",
    "the wire server of Azure": "168.63.129.16",
    "NAT64 to loopback": "64:ff9b::7f00:1",
    "NAT64 to a private network": "64:ff9b::a00:1",
    "local NAT64": "64:ff9b:1::7f00:1",
    "6to4 to loopback": "2002:7f00:1::1",
    "6to4 to metadata": "2002:a9fe:a9fe::",
    "Teredo": "2001:0:7f00:1::",
    "IPv4-compatible IPv6": "::127.0.0.1",
    "a link with a zone": "fe80::1%1",
    "site-local": "fec0::1",
    "a private network": "10.1.2.3",
    "carriers' NAT": "100.64.0.1",
    "multicast": "224.0.0.1",
    "multicast of IPv6": "ff02::1",
    "broadcast": "255.255.255.255",
    "documentation": "2001:db8::1",
    "segment routing": "5f00::1",
}.items())  # fmt: skip
SCHEMES = tuple(Attack(f"the scheme {address.partition(':')[0]}", address) for address in (
    "file:///etc/passwd", "gopher://127.0.0.1:{port}/_PING", "ftp://127.0.0.1:{port}/", "dict://127.0.0.1:{port}/info",
    "data:text/html,page", "ldap://127.0.0.1:{port}/", "jar:http://127.0.0.1:{port}!/", "unix:/var/run/docker.sock",
    "javascript:1", "//127.0.0.1:{port}/",
))  # fmt: skip


@pytest.fixture
def inside() -> Iterator[tuple[int, list[bytes]]]:
    """The port of a server that nobody may reach, and what reached it."""
    received: list[bytes] = []
    with serving(lambda link: received.append(b"asked")) as place:
        yield int(place.rpartition(":")[2]), received


@attacks(WRITTEN)
def test_however_it_is_written(attack: Attack, trial: Trial, inside: tuple[int, list[bytes]]) -> None:
    port, received = inside
    web = Urllib3Fetcher(AddressGuard(look_up=only_inside), LIMITS, "attacks")
    for scheme in ("http", "https"):
        found = trial(lambda url=f"{scheme}://{attack.sent}:{port}/": reason_of(web, url))  # type: ignore[misc]
        assert found in REFUSED, found
    assert received == []


@attacks(NUMBERS)
def test_whatever_it_is(attack: Attack, trial: Trial) -> None:
    assert not trial(lambda: AddressGuard().permits(attack.sent))
    web = _web(lambda *_: [attack.sent], allowed="127.255.0.0/16")
    assert trial(lambda: reason_of(web, "http://metadata.example/")) == Reason.BLOCKED_ADDRESS


@attacks(SCHEMES)
def test_whatever_its_scheme(attack: Attack, trial: Trial, inside: tuple[int, list[bytes]]) -> None:
    port, received = inside
    web = Urllib3Fetcher(AddressGuard(), LIMITS, "attacks")
    assert trial(lambda: reason_of(web, attack.sent.format(port=port))) == Reason.HTTP_ERROR
    assert received == []


def reason_of(web: Urllib3Fetcher, url: str) -> str:
    """Why an address is not fetched, "" where it is."""
    try:
        found = web.fetch(url)
    except SiteFails:
        return NOBODY
    return str(found.reason) if isinstance(found, Ended) else ""


def only_inside(host: str, port: int, **how: object) -> list[tuple[object, ...]]:
    """The system's look-up, but that no question leaves this machine."""
    if host.rstrip(".") in ("example.com", "u"):
        raise OSError(f"{host} is not looked up in a test")
    return [*socket.getaddrinfo(host, port, **how)]  # type: ignore[arg-type]


def _web(addresses: Callable[[str, int], list[str]], allowed: str = "127.0.0.1/32") -> Urllib3Fetcher:
    """A fetcher with a resolver of the test: `addresses` of a name, by how often it was asked before."""
    asked: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        found = addresses(host, len(asked))
        return [
            (socket.AF_INET6 if ":" in each else socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port))
            for each in found
        ]

    guard = AddressGuard(AddressGuard.allowing((allowed,)).allowed, look_up)
    return Urllib3Fetcher(guard, LIMITS, "attacks")


REBINDING: tuple[Attack, ...] = (
    Attack("a name that moves inside at its second look-up", lambda host, times: ["127.0.0.1" if times == 1 else INSIDE]),
    Attack("a name with an address outside and one inside", lambda host, times: [INSIDE, "127.0.0.1"]),
    Attack("a name that answers an address of IPv6 for one of IPv4", lambda host, times: [f"::ffff:{INSIDE}", "127.0.0.1"]),
)  # fmt: skip


@attacks(REBINDING)
def test_a_resolver_gains_nothing(attack: Attack, trial: Trial) -> None:
    with WebServer({"/": Reply(b"page")}) as web:
        port = int(web.address.rpartition(":")[2])
        with socket.create_server((INSIDE, port)) as server:
            server.setblocking(False)
            assert trial(lambda: reason_of(_web(attack.sent), f"http://name.example:{port}/")) == ""
            with pytest.raises(BlockingIOError):
                server.accept()
        assert [asked.path for asked in web.asked] == ["/"]


REDIRECTS = (
    Attack("a feed that redirects inside", {"/feed": "redirect"}),
    Attack("a feed that redirects to a file", {"/feed": "file:///etc/passwd"}),
    Attack("an index of sitemaps that names one inside", {"/feed": "index"}),
    Attack("a feed that redirects in a circle", {"/feed": "/feed"}),
    Attack("a feed that redirects to a decimal address inside", {"/feed": "http://2130706434:{port}/"}),
)


@attacks(REDIRECTS)
def test_what_a_feed_leads_to(attack: Attack, trial: Trial) -> None:
    with WebServer({}) as web, socket.create_server((INSIDE, 0)) as server:
        server.setblocking(False)
        inside = f"http://{INSIDE}:{server.getsockname()[1]}/feed"
        web.replies["/feed"] = _reply(attack.sent["/feed"], inside, server.getsockname()[1])
        check = FeedCheck(_web(lambda host, times: [host]), 1_000_000, RobotsRules().allows)
        found = trial(lambda: check(f"{web.address}/feed"))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert not found.items and len(web.asked) <= 6


def _reply(kind: str, inside: str, port: int) -> Reply:
    if kind == "index":
        return Reply(f"<sitemapindex><sitemap><loc>{inside}</loc></sitemap></sitemapindex>".encode())
    to = inside if kind == "redirect" else kind.format(port=port)
    return Reply(status=302, headers={"Location": to})
