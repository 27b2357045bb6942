"""Readers that follow the changes of a newsroom over HTTP, whatever is killed meanwhile, and the server they ask."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.running.embedded.broker import free_port

AWAY = (OSError, http.client.HTTPException, json.JSONDecodeError)  # what a reader sees of a server that was killed
AGAIN_S = 0.1
READY_S = 300.0
Heard = tuple[str, str, str]  # number, kind, id


class SearchServer:
    """The HTTP server of a stack, which may be killed and starts again at its port."""

    def __init__(self, settings: SharedSettings) -> None:
        self.port = free_port()
        self._environment = {
            **os.environ, "NEWSWIRE_DATA_DIR": str(settings.data_dir), "NEWSWIRE_SEARCH_PORT": str(self.port),
            "NEWSWIRE_BROKER_URL": settings.broker_url or "",
            **({"NEWSWIRE_ELASTICSEARCH_URL": settings.elasticsearch_url} if settings.elasticsearch_url else {}),
        }  # fmt: skip
        self._log = (settings.data_dir / "search.log").open("ab")
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        argv = [sys.executable, "-m", "newswire_search.server"]
        self._process = subprocess.Popen(argv, env=self._environment, stdout=self._log, stderr=self._log)
        ends = time.monotonic() + READY_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > ends:
                raise AssertionError("the search server does not answer: see search.log")
            time.sleep(AGAIN_S)

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """SIGTERM, and the exit status."""
        self._process.terminate()
        return self._process.wait(READY_S)

    def _answers(self) -> bool:
        with suppress(*AWAY):
            return asked(self.port, "/health/live") == {"status": "ok"}
        return False


def asked(port: int, path: str) -> dict[str, object]:
    """The answer to a request as JSON.  Raises one of `AWAY`, AssertionError for a status that is an error."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        link.request("GET", path)
        answer = link.getresponse()
        body = answer.read()
        assert answer.status in (200, 503), f"{path}: {answer.status} {body[:300]!r}"
        if answer.status == 503:
            raise http.client.HTTPException("busy")
        found: dict[str, object] = json.loads(body)
        return found
    finally:
        link.close()


@dataclass
class Follower(threading.Thread):
    """Follows until it is told to end; `heard` is all that it heard, in order, with every repetition."""

    port: int
    after: str
    heard: list[Heard] = field(default_factory=list)
    error: AssertionError | None = None

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        while not self.ended.is_set():
            try:
                self.listen()
            except AWAY:
                time.sleep(AGAIN_S)
            except AssertionError as error:
                self.error = error
                return

    def listen(self) -> None:
        """Hear what comes for a while."""
        raise NotImplementedError

    def articles(self) -> list[str]:
        """The ids of the articles that it heard of, each once."""
        return list(dict.fromkeys(name for _, kind, name in self.heard if kind == "article"))


class PageFollower(Follower):
    """Asks for pages of changes."""

    def listen(self) -> None:
        page = asked(self.port, f"/v1/changes?since={self.after}&size=37")
        changes = page["changes"]
        assert isinstance(changes, list) and page["next"]
        self.heard += [(each["number"], each["kind"], each["id"]) for each in changes]
        self.after = str(page["next"])
        if not page["more"]:
            time.sleep(AGAIN_S)


class StreamFollower(Follower):
    """Listens to the stream, and comes back with the id of the last event where it was cut off."""

    def listen(self) -> None:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            link.request("GET", "/v1/stream", headers={"Last-Event-ID": self.after})
            answer = link.getresponse()
            assert answer.status in (200, 503), f"{answer.status} {answer.read()!r}"
            if answer.status == 200:
                self._hear(answer)
        finally:
            link.close()

    def _hear(self, answer: http.client.HTTPResponse) -> None:
        for event in events(answer):
            if self.ended.is_set():
                return
            if "data" in event:
                told = json.loads(event["data"])
                self.heard.append((told["number"], told["kind"], told["id"]))
            self.after = event.get("id", self.after)


def events(answer: http.client.HTTPResponse) -> Iterator[dict[str, str]]:
    """The events of a stream, each its fields; one that was cut off is none."""
    fields: dict[str, str] = {}
    while line := answer.readline():
        text = line.decode().rstrip("\r\n")
        if not text and fields:
            yield fields
            fields = {}
        name, _, value = text.partition(": ")
        if name:
            fields[name] = value


def same_numbers(*series: list[Heard]) -> bool:
    """Whether every number stands for one change, and no change for two numbers, in all that was heard."""
    known: dict[str, tuple[str, str]] = {}
    return all(known.setdefault(number, (kind, name)) == (kind, name) for each in series for number, kind, name in each)
