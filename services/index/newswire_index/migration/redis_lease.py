"""The right to migrate, in Redis, and the pause of the index stage."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from newswire_shared.accounting.pauses import Pauses
from newswire_shared.contracts.clock import Clock
from newswire_shared.contracts.errors import TransientError
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state.redis_state import State
from newswire_shared.state.scripts import ScriptFolder

LEASE_S = 10.0  # longer than the longest pause and a switch: who is killed in it holds writers up for no longer
KEPT_EVERY_S = 2.0  # a fifth of it, so that a slow answer or two lose nothing
SCRIPTS = ScriptFolder("newswire_index.migration")


class RedisMigrationLease:
    """The right to migrate, as a lease of ten seconds."""

    def __init__(self, state: State, pauses: Pauses, clock: Clock) -> None:
        self._state, self._pauses, self._clock = state, pauses, clock
        self._token, self._kept_s = secrets.token_hex(8), float("-inf")

    def take(self) -> bool:
        taken = bool(self._state.call(SCRIPTS["lease"], self._token, int(LEASE_S * 1000)))
        self._kept_s = self._clock.monotonic_s() if taken else float("-inf")
        return taken

    def keep(self) -> None:
        if self._clock.monotonic_s() - self._kept_s < KEPT_EVERY_S:
            return
        if not self.take():  # it may have run out meanwhile: what is copied without it does no harm
            raise TransientError("this migration stood still, and another one began: wait for that")

    def give_back(self) -> None:
        self._state.call(SCRIPTS["lease"], self._token, 0)

    @contextmanager
    def pausing(self, why: str) -> Iterator[None]:
        is_ours = self._pauses.pause_for(Stage.INDEX, why, LEASE_S)
        try:
            yield
        finally:
            if is_ours:
                self._pauses.end_pause(Stage.INDEX, why)
