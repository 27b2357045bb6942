"""Everything that could grow, read from outside: the processes, the disk, Redis."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from newswire_shared.contracts.topology import GROUPS
from newswire_shared.state.keys import PREFIX
from process_tree import descendants
from redis import Redis

from benchmarks.process_memory import proportional_bytes

MB = 1e6
SCANNED = 2000  # keys asked at a time
LASTS = -1  # what Redis answers for a key without expiry
_NODE = re.compile(r"(?:-n.|celeryd: )([\w-]+)@")  # of a worker, or of a process of its pool
_NAMED = {
    "newswire_search.server": "http", "valkey": "broker", "redis-server": "broker", "beat": "beat", "flower": "flower",
    "fork_server": "fork-server",
}  # fmt: skip
_PLACES = {
    "archive": "archive",
    "index.sqlite*": "index",
    "registry": "registry",
    "broker": "broker",
    "run/logs": "logs",
}

Values = dict[str, float]


def processes_of(launcher: int) -> Values:
    """Megabytes held, each page by its share (PSS), and open descriptors, of each kind of process."""
    held, opened = Counter[str](), Counter[str]()
    for pid in (launcher, *descendants(launcher)):
        try:
            size, files = proportional_bytes(pid), len(list(Path(f"/proc/{pid}/fd").iterdir()))
            kind = kind_of(pid)
        except OSError:
            continue  # it has just ended
        held[kind] += size
        opened[kind] += files
    memory = {f"memory of {kind}, MB": size / MB for kind, size in held.items()}
    return {**memory, **{f"descriptors of {kind}": float(count) for kind, count in opened.items()}}


def kind_of(pid: int) -> str:
    """What a process of the stack is: its worker group, `http`, `broker`, `beat`, `flower`, or `launcher`."""
    line = Path(f"/proc/{pid}/cmdline").read_text()
    node = _NODE.search(line)
    if node and node[1] in {group.name for group in GROUPS}:
        return node[1]
    return next((name for word, name in _NAMED.items() if word in line), "launcher")


def disk_of(data: Path) -> Values:
    """Megabytes of each part of the data folder."""
    return {f"disk of {name}, MB": sum(map(_size, data.glob(places))) / MB for places, name in _PLACES.items()}


def _size(path: Path) -> int:
    try:
        return sum(map(_size, path.iterdir())) if path.is_dir() else path.stat().st_size
    except OSError:
        return 0  # it has just gone


def redis_of(redis: Redis) -> Values:
    """Megabytes of Redis, and how many keys it has."""
    memory, keys = redis.info("memory"), redis.dbsize()
    return {"memory of Redis' data, MB": memory["used_memory_dataset"] / MB, "keys": float(keys)}


def lasting_keys(redis: Redis) -> Values:
    """How many keys of each kind have no expiry; a kind is what stands before the first colon."""
    kinds, cursor = Counter[str](), 0
    while True:
        cursor, keys = redis.scan(cursor, count=SCANNED)
        with redis.pipeline(transaction=False) as asked:
            for key in keys:
                asked.ttl(key)
            found = zip(map(_kind_of_key, keys), asked.execute(), strict=True)
        kinds.update(kind for kind, ttl in found if ttl == LASTS)
        if cursor == 0:
            return {f"lasting keys, {kind}": float(count) for kind, count in kinds.items()}


def _kind_of_key(key: bytes | str) -> str:
    name = key.decode(errors="replace") if isinstance(key, bytes) else key
    return name.removeprefix(PREFIX).partition(":")[0]
