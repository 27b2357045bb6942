"""`newswire sources` over a real Redis and a real web server: found, listed, filed, repaired."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newswire_ingest.commands.sources import app
from newswire_shared.state.redis_state import State
from typer.testing import CliRunner, Result
from web_server import Reply, WebServer, rss

pytest_plugins = ["redis_server"]

HEAD = '<html><head><link rel="alternate" type="application/rss+xml" href="{}"></head><body><p>Words.</p></body></html>'


@pytest.fixture
def site() -> Iterator[WebServer]:
    with WebServer({}) as web:
        web.replies |= {"/": Reply(HEAD.format("/a.xml").encode()), "/a.xml": Reply(rss(web.address, ["/1", "/2"]))}
        yield web


@pytest.fixture
def environment(redis_state: State, redis_url: str, tmp_path: Path) -> dict[str, str]:
    return {
        "NEWSWIRE_BROKER_URL": redis_url,
        "NEWSWIRE_DATA_DIR": str(tmp_path),
        "NEWSWIRE_INGEST_ALLOW_NETWORKS": '["127.0.0.0/8"]',
        "NEWSWIRE_INGEST_HOST_DELAY_S": "0.01",
    }


def run(environment: dict[str, str], *arguments: str, given: str = "", status: int = 0) -> Result:
    result = CliRunner().invoke(app, [*arguments], input=given, env=environment)
    assert result.exit_code == status, (result.output, result.exception)
    return result


def listed(environment: dict[str, str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(environment, "list", "--json").stdout.splitlines()]


def test_a_site_becomes_a_source_and_what_is_not_given_stays(environment: dict[str, str], site: WebServer) -> None:
    dry = run(environment, "add", site.address, "--dry-run").stdout
    assert f"{site.address}/a.xml: rss, 2 items" in dry and "nothing was changed" in dry and listed(environment) == []
    run(environment, "add", site.address, "--name", "desk", "--group", "g", "--tag", "t", "--exclude", "/2")
    added = json.loads(run(environment, "add", f"{site.address}/a.xml", "--every", "2h", "--json").stdout)
    assert (added["name"], added["group"], added["every"], added["added"]) == ("desk", "g", "2h", True)
    (source,) = listed(environment)
    assert (source["address"], source["exclude"], source["health"]) == (f"{site.address}/a.xml", ["/2"], "new")


def test_where_nothing_is_found_the_reason_is_told(environment: dict[str, str], site: WebServer) -> None:
    site.replies = {"/": Reply(b"<html><body><p>Roofs.</p></body></html>")}
    assert "too few for a list" in run(environment, "add", site.address, status=1).stdout
    assert json.loads(run(environment, "add", site.address, "--json", status=1).stdout)["proposals"] == []
    checked = run(environment, "check", site.address, "--json", status=1).stdout
    assert "this is no feed" in json.loads(checked)["problems"][0]


def test_what_robots_txt_disallows_is_not_asked(environment: dict[str, str], site: WebServer) -> None:
    site.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /\n", content_type="text/plain")
    assert "robots.txt disallows it" in run(environment, "add", site.address, status=1).stdout
    assert {asked.path for asked in site.asked} == {"/robots.txt"}


def test_a_file_is_compared_applied_and_exported(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(
        "sources:\n- name: a\n  address: https://a.example/f\n  every: 1h\n- address: https://b.example/f\n"
    )
    assert run(environment, "diff", str(file), status=1).stdout.startswith("+ a\n")
    run(environment, "apply", str(file))
    assert run(environment, "diff", str(file), "--prune").stdout == "nothing changes\n"
    exported = run(environment, "export").stdout
    assert (
        run(environment, "import", "-", given=exported).stdout == "0 sources added or changed, 2 were there already\n"
    )
    opml = tmp_path / "s.opml"
    opml.write_text(run(environment, "export", "--opml").stdout)
    assert "2 were there already" in run(environment, "add", str(opml)).stdout
    file.write_text(exported.replace("every", "evry"))
    assert "evry" in str(run(environment, "apply", str(file), status=1).exception)
    file.write_text("[]")
    run(environment, "apply", str(file), "--prune")
    assert listed(environment) == []


@pytest.mark.parametrize("command", ["import", "add"])
def test_a_bad_line_of_another_readers_list_is_left_out_and_named(
    environment: dict[str, str], tmp_path: Path, command: str
) -> None:
    opml, folder = tmp_path / "s.opml", "x" * 101
    opml.write_text(
        f"""<opml><body><outline xmlUrl="https://a.example/f"/>
        <outline text="{folder}"><outline xmlUrl="https://b.example/f"/></outline>
        <outline xmlUrl="https://c.example/f" language="no language"/>
        <outline xmlUrl="nowhere"/></body></opml>"""
    )
    ended = run(environment, command, str(opml), status=1)
    assert [source["address"] for source in listed(environment)] == ["https://a.example/f"]
    assert ended.stdout.startswith("1 sources added")
    assert "3 left out" in ended.stderr and "s.opml, line 2: group is one line of at most 100" in ended.stderr
    assert "line 3: 'no language' is no code" in ended.stderr and "s.opml, line 4: " in ended.stderr
    run(environment, "diff", str(opml), status=1)  # the reviewed file is refused whole
    assert len(listed(environment)) == 1


def test_a_source_that_is_gone_is_repaired(environment: dict[str, str], site: WebServer) -> None:
    run(environment, "add", f"{site.address}/old.xml", "--unchecked", "--name", "desk")
    assert "takes it" in run(environment, "repair", "desk").stdout
    assert listed(environment)[0]["feed_proposed"] == f"{site.address}/a.xml"
    run(environment, "repair", "desk", "--yes")
    (source,) = listed(environment)
    assert (source["address"], source["feed_proposed"], source["name"]) == (f"{site.address}/a.xml", "", "desk")
    assert "address     " + source["address"] in run(environment, "show", "desk").stdout
