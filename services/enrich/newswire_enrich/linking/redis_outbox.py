"""The outbox of linking in Redis."""

from __future__ import annotations

from newswire_shared.state.redis_state import State

from newswire_enrich.linking.outbox import Change, Told
from newswire_enrich.linking.scripts import SCRIPTS

LEASE_S = 10.0
SWEEP_S = 60.0  # a story that changes all the time is told as often as this
MOST_ENTRIES = 500


class RedisOutbox:
    """The outbox in Redis; a change is told once it rested for `rest_s`, and a restless one every minute."""

    def __init__(self, state: State, rest_s: float) -> None:
        self._state, self._rest_s = state, rest_s

    def read(self) -> Told:
        times_ms = (int(self._rest_s * 1000), int(SWEEP_S * 1000))
        found = self._state.call(SCRIPTS["outbox_read"], *times_ms, MOST_ENTRIES, int(LEASE_S * 1000))
        if not found:
            return Told()
        return Told(
            found[0], tuple(Change(what, since, i, int(float(version))) for what, since, i, version in found[1:])
        )

    def done(self, told: Told) -> None:
        entries = [word for change in told.changes for word in (change.what, change.since)]
        self._state.call(SCRIPTS["outbox_done"], told.token, *entries)
