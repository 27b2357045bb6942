"""Dead letters in Redis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from newswire_shared.accounting.dead_letters import DeadLetter, PauseRule
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import Reason
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State, as_json, translated
from newswire_shared.state.scripts import SCRIPTS


class RedisDeadLetters:
    """Dead letters in Redis."""

    def __init__(self, state: State, pause: PauseRule | None = None) -> None:
        self._state, self._pause = state, pause or PauseRule()

    def bury(self, letter: DeadLetter, reason: Reason | None = None) -> None:
        fields = {name: str(value) for name, value in asdict(letter).items() if name != "died_ms"}
        fields["reason"] = reason or ""
        self._state.call(SCRIPTS["bury"], letter.id, as_json(fields), letter.capture_id, letter.stage, reason or "",
            self._pause.share, self._pause.least,
        )  # fmt: skip

    def ids(self, limit: int = 10_000) -> list[str]:
        with translated():
            return list(self._state.client.zrevrange(keys.DEAD(), 0, limit - 1))

    def size(self) -> int:
        with translated():
            return int(self._state.client.zcard(keys.DEAD()))

    def get(self, letter_id: str) -> DeadLetter:
        with translated():
            fields: Mapping[str, str] = self._state.client.hgetall(keys.DEAD_LETTER(letter_id))
        if not fields:
            raise UsageError(f"there is no dead letter {letter_id}: `newswire dead list` shows those there are")
        return DeadLetter(**fields)

    def revive(self, letter: DeadLetter) -> bool:
        return bool(self._state.call(SCRIPTS["revive"], letter.id, letter.capture_id, letter.stage))

    def drop(self, letter: DeadLetter, record_kept_s: float) -> bool:
        return bool(self._state.call(SCRIPTS["drop_letter"], letter.id, letter.capture_id, int(record_kept_s)))
