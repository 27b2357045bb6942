"""What is put into a queue and is no message of ours becomes a letter; the worker that met it works on."""

from __future__ import annotations

import base64
import json
import pickle

from articles import page, take_in
from newswire_shared.contracts.reasons import Stage
from real_stack import RealStack, eventually

QUEUE = "enrich.live"  # drained before what is taken in from files


def strange(
    body: object, task: str = "enrich.enrich_article", kind: str = "application/json", **headers: object
) -> bytes:
    """A frame in Celery's own form around a strange body."""
    packed = body if isinstance(body, bytes) else json.dumps(body).encode()
    return json.dumps({
        "body": base64.b64encode(packed).decode(), "content-type": kind, "content-encoding": "utf-8",
        "headers": {"task": task, "id": task + kind, "lang": "py", **headers},
        "properties": {"delivery_tag": "t", "body_encoding": "base64",
                       "delivery_info": {"exchange": "newswire", "routing_key": QUEUE}},
    }).encode()  # fmt: skip


FRAMES = (
    b"hello",
    b"\xff\x00\xff",
    b'{"headers": 1}',
    b"[" * 50_000,
    strange([[{}], {}, {}], task="os.system"),
    strange(pickle.dumps([[{}], {}, {}]), kind="application/x-python-serialize"),
    strange(b"- a\n- b", kind="application/x-yaml"),
    strange(b"{{{"),
    strange([[1, 2, 3], {}, {}]),
    strange([[{}], {}, {}], stamped_headers=5),
    strange([[{}], {}, {}], timelimit=[1e-9, 1e-9]),
    strange([[{}], {}, {}], shadow=[1]),
    strange([[{}], {}, {}], task="index.index_article"),  # of ours, and not of this queue's workers
    strange([[{"version": 1, "lane": "live"}], {}, {}]),  # a frame of ours, and no message of ours
)


def test_strange_frames_are_letters_of_a_bounded_size_and_the_worker_lives(stack: RealStack) -> None:
    stack.parts.broker.lpush(QUEUE, *FRAMES)
    (capture,) = take_in(stack.parts, [page(1)])
    worker = stack.work("enrich", concurrency=1)

    def state() -> str:
        record = stack.parts.ledger.record(capture.capture_id)
        return record.state if record else "unknown"

    eventually(lambda: state() == Stage.INDEX, "what came after the frames is enriched")
    letters = [stack.parts.dead_letters.get(name) for name in stack.parts.dead_letters.ids()]
    assert len(letters) == len(FRAMES)
    assert {letter.task for letter in letters} == {"enrich.enrich_article"}
    assert {letter.source for letter in letters} == {QUEUE, ""}, "a frame's letter names its queue"
    assert max(len(letter.message) for letter in letters) < 20_000
    assert any("no task of newswire is called 'os.system'" in letter.error for letter in letters)
    assert worker.process.poll() is None
    assert stack.parts.broker.hlen("unacked") == 0
