"""`newswire robots` over real sockets: alone, and with what a running stack remembers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from newswire_ingest.commands.robots import app
from newswire_ingest.robots.ages import FRESH_S
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from typer.testing import CliRunner, Result
from web_server import Reply, WebServer

pytest_plugins = ["redis_server"]

RULES = Reply(b"User-agent: *\nDisallow: /members\nCrawl-delay: 90\n", content_type="text/plain")
MOVED = Reply(status=302, headers={"Location": "/rules.txt"})


def run(folder: Path, *words: str, **environment: str) -> Result:
    fixed = {"NEWSWIRE_DATA_DIR": str(folder), "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]'}
    return CliRunner().invoke(app, words, env=fixed | environment, catch_exceptions=False)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_without_a_stack_the_server_is_asked_and_its_redirects_are_followed(tmp_path: Path) -> None:
    with WebServer({"/robots.txt": MOVED, "/rules.txt": RULES}) as web:
        done = run(tmp_path, f"{web.address}/members/1", f"{web.address}/news", "--json")
        assert [asked.path for asked in web.asked] == ["/robots.txt", "/rules.txt"]
    assert [(row["allowed"], row["line"], row["status"]) for row in rows(done)] == [(False, 2, 200), (True, None, 200)]
    assert done.exit_code == 1


def test_where_everything_is_allowed_the_status_is_zero(tmp_path: Path) -> None:
    with WebServer({}) as web:
        done = run(tmp_path, f"{web.address}/news")
    assert done.exit_code == 0
    assert "answers 404: there are no rules" in done.stdout


def test_a_server_that_fails_is_said_and_nothing_is_allowed(tmp_path: Path) -> None:
    with WebServer({"/robots.txt": Reply(status=500)}) as web:
        done = run(tmp_path, f"{web.address}/news", "--json")
    (row,) = rows(done)
    assert (done.exit_code, row["allowed"]) == (1, None)
    assert "answers 500" in row["problems"][0]


@pytest.mark.parametrize("look", ["fresh", "stale and away"])
def test_a_stack_remembers_what_it_had(tmp_path: Path, redis_url: str, redis_state: State, look: str) -> None:
    with WebServer({"/robots.txt": RULES}) as web:
        address = f"{web.address}/members/1"
        first = run(tmp_path, address, "--json", NEWSWIRE_BROKER_URL=redis_url)
        if look == "stale and away":
            key = keys.ROBOTS_COPY(web.address)
            for name in ("had", "stale"):
                redis_state.client.hincrby(key, name, -int(2 * FRESH_S * 1000))
            web.replies["/robots.txt"] = Reply(status=503)
        second = run(tmp_path, address, "--json", NEWSWIRE_BROKER_URL=redis_url)
        assert len(web.times("/robots.txt")) == (1 if look == "fresh" else 2)
    rules = [{name: row[name] for name in ("allowed", "line", "crawl_delay")} for row in rows(first) + rows(second)]
    assert rules == [{"allowed": False, "line": 2, "crawl_delay": 90}] * 2
    host = web.address.removeprefix("http://")
    assert redis_state.client.hget(keys.DELAY(), host) == "90000", "the whole delay is the host's"
