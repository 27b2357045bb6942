"""Sessions of the operator's page in Redis, which ends them by its own time."""

from __future__ import annotations

from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, translated


class RedisSessions:
    """A key for each session, and one for each address that tries."""

    def __init__(self, state: State) -> None:
        self._state = state

    def begin(self, digest: str, key_id: str, lasts_s: int) -> None:
        with translated():
            self._state.client.set(keys.OPS_SESSION(digest), key_id, ex=lasts_s)

    def key_of(self, digest: str) -> str | None:
        with translated():
            found: str | None = self._state.client.get(keys.OPS_SESSION(digest))
        return found

    def end(self, digest: str) -> None:
        with translated():
            self._state.client.delete(keys.OPS_SESSION(digest))

    def attempts(self, address: str, window_s: int) -> int:
        key = keys.OPS_ATTEMPTS(address)
        with translated(), self._state.client.pipeline() as pipe:
            pipe.set(key, 0, ex=window_s, nx=True)  # at once with the count, or a crash between would leave it for good
            pipe.incr(key)
            return int(pipe.execute()[1])
