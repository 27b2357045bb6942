"""Dead letters: what could not be done, with everything a person needs to decide what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Protocol

from newswire_shared.errors import UsageError
from newswire_shared.reasons import Reason
from newswire_shared.scripts import State, as_json, translated


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """One message that died, keyed by capture and stage (or by task and message where there is none).

    `message` is the encoded message, to be published again by a replay.  `fingerprint` is the same for
    errors of one kind raised at one place.
    """

    id: str
    task: str
    stage: str
    capture_id: str
    article_id: str
    source: str
    message: str
    error: str
    kind: str
    traceback: str
    fingerprint: str
    reason: str = ""
    died_ms: str = ""


class DeadLetters(Protocol):
    """Keeps dead letters.  Raises TransientError when the state cannot be reached."""

    def bury(self, letter: DeadLetter, reason: Reason | None = None) -> None:
        """Write a letter and end its capture as dead, in one step."""


@dataclass(frozen=True, slots=True)
class PauseRule:
    """A stage pauses when this share of its messages, and at least this many, died within a minute."""

    share: float = 0.2
    least: int = 10


class RedisDeadLetters:
    """Dead letters in Redis."""

    def __init__(self, state: State, pause: PauseRule | None = None) -> None:
        self._state, self._pause = state, pause or PauseRule()

    def bury(self, letter: DeadLetter, reason: Reason | None = None) -> None:
        fields = {name: str(value) for name, value in asdict(letter).items() if name != "died_ms"}
        fields["reason"] = reason or ""
        self._state.call(
            "bury", letter.id, as_json(fields), letter.capture_id, letter.stage, reason or "",
            self._pause.share, self._pause.least,
        )  # fmt: skip

    def ids(self, limit: int = 10_000) -> list[str]:
        """Ids of letters, the newest first."""
        with translated():
            return list(self._state.client.zrevrange(self._state.key("dead"), 0, limit - 1))

    def size(self) -> int:
        """How many letters there are."""
        with translated():
            return int(self._state.client.zcard(self._state.key("dead")))

    def get(self, letter_id: str) -> DeadLetter:
        """One letter.  Raises UsageError if there is none of that id."""
        with translated():
            fields: Mapping[str, str] = self._state.client.hgetall(self._state.key("dead", letter_id))
        if not fields:
            raise UsageError(f"there is no dead letter {letter_id}: `newswire dead list` shows those there are")
        return DeadLetter(**fields)

    def revive(self, letter: DeadLetter) -> bool:
        """Take the letter's capture back into flight and remove the letter.  False if it was not dead."""
        return bool(self._state.call("revive", letter.id, letter.capture_id, letter.stage))

    def drop(self, letter: DeadLetter, record_kept_s: float) -> None:
        """Remove a letter for good; its capture stays dead in the ledger."""
        with translated(), self._state.client.pipeline() as pipe:
            pipe.delete(self._state.key("dead", letter.id))
            pipe.zrem(self._state.key("dead"), letter.id)
            if letter.capture_id:
                pipe.expire(self._state.key("capture", letter.capture_id), int(record_kept_s))
            pipe.execute()
