"""The frontier in Redis: every step is one Lua call, and the claim decides the pace by Redis' own time."""

from __future__ import annotations

from collections.abc import Mapping

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import ScriptFolder

from newswire_ingest.frontier.ports import Claimed, Idle, WaitingAddress

SCRIPTS = ScriptFolder("newswire_ingest.frontier")


class RedisFrontier:
    """All times are in seconds; `rest_s` are the first and the longest rest of a host that fails."""

    def __init__(
        self, state: State, *, lease_s: float, delay_s: float, record_kept_s: float, rest_s: tuple[float, float]
    ) -> None:
        self._state, self._rest_s = state, rest_s
        self._lease_ms, self._delay_ms = int(lease_s * 1000), int(delay_s * 1000)
        self._record_kept_s = int(record_kept_s)

    def claim(self) -> Claimed | Idle:
        found = self._state.call(SCRIPTS["claim"], self._lease_ms, self._delay_ms)
        if len(found) == 1:  # nothing is due: the wait until something is, in ms
            return Idle(None if int(found[0]) < 0 else int(found[0]) / 1000)
        host, token, capture_id, claims, failures, failed_ms, waited_ms, *words = found
        fields = dict(zip(words[::2], words[1::2], strict=True))
        record = CaptureRecord(capture_id, fields) if fields else None
        since_s, waited_s = int(failed_ms) / 1000, int(waited_ms) / 1000
        return Claimed(host, token, capture_id, int(claims), record, int(failures), since_s, waited_s)

    def finish(
        self,
        claimed: Claimed,
        to: Stage | End | None,
        fields: Mapping[str, str] | None = None,
        reason: Reason | None = None,
        *,
        answered: bool = False,
    ) -> None:
        self._settle(claimed, "", "", answered, to or "", fields or {}, reason or "")

    def again(self, claimed: Claimed, wait_s: float, why: str = "", *, answered: bool = False) -> None:
        self._settle(claimed, int(wait_s * 1000), why, answered, "", {}, "")

    def _settle(
        self, claimed: Claimed, wait_ms: int | str, why: str, answered: bool, to: str, fields: Mapping[str, str],
        reason: str,
    ) -> None:  # fmt: skip
        self._state.call(
            SCRIPTS["end_claim"], claimed.host, claimed.token, claimed.capture_id, self._delay_ms, wait_ms, why,
            int(answered), to, as_json(dict(fields)), reason, self._record_kept_s,
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
        return int(self._state.call(SCRIPTS["slot"], host, self._delay_ms)) / 1000

    def waiting(self, bucket: str) -> list[WaitingAddress]:
        words = self._state.call(SCRIPTS["waiting"], bucket)
        found = zip(words[::3], words[1::3], words[2::3], strict=True)
        return [WaitingAddress(url, why, int(wait_ms) / 1000) for url, why, wait_ms in found]

    def size(self) -> int:
        with translated():
            # A host that is under way is leased, and no member of the queue meanwhile.
            waiting = self._state.client.zcard(keys.DUE("frontier"))
            return int(waiting) + int(self._state.client.zcard(keys.DUE_LEASED("frontier")))
