"""The outbox of linking in Redis."""

from __future__ import annotations

from newswire_shared.state.redis_state import State

from newswire_enrich.linking.outbox import OutboxBatch, OutboxEntry
from newswire_enrich.linking.redis_scripts import SCRIPTS

LEASE_S = 10.0  # ten ticks: who dies while publishing holds the others up for no longer
SWEEP_S = 60.0  # a story that changes all the time is published as often as this
MOST_ENTRIES = 500  # of one read, so that its Lua call stays short; the next tick takes the rest


class RedisOutbox:
    """The outbox in Redis; an entry is read once it rested for `rest_s`, and a restless one every minute."""

    def __init__(self, state: State, rest_s: float) -> None:
        self._state, self._rest_s = state, rest_s

    def read(self) -> OutboxBatch:
        times_ms = (int(self._rest_s * 1000), int(SWEEP_S * 1000))
        found = self._state.call(SCRIPTS["outbox_read"], *times_ms, MOST_ENTRIES, int(LEASE_S * 1000))
        if not found:
            return OutboxBatch()
        return OutboxBatch(
            found[0], tuple(OutboxEntry(what, since, i, int(float(version))) for what, since, i, version in found[1:])
        )

    def done(self, batch: OutboxBatch) -> None:
        names = [word for entry in batch.entries for word in (entry.what, entry.since)]
        self._state.call(SCRIPTS["outbox_done"], batch.token, *names)
