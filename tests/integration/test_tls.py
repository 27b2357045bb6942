"""Queues and state on two servers that speak TLS, each with a user that may do what the documents say and no more."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from articles import page, take_in
from flower_viewer import Viewer
from newswire_ops.composition import Operator
from newswire_shared.accounting.ledger import Offer
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.identity import canonicalize, host_key
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES
from newswire_shared.running.checks import Verdict
from newswire_shared.state.redis_state import State
from real_stack import RealStack, eventually, real_stack
from redis_servers import PASSWORD, USER, Certificates, RedisProcess, running, speaking_tls, tls_server
from tree import ROOT
from web_server import WebServer, article_pages

PROGRAM = tls_server()
PAGES = 10
pytestmark = [
    pytest.mark.xdist_group("tls"),  # the two servers are started once
    pytest.mark.skipif(
        PROGRAM is None and os.environ.get("CI") != "true",
        reason="no Redis server here speaks TLS (redis-tools has one)",
    ),
]


def rights(of: str) -> list[str]:
    """The directives that docs/deployment.md gives for the server of the queues or of the state."""
    text = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    (found,) = re.findall(rf"^    user newswire-{of} on >PASSWORD (.*)$", text, re.MULTILINE)
    return [f"user {USER} on >{PASSWORD} {found}", "user default off", f"user root on >{PASSWORD} ~* &* +@all"]


@dataclass(frozen=True)
class TwoServers:
    """One for the queues, one for the state."""

    certificates: Certificates
    queues: RedisProcess
    state: RedisProcess


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TwoServers]:
    folder = tmp_path_factory.mktemp("tls")
    made = Certificates(folder / "certificates").make()
    queues, state = (speaking_tls(folder / of, PROGRAM or "", made, rights(of)) for of in ("queues", "state"))
    with running(queues, state):
        yield TwoServers(made, queues, state)


def test_all_of_newswire_works_with_the_rights_that_are_documented(
    servers: TwoServers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path))  # for the doctor's checks of the services
    monkeypatch.setenv("NEWSWIRE_ENRICH_MODEL", "none")
    own = {"NEWSWIRE_TASK_EVENTS": "true"}
    with (
        WebServer(article_pages(PAGES)) as web,
        real_stack(tmp_path, own, servers.queues.url, servers.state.url) as stack,
    ):
        for group in GROUPS:
            stack.work(group.name)
        take_in(stack.parts, [page(n, "transient 1" if n == 3 else "") for n in range(100, 100 + PAGES)], run="r")
        for number in range(PAGES):
            url = f"{web.address}/articles/{number}"
            stack.parts.ledger.accept(Offer(canonicalize(url).key, url, "web", host=host_key(url), run="r"))
        eventually(lambda: stack.counts("run/r").indexed == 2 * PAGES, "all are indexed")
        assert denied(servers.queues) == denied(servers.state) == []
        judge(stack)


def judge(stack: RealStack) -> None:
    """What operators look at."""
    operator = Operator.open(stack.settings)
    assert operator.reader()().totals["indexed"] == 2 * PAGES
    findings = {finding.name: finding for finding in operator.checkup()}
    assert {name for name, finding in findings.items() if finding.verdict is Verdict.WRONG} == set()


def denied(server: RedisProcess) -> list[dict[str, Any]]:
    """What a user asked for and was refused."""
    root = State(server.url.replace(f"//{USER}:", "//root:"))
    return list(root.client.execute_command("ACL", "LOG"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("another authority", "certificate verify failed"),
        ("no certificate of its own", "cannot be reached"),
        ("another password", "invalid username-password pair"),
        ("no TLS", "cannot be reached"),
    ],
)
def test_what_is_wrong_with_the_way_to_the_server_is_a_sentence(
    servers: TwoServers, tmp_path: Path, wrong: str, said: str
) -> None:
    url = servers.state.url
    plain, query = url.split("?")
    address = {
        "another authority": f"{plain}?{Certificates(tmp_path).make().options}",
        "no certificate of its own": f"{plain}?{query.partition('&')[0]}",
        "another password": url.replace("word%3A1", "other"),
        "no TLS": plain.replace("rediss", "redis"),
    }[wrong]
    with pytest.raises(TransientError, match=said):
        State(address, timeout_s=5).check_version()


def test_flower_shows_the_queues(servers: TwoServers, tmp_path: Path) -> None:
    with real_stack(tmp_path, {"NEWSWIRE_TASK_EVENTS": "true"}, servers.queues.url, servers.state.url) as stack:
        viewer = Viewer(stack)
        stack.work("index")
        viewer.start()
        try:
            rows = eventually(lambda: viewer.see("/api/queues/length")["active_queues"], "queues are shown")
        finally:
            viewer.supervisor.stop(10)
    assert {row["name"] for row in rows} <= set(QUEUE_NAMES)
