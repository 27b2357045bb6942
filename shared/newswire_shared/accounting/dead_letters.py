"""Dead letters: what could not be done, with everything a person needs to decide what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.reasons import Reason


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

    def ids(self, limit: int = 10_000) -> list[str]:
        """Ids of letters, the newest first."""

    def size(self) -> int:
        """How many letters there are."""

    def get(self, letter_id: str) -> DeadLetter:
        """One letter.  Raises UsageError if there is none of that id."""

    def revive(self, letter: DeadLetter) -> bool:
        """Take the letter's capture back into flight and remove the letter.  False if it was not dead."""

    def drop(self, letter: DeadLetter, record_kept_s: float) -> None:
        """Remove a letter for good; its capture's record, which stays dead, expires."""


@dataclass(frozen=True, slots=True)
class PauseRule:
    """A stage pauses when this share of its messages, and at least this many, died within a minute."""

    share: float = 0.2
    least: int = 10
