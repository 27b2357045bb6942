"""The frontier in Redis: every step is one Lua call, and the claim decides the pace by Redis' own time."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.topology import Due
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import ScriptFolder

from newswire_ingest.frontier.ports import Claimed, ClaimEnd, Idle, WaitingAddress

SCRIPTS = ScriptFolder("newswire_ingest.frontier")


class RedisFrontier:
    """All times are in seconds; `rest_s` are the first and the longest rest of a host that fails."""

    def __init__(
        self, state: State, *, lease_s: float, delay_s: float, record_kept_s: float, rest_s: tuple[float, float]
    ) -> None:
        self._state, self._rest_s = state, rest_s
        self._lease_ms, self._delay_ms = int(lease_s * 1000), int(delay_s * 1000)
        self._record_kept_s = int(record_kept_s)

    def claim(self, most: int = 1, most_slow: int = 1) -> Sequence[Claimed] | Idle:
        found = self._state.call(SCRIPTS["claim"], self._lease_ms, self._delay_ms, most, most_slow)
        if not isinstance(found[0], list):  # nothing is due: the wait until something is, in ms
            return Idle(None if int(found[0]) < 0 else int(found[0]) / 1000)
        return [_claimed(*words) for words in found]

    def end(self, *ends: ClaimEnd) -> None:
        if ends:
            self._state.call_all(SCRIPTS["end_claim"], [self._words(end) for end in ends])

    def _words(self, end: ClaimEnd) -> tuple[str | int, ...]:
        claimed, wait_ms = end.claimed, "" if end.wait_s is None else int(end.wait_s * 1000)
        slow = "" if end.is_slow is None else int(end.is_slow)
        return (
            claimed.host, claimed.token, claimed.capture_id, self._delay_ms, wait_ms, end.why, int(end.answered),
            end.to or "", as_json(dict(end.fields)), end.reason or "", self._record_kept_s, end.line or claimed.host,
            int(end.asked), slow, int(end.age_s * 1000),
        )  # fmt: skip

    def rest(self, host: str, *, busy: bool = False, asked_s: float = 0) -> None:
        first_ms, longest_ms = (int(seconds * 1000) for seconds in self._rest_s)
        self._state.call(SCRIPTS["rest_failing_host"], host, int(busy), int(asked_s * 1000), first_ms, longest_ms)

    def line_up(self, host: str, source: str) -> None:
        self._state.call(SCRIPTS["line_up"], host, source)

    def slow_down(self, host: str, delay_s: float) -> None:
        with translated():
            self._state.client.hset(keys.DELAY(), host, int(delay_s * 1000))

    def slot(self, host: str) -> float:
        return int(self._state.call(SCRIPTS["slot"], host, self._delay_ms, self._lease_ms)) / 1000

    def end_slot(self, host: str) -> None:
        self._state.call(SCRIPTS["end_slot"], host, self._delay_ms)

    def waiting(self, bucket: str) -> list[WaitingAddress]:
        words = self._state.call(SCRIPTS["waiting"], bucket)
        found = zip(words[::3], words[1::3], words[2::3], strict=True)
        return [WaitingAddress(url, why, int(wait_ms) / 1000) for url, why, wait_ms in found]

    def size(self) -> int:
        with translated():
            # A host that is under way is leased, and no member of the queue meanwhile.
            queues = (keys.DUE(Due.FRONTIER), keys.DUE(Due.FRONTIER_SLOW), keys.DUE_LEASED(Due.FRONTIER))
            return sum(int(self._state.client.zcard(name)) for name in queues)


def _claimed(
    host: str, token: str, capture_id: str, claims: str, failures: str, failed_ms: str, failing_ms: str,
    waited_ms: str, slow: str, *words: str,
) -> Claimed:  # fmt: skip
    fields = dict(zip(words[::2], words[1::2], strict=True))
    record = CaptureRecord(capture_id, fields) if fields else None
    failed_s, failing_s, waited_s = (int(ms) / 1000 for ms in (failed_ms, failing_ms, waited_ms))
    return Claimed(
        host, token, capture_id, int(claims), record, int(failures), failed_s, failing_s, waited_s, int(slow) == 1
    )  # fmt: skip
