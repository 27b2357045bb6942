"""Flower over a real broker and a real worker: a viewer behind a password, that can do nothing."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from articles import SOURCE, page, take_in
from flower_viewer import Viewer
from newswire_shared.contracts.reasons import Lane, Stage
from newswire_shared.contracts.topology import ENRICH, QUEUE_NAMES
from real_stack import eventually, real_stack

WORD = "bollards"


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
