"""The right to migrate in memory, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from newswire_shared.accounting.pauses import Pauses
from newswire_shared.contracts.reasons import Stage


class FakeMigrationLease:
    """The right to migrate; `holder` is who has it, and may be shared."""

    def __init__(self, pauses: Pauses, holder: list[object] | None = None) -> None:
        self._pauses, self._holder = pauses, [] if holder is None else holder

    def take(self) -> bool:
        """Take it where nobody else has it."""
        if not self._holder:
            self._holder.append(self)
        return self._holder == [self]

    def keep(self) -> None:
        """It is never lost."""

    def give_back(self) -> None:
        """Let others have it."""
        if self._holder == [self]:
            self._holder.clear()

    @contextmanager
    def pausing(self, why: str) -> Iterator[None]:
        """Pause the index stage."""
        is_ours = self._pauses.pause_for(Stage.INDEX, why, 10)
        try:
            yield
        finally:
            if is_ours:
                self._pauses.end_pause(Stage.INDEX, why)
