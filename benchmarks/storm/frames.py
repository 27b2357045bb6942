"""The broker's lists, touched from outside: messages that come twice, get lost, or are no messages at all."""

from __future__ import annotations

import base64
import json
import pickle
import random
from collections.abc import Mapping
from typing import Any

import redis
from newswire_shared.contracts.errors import PermanentError
from newswire_shared.contracts.reasons import Lane
from newswire_shared.contracts.topology import ENRICH, INDEX, QUEUE_NAMES, STORY, WorkerGroup
from newswire_shared.messaging.frames import check_frame

UNACKED = "unacked"
INJECTED = "storm-"  # how ids of what is injected begin
OF_CAPTURES = (*ENRICH.queues.values(), *INDEX.queues.values())
LOST = (*OF_CAPTURES, *STORY.queues.values())  # what is found and published again when it is lost
SUSPECTS = ENRICH.queues[Lane.SUSPECT]
WITH_TASKS = tuple(name for name in QUEUE_NAMES if not name.startswith("control."))


def is_busy(client: redis.Redis, group: WorkerGroup) -> bool:
    """Whether a worker of the group holds a message now."""
    held: Mapping[bytes, bytes] = client.hgetall(UNACKED)  # type: ignore[assignment]
    queues = [json.loads(value)[2] for value in held.values()]
    return any(queue in group.queues and not queue.startswith("control.") for queue in queues)


def waiting(client: redis.Redis) -> dict[str, int]:
    """How many messages wait in each queue that holds any, and how many are held by workers."""
    lengths = {name: int(client.llen(name)) for name in WITH_TASKS}
    return {name: n for name, n in {**lengths, UNACKED: int(client.hlen(UNACKED))}.items() if n}


def double(client: redis.Redis, chance: random.Random, to_suspects: bool) -> str | None:
    """Copy a message that waits or is worked on, into its own list or among the suspects; None where there is none."""
    frame = _any_frame(client, chance)
    if frame is None or not _is_message(*frame):
        return None
    queue, content = frame
    there = SUSPECTS if to_suspects and queue in ENRICH.queues.values() else queue
    client.lpush(there, _for_queue(content, there))
    return f"{queue} again in {there}"


def _is_message(queue: str, frame: bytes) -> bool:
    """Whether it is no frame of `inject`, of which each is to be one letter; some of them pass for messages."""
    try:
        check_frame(frame, queue)
    except PermanentError:
        return False
    return not str(json.loads(frame)["headers"]["id"]).startswith(INJECTED)


def _for_queue(frame: bytes, queue: str) -> bytes:
    found = json.loads(frame)
    found["properties"]["delivery_info"]["routing_key"] = queue
    found["properties"]["delivery_tag"] += "-again"  # kombu acknowledges by it: the copy must not end with the first
    return json.dumps(found).encode()


def _any_frame(client: redis.Redis, chance: random.Random) -> tuple[str, bytes] | None:
    queues = [name for name in OF_CAPTURES if client.llen(name)]
    if queues:
        queue = chance.choice(queues)
        found: Any = client.lindex(queue, 0)
        return (queue, found) if found else None
    held: Any = client.hgetall(UNACKED)
    works = [json.loads(value) for value in held.values()]
    mine = [(work[2], json.dumps(work[0]).encode()) for work in works if work[2] in OF_CAPTURES]
    return chance.choice(mine) if mine else None


def drop(client: redis.Redis, chance: random.Random) -> str | None:
    """Take a message out of its list for good; None where none waits."""
    queues = [name for name in LOST if client.llen(name)]
    if not queues:
        return None
    queue = chance.choice(queues)
    frame: Any = client.rpop(queue)
    if frame and not _is_message(queue, frame):
        client.rpush(queue, frame)
        return None
    return f"one of {queue}" if frame else None


def inject(client: redis.Redis, chance: random.Random, number: int) -> str:
    """Put what is no message of newswire into a queue."""
    queue = chance.choice(WITH_TASKS)
    name, frame = chance.choice([*bad_frames(number, queue).items()])
    client.lpush(queue, frame)
    return f"{name} in {queue}"


def bad_frames(number: int, queue: str) -> dict[str, bytes]:
    """Frames that nothing can be done with, each once only by its number."""
    task = {"task": "enrich.enrich_article"}
    return {
        "raw bytes": b"\xff\x00\xfe raw %d" % number,
        "half of JSON": b'{"body": "%d' % number,
        "a number": b"%d" % (1_000_000 + number),
        "an unknown task": _frame(queue, number, [[{}], {}, None], {"task": "stranger.task"}),
        "pickle": _frame(queue, number, None, task, pickle.dumps({"number": number}), "application/x-python-serialize"),
        "yaml": _frame(queue, number, None, task, b"- %d" % number, "application/x-yaml"),
        "another shape": _frame(queue, number, [[{"version": 1, "number": number}], {}, None], task),
        "another version": _frame(queue, number, [[{"version": 99, "number": number}], {}, None], task),
        "a megabyte": b"%d " % number + b"x" * 1_000_000,
    }


def _frame(
    queue: str, number: int, body: object, headers: Mapping[str, str], raw: bytes = b"", kind: str = "application/json"
) -> bytes:
    content = raw or json.dumps(body).encode()
    properties = {
        "delivery_tag": f"{INJECTED}{number}", "delivery_info": {"exchange": "", "routing_key": queue},
        "body_encoding": "base64", "priority": 0, "delivery_mode": 2,
    }  # fmt: skip
    return json.dumps({
        "body": base64.b64encode(content).decode(), "content-type": kind, "content-encoding": "utf-8",
        "headers": {"id": f"{INJECTED}{number}", **headers}, "properties": properties,
    }).encode()  # fmt: skip
