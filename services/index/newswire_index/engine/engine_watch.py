"""Use case: ask the engine every few seconds whether it serves, and tell it to whoever watches the installation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from newswire_shared.contracts.errors import NewswireError

from newswire_index.engine.ports import Ailing
from newswire_index.engine.write_tally import WriteTally


class EngineBoard(Protocol):
    """Where it stands how the engine is.  Each method raises TransientError when the state cannot be reached."""

    def claim(self) -> bool:
        """Whether it is time to ask, and this worker's turn."""

    def write(self, why: str) -> None:
        """Why it does not serve as of now, "" where it does."""

    def count(self, writes: Mapping[str, int]) -> None:
        """Add to how often writes came to what, of all workers since the state began."""


@dataclass(frozen=True, slots=True)
class EngineWatch:
    """Asks, whichever index worker's tick it is; an engine that cannot be reached is an answer, too.

    `tally` is what this worker's own writes came to.
    """

    engine: Ailing
    board: EngineBoard
    tally: WriteTally = field(default_factory=WriteTally)

    def __call__(self) -> None:
        self.tally.tell(self.board.count)
        if self.board.claim():
            self.board.write(self._why())

    def _why(self) -> str:
        try:
            return self.engine.ailment()
        except NewswireError as error:
            return str(error)
