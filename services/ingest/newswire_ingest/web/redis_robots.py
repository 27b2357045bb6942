"""robots.txt by origin, in Redis."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated
from newswire_shared.state.scripts import ScriptFolder

from newswire_ingest.web.ports import RobotsCopy
from newswire_ingest.web.robots_ages import AHEAD_S, ASKED_S, KEPT_S, ROW_S

SCRIPTS = ScriptFolder("newswire_ingest.web")


class RedisRobotsCache:
    """Remembers each robots.txt in a hash for `kept_s` seconds after the last look; all times are the server's."""

    def __init__(self, state: State, kept_s: int = KEPT_S) -> None:
        self._state, self._kept_ms = state, kept_s * 1000

    def get(self, origin: str) -> RobotsCopy:
        with translated():
            pipeline = self._state.client.pipeline(transaction=False)
            (seconds, micros), found = pipeline.time().hgetall(keys.ROBOTS_COPY(origin)).execute()
        return _copy(found, int(seconds) * 1000 + int(micros) // 1000)

    def put(self, origin: str, text: str, status: int, fresh_s: float) -> None:
        self._state.call(SCRIPTS["put_robots"], origin, text, status, int(fresh_s * 1000), self._kept_ms)

    def go_on(self, origin: str, url: str, hops: int) -> None:
        self._note(origin, url, hops, "")

    def failed(self, origin: str, why: str) -> None:
        self._note(origin, "", 0, why)

    def _note(self, origin: str, ahead: str, hops: int, why: str) -> None:
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
