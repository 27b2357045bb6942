"""Dead letters in memory."""

from __future__ import annotations

from dataclasses import replace

from newswire_shared.accounting.dead_letters import DeadLetter, PauseRule
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.reasons import End, Reason, Stage
from newswire_shared.testing.ledger import FakeLedger, is_past
from newswire_shared.testing.memory import Memory


class FakeDeadLetters:
    """Dead letters in a dictionary."""

    def __init__(self, memory: Memory, pause: PauseRule | None = None) -> None:
        self._memory, self._pause, self._ledger = memory, pause or PauseRule(), FakeLedger(memory)

    def bury(self, letter: DeadLetter, reason: Reason | None = None) -> None:
        """Write a letter and end its capture as dead."""
        if letter.capture_id:
            record = self._ledger.record(letter.capture_id)
            if record and is_past(record.state, Stage(letter.stage)):
                return
            self._ledger.advance(letter.capture_id, End.DEAD, reason=reason, by=Stage(letter.stage))
            self._judge(letter.stage)
        died = str(self._memory.clock.now_ms())
        self._memory.letters[letter.id] = replace(letter, reason=reason or "", died_ms=died)

    def _judge(self, stage: str) -> None:
        rate = self._memory.rate(stage)
        rate["dead"] += 1
        if rate["dead"] >= self._pause.least and rate["dead"] > self._pause.share * rate.total():
            self._memory.paused.setdefault(stage, f"{rate['dead']} of {rate.total()} messages died within a minute")

    def ids(self, limit: int = 10_000) -> list[str]:
        """Ids of letters, the newest first."""
        return list(reversed(self._memory.letters))[:limit]

    def size(self) -> int:
        """How many letters there are."""
        return len(self._memory.letters)

    def get(self, letter_id: str) -> DeadLetter:
        """One letter."""
        if letter_id not in self._memory.letters:
            raise UsageError(f"there is no dead letter {letter_id}")
        return self._memory.letters[letter_id]

    def revive(self, letter: DeadLetter) -> bool:
        """Take the letter's capture back into flight and remove the letter."""
        if letter.id not in self._memory.letters:
            return False
        if letter.capture_id and not self._ledger.revive(letter.capture_id, letter.stage):
            return False
        self._memory.letters.pop(letter.id, None)
        return True

    def drop(self, letter: DeadLetter, record_kept_s: float) -> bool:
        """Remove a letter for good."""
        return self._memory.letters.pop(letter.id, None) is not None
