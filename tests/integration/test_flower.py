"""Flower over a real broker and a real worker: a viewer behind a password, that can do nothing."""

from __future__ import annotations

import base64
import json
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from articles import SOURCE, page, take_in
from newswire_ops.launcher.flower import USER, flower_argv, flower_environment, password_of
from newswire_ops.launcher.stack import answers
from newswire_ops.launcher.supervisor import Program, Supervisor
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.topology import ENRICH, QUEUE_NAMES
from newswire_shared.running.embedded.broker import free_port
from newswire_shared.running.embedded.patience import Patience
from real_stack import RealStack, eventually, real_stack

WORD = "bollards"


class Viewer:
    """Asks Flower's API, with the password or without."""

    def __init__(self, stack: RealStack) -> None:
        self.port = free_port()
        self.password = password_of(stack.settings.run_dir, None)
        self.stack, self.supervisor = stack, Supervisor(stack.folder, print)

    def start(self) -> None:
        environment = {
            "NEWSWIRE_BROKER_URL": self.stack.broker.url,
            "NEWSWIRE_DATA_DIR": str(self.stack.folder),
            **flower_environment(self.password),
        }
        ready = f"http://127.0.0.1:{self.port}/healthcheck"
        argv = flower_argv("127.0.0.1", self.port)
        self.supervisor.start([Program("flower", argv, environment, lambda: answers(ready), turn=1)], Patience())

    def ask(self, path: str, *, password: str | None = None, method: str = "GET") -> tuple[int, str]:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method)
        if password is not None:
            word = base64.b64encode(f"{USER}:{password}".encode()).decode()
            request.add_header("Authorization", f"Basic {word}")
        try:
            with urllib.request.urlopen(request, timeout=15) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")

    def see(self, path: str) -> Any:
        status, text = self.ask(path, password=self.password.text)
        assert status == 200, text
        return json.loads(text)

    def tasks(self, state: str) -> list[dict[str, Any]]:
        """The tasks that Flower has seen from their beginning, in a state."""
        return [task for task in self.see("/api/tasks").values() if task["name"] and task["state"] == state]


def listens(viewer: Viewer) -> bool:
    """Flower answers before it subscribes, so one article after another is taken in until it has seen one whole."""
    take_in(viewer.stack.parts, [page(100, words=WORD)])
    return bool(viewer.tasks("SUCCESS"))


pytestmark = pytest.mark.xdist_group("flower")  # one stack, and one article after another


@pytest.fixture(scope="module")
def viewer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Viewer]:
    """A worker that tells of its tasks, Flower, and three articles that went through enrichment."""
    folder: Path = tmp_path_factory.mktemp("flower")
    with real_stack(folder, {"NEWSWIRE_TASK_EVENTS": "true"}) as stack:
        stack.work("enrich")
        viewer = Viewer(stack)
        viewer.start()
        try:
            eventually(lambda: listens(viewer), "Flower listens to events")
            take_in(stack.parts, [page(n, words=WORD) for n in range(3)], run="flower")
            eventually(lambda: len(viewer.tasks("SUCCESS")) >= 4, "Flower has seen the tasks")
            yield viewer
        finally:
            viewer.supervisor.stop(10)


@pytest.mark.parametrize("path", ["/api/workers", "/api/tasks", "/api/queues/length", "/", "/tasks"])
def test_nothing_is_shown_without_the_password(viewer: Viewer, path: str) -> None:
    assert viewer.ask(path)[0] == 401
    assert viewer.ask(path, password="wrong")[0] == 401


def test_the_worker_is_shown_and_is_up(viewer: Viewer) -> None:
    node = viewer.stack.workers[0].node
    assert eventually(lambda: viewer.see("/api/workers?status=true").get(node), "the worker is up") is True


def test_the_options_of_a_worker_are_shown(viewer: Viewer) -> None:
    node = viewer.stack.workers[0].node
    conf = eventually(
        lambda: viewer.see("/api/workers?refresh=true").get(node, {}).get("conf"), "its options are shown"
    )
    assert conf["worker_prefetch_multiplier"] == 1
    assert "EncodeError" not in viewer.stack.log_of(viewer.stack.workers[0])


def test_the_tasks_are_shown_with_article_and_source_and_no_body(viewer: Viewer) -> None:
    tasks = viewer.tasks("SUCCESS")
    articles = {record.article_id for record in viewer.stack.parts.ledger.longest_in(Stage.INDEX, 1000)}
    assert {task["name"] for task in tasks} == {ENRICH.task}, "ticks are left out"
    told = {task["args"].strip("'") for task in tasks}
    assert len(told) >= 4 and told <= {f"{article} from {SOURCE}" for article in articles}
    assert WORD not in json.dumps(viewer.see("/api/tasks"))


def test_the_lengths_of_queues_are_shown(viewer: Viewer) -> None:
    worker, waiting = viewer.stack.workers[0], ENRICH.queue(Lane.BACKFILL)
    worker.process.send_signal(signal.SIGSTOP)
    try:
        take_in(viewer.stack.parts, [page(n) for n in range(200, 205)])
        put = viewer.stack.parts.broker.llen(waiting)
        rows = viewer.see("/api/queues/length")["active_queues"]
    finally:
        worker.process.send_signal(signal.SIGCONT)
    lengths = {row["name"]: row["messages"] for row in rows}
    assert set(lengths) <= set(QUEUE_NAMES)
    assert lengths[waiting] == put >= 4, "all but the one that the worker was just waiting for"


def test_nobody_can_stop_a_worker_through_it(viewer: Viewer) -> None:
    worker = viewer.stack.workers[0]
    for path in (f"/api/worker/shutdown/{worker.node}", f"/api/task/send-task/{ENRICH.task}"):
        assert viewer.ask(path, password=viewer.password.text, method="POST")[0] in (400, 403)
    assert worker.process.poll() is None
