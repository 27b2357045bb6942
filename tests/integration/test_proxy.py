"""docs/how-to-expose-it.md: a real nginx, by the file that ships, before a real search that asks for keys."""

from __future__ import annotations

import base64
import os
import re
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nginx_server
import pytest
from newswire_shared.running.embedded.broker import Broker
from nginx_server import NAME, NginxServer, proxying
from tree import ROOT

PAGE = (ROOT / "docs" / "how-to-expose-it.md").read_text("utf-8")
OFTEN = 30  # requests that the limit lets through at once here: more than the rest of the test makes
NARROWED = {"rate=20r/s": "rate=1r/m", "burst=40": f"burst={OFTEN}"}
pytestmark = pytest.mark.skipif(nginx_server.missing(), reason="nginx is not installed (Debian's package nginx-light)")


def settings_of_the_page() -> dict[str, str]:
    """What the page tells to set."""
    return dict(re.findall(r"^    (NEWSWIRE_SEARCH_\w+)=(\S+)", PAGE, re.M))


@contextmanager
def searching(folder: Path) -> Iterator[tuple[int, str]]:
    """A search with the settings of the page; its port, and a reader's key as the page tells to make it."""
    with Broker(folder / "broker") as broker:
        own = {"NEWSWIRE_DATA_DIR": str(folder), "NEWSWIRE_BROKER_URL": broker.url, "NEWSWIRE_SEARCH_PORT": "0"}
        environment = {**os.environ, **own, **settings_of_the_page()}
        newswire = Path(sys.executable).with_name("newswire")
        for words in (["index", "install"], ["keys", "add", "anna", "--scope", "read"]):
            said = subprocess.run(
                [newswire, *words], env=environment, capture_output=True, text=True, check=True
            ).stdout
        argv = [sys.executable, "-m", "newswire_search.server"]
        with subprocess.Popen(argv, env=environment, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            port = re.search(r":(\d+)/", server.stdout.readline())
            assert port
            yield int(port[1]), said.split()[0]
            server.terminate()


@pytest.fixture(scope="module")
def exposed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[NginxServer, dict[str, str]]]:
    """The proxy, and what a browser sends once somebody has logged in."""
    folder = tmp_path_factory.mktemp("exposed")
    with searching(folder / "data") as (port, key), proxying(port, folder / "nginx", **NARROWED) as server:
        yield server, {"Authorization": "Basic " + base64.b64encode(f"anna:{key}".encode()).decode()}


@pytest.mark.xdist_group("proxy")
def test_only_who_has_a_key_reads_and_only_by_tls(exposed: tuple[NginxServer, dict[str, str]]) -> None:
    server, login = exposed
    assert server.redirects_to("/search?q=ferry") == (301, f"https://{NAME}/search?q=ferry")
    asked = server.asks("/")
    assert (asked.status, "Basic" in str(asked.headers["WWW-Authenticate"])) == (401, True)
    for path in ("/", "/v1/search?q=ferry"):
        shown = server.asks(path, login)
        assert shown.status == 200 and shown.headers["Strict-Transport-Security"], path
    assert server.asks("/health/ready", login).status == 404
    assert server.asks("/", {"Authorization": "Basic YW5uYTp3cm9uZw=="}).status == 401


@pytest.mark.xdist_group("proxy")
def test_another_name_and_the_address_learn_nothing(exposed: tuple[NginxServer, dict[str, str]]) -> None:
    server, _ = exposed
    with pytest.raises(ssl.SSLError, match=r"(?i)unrecognized.name"):
        server.asks("/", name="other.example.org")


@pytest.mark.xdist_group("proxy")
def test_streams_arrive_as_they_happen_and_large_bodies_get_through(
    exposed: tuple[NginxServer, dict[str, str]],
) -> None:
    server, login = exposed
    stream = server.asks("/v1/stream", login)
    assert (stream.status, stream.headers.get_content_type()) == (200, "text/event-stream")
    assert stream.readline(), "though it never ends"
    stream.close()
    pushed = server.asks("/v1/articles", {**login, "Content-Type": "application/json"}, body=b" " * 3_000_000)
    assert pushed.status in (401, 403), "newswire refuses who pushes by a password, and not nginx the size"


@pytest.mark.xdist_group("proxy")
def test_who_asks_without_end_is_stopped_before_he_costs_anything(tmp_path: Path) -> None:
    with proxying(1, tmp_path / "nginx", **NARROWED) as server:
        found = [server.asks("/").status for _ in range(OFTEN + 5)]
    assert found[: OFTEN - 1] == [502] * (OFTEN - 1) and 429 in found, "nobody is behind it here"


def test_the_page_has_the_whole_of_what_is_tried() -> None:
    assert "deploy/proxy/nginx.conf" in PAGE and settings_of_the_page().keys() == {
        "NEWSWIRE_SEARCH_HOSTS", "NEWSWIRE_SEARCH_READ_NEEDS_KEY",
    }  # fmt: skip
    assert f"NEWSWIRE_SEARCH_HOSTS={NAME}" in PAGE
