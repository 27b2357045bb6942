"""Articles are pushed to a real server, over a real Redis: each once, whatever happens to requests and processes."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.running.embedded.broker import Broker
from newswire_shared.state.access_keys import RedisAccessKeys
from real_stack import RealStack, eventually

from benchmarks.push import NDJSON, PushServer, Trial, article, newsroom, published, run

MB = 1024 * 1024


def ask(server: PushServer, key: str, path: str, body: bytes | Iterator[bytes] | None = None, kind: str = "") -> Any:
    """The status and the JSON of an answer."""
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)
    headers = {"Authorization": f"Bearer {key}", **({"Content-Type": kind} if kind else {})}
    link.request("POST" if kind else "GET", path, body, headers, encode_chunked=isinstance(body, Iterator))
    answer = link.getresponse()
    return answer.status, answer.headers, json.loads(answer.read())


def test_each_article_is_taken_once_though_requests_are_dropped_and_repeated_and_the_server_is_killed(
    tmp_path: Path,
) -> None:
    trial = Trial(articles=2000, batch=40, kills=4, seed=20261127)
    report = run(trial, tmp_path)
    assert (report.accepted, report.published, report.archived, report.unreadable) == (2000, 2000, 2000, 0)
    assert "Traceback" not in (tmp_path / "server.log").read_text()
    assert report.kills == 4 and report.dropped > 0 and report.repeated > 0
    # A kill between two effects leaves at most one copy, and one message, for each request that was worked on.
    assert max(report.archived_again, report.published_again) <= 4 * (report.kills + report.dropped)


def test_a_pushed_article_is_indexed_and_its_capture_says_so(stack: RealStack) -> None:
    key, text = new_key("cms", "desk", (Right.PUSH,))
    RedisAccessKeys(stack.parts.state).add(key)
    server = PushServer(stack.folder, stack.broker.url)
    try:
        server.start()
        taken = [ask(server, text, "/v1/articles", json.dumps(article(n)).encode(), "application/json") for n in (1, 2)]
        assert [status for status, _, _ in taken] == [202, 202]
        for group in ("enrich", "index"):
            stack.work(group, concurrency=1)
        for _, _, answer in taken:
            capture = eventually(partial(indexed, server, text, answer["capture"]), "it is indexed")
            assert capture and ask(server, text, capture["article"])[2]["source"] == "desk"
    finally:
        server.kill()


def indexed(server: PushServer, key: str, path: str) -> dict[str, Any] | None:
    _, _, found = ask(server, key, path)
    assert found["state"] in ("enrich", "index", "indexed"), found
    return found if found["state"] == "indexed" else None


def test_a_huge_body_fills_no_memory(tmp_path: Path) -> None:
    def huge() -> Iterator[bytes]:
        for _ in range(300):
            yield b"x" * MB

    with newsroom(tmp_path) as (parts, server, key):
        server.start()
        assert ask(server, key, "/v1/articles", json.dumps(article(1)).encode(), "application/json")[0] == 202
        before = peak_mb(server)
        for kind in ("application/json", NDJSON):
            try:
                status, _, _ = ask(server, key, "/v1/articles", huge(), kind)
            except (BrokenPipeError, ConnectionResetError):  # it may hang up on who goes on sending
                continue
            assert status in (207, 413)
        assert peak_mb(server) < before + 60
        assert len(published(parts)) == 1


def peak_mb(server: PushServer) -> int:
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) // 1024


def test_while_redis_is_away_it_is_told_and_then_goes_on(tmp_path: Path) -> None:
    body = json.dumps(article(1)).encode()
    with newsroom(tmp_path) as (parts, server, key):
        server.start()
        assert ask(server, key, "/v1/articles", body, "application/json")[0] == 202
        parts.broker.shutdown(nosave=True)
        status, headers, answer = ask(server, key, "/v1/articles", body, "application/json")
        assert status == 503 and int(headers["Retry-After"]) > 0 and "Redis" in answer["error"]["message"]
        with Broker(tmp_path / "broker", parts.broker.connection_pool.connection_kwargs["port"]):
            status, _, answer = ask(server, key, "/v1/articles", body, "application/json")
            assert (status, answer["state"]) == (202, "known")
            assert ask(server, key, "/v1/articles", json.dumps(article(2)).encode(), "application/json")[0] == 202
