"""robots.txt by origin, in Redis."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import ScriptFolder

from newswire_ingest.robots.ages import AHEAD_S, ASKED_S, KEPT_S, ROW_S
from newswire_ingest.robots.ports import RobotsCopy

SCRIPTS = ScriptFolder("newswire_ingest.robots")
READ_S = 10.0  # an editor who asks to be left alone waits an hour at most, and these seconds more
# Of all texts together: those of two thousand sites with 50 kB, or of forty thousand with the usual 2 kB.  A site whose
# feed names a host without end (each `*.example.org`) would else fill Redis with them, and that stops intake for all.
MOST_BYTES = 100_000_000
READ = 256  # origins: those that a worker is busy with


class RedisRobotsCache:
    """Remembers each robots.txt in a hash for `kept_s` seconds after the last look; all times are the server's.

    Where there is no room, it forgets those that were had longest ago.
    What is fresh is not asked for again for some seconds: each page of a host asks, and a text may have 500 kB.
    """

    def __init__(
        self, state: State, kept_s: int = KEPT_S, read_s: float = READ_S, most_bytes: int = MOST_BYTES
    ) -> None:
        self._state, self._kept_ms, self._read_s, self._most_bytes = state, kept_s * 1000, read_s, most_bytes
        self._read: OrderedDict[str, tuple[float, RobotsCopy]] = OrderedDict()
        self._reading = threading.Lock()

    def get(self, origin: str) -> RobotsCopy:
        now_s = time.monotonic()
        with self._reading:
            until_s, known = self._read.get(origin, (0.0, RobotsCopy()))
        if now_s < until_s:
            return known
        found = self._found(origin)
        if self._read_s and found.text is not None and found.fresh_s > self._read_s:
            self._remember(origin, now_s + self._read_s, found)
        return found

    def _remember(self, origin: str, until_s: float, copy: RobotsCopy) -> None:
        with self._reading:
            self._read[origin] = (until_s, copy)
            self._read.move_to_end(origin)
            if len(self._read) > READ:
                self._read.popitem(last=False)

    def _forget(self, origin: str) -> None:
        with self._reading:
            self._read.pop(origin, None)

    def _found(self, origin: str) -> RobotsCopy:
        with translated():
            pipeline = self._state.client.pipeline(transaction=False)
            (seconds, micros), found = pipeline.time().hgetall(keys.ROBOTS_COPY(origin)).execute()
        return _copy(found, int(seconds) * 1000 + int(micros) // 1000)

    def put(self, origin: str, text: str, status: int, fresh_s: float) -> None:
        self._forget(origin)
        script, fresh_ms = SCRIPTS["put_robots"], int(fresh_s * 1000)
        self._state.call(script, origin, text, status, fresh_ms, self._kept_ms, self._most_bytes)

    def go_on(self, origin: str, url: str, hops: int) -> None:
        self._note(origin, url, hops, "")

    def failed(self, origin: str, why: str) -> None:
        self._note(origin, "", 0, why)

    def _note(self, origin: str, ahead: str, hops: int, why: str) -> None:
        self._forget(origin)
        self._state.call(SCRIPTS["note_robots"], origin, ahead, hops, why, self._kept_ms, int(ROW_S * 1000))

    def reserve(self, origin: str) -> bool:
        with translated():
            return bool(self._state.client.set(keys.ROBOTS_ASKED(origin), "", nx=True, ex=ASKED_S))


def _copy(found: Mapping[str, str], now_ms: int) -> RobotsCopy:
    def age_s(name: str) -> float | None:
        return (now_ms - int(found[name])) / 1000 if name in found else None

    sent_s = age_s("sent")
    is_under_way = sent_s is not None and sent_s < AHEAD_S
    return RobotsCopy(
        text=found.get("text"),
        status=int(found.get("status", "0")),
        age_s=age_s("had") or 0,
        fresh_s=max(0.0, -(age_s("stale") or 0)),
        ahead=found["ahead"] if is_under_way else "",
        hops=int(found["hops"]) if is_under_way else 0,
        failed_s=age_s("failed"),
        failing_s=age_s("failing") or 0,
        why=found.get("why", ""),
    )
