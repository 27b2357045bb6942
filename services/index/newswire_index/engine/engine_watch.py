"""Use case: ask the engine every few seconds whether it serves, and tell it to whoever watches the installation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from newswire_shared.contracts.errors import NewswireError

from newswire_index.engine.ports import Ailing


class EngineBoard(Protocol):
    """Where it stands how the engine is.  Each method raises TransientError when the state cannot be reached."""

    def claim(self) -> bool:
        """Whether it is time to ask, and this worker's turn."""

    def write(self, why: str) -> None:
        """Why it does not serve as of now, "" where it does."""


@dataclass(frozen=True, slots=True)
class EngineWatch:
    """Asks, whichever index worker's tick it is; an engine that cannot be reached is an answer, too."""

    engine: Ailing
    board: EngineBoard

    def __call__(self) -> None:
        if self.board.claim():
            self.board.write(self._why())

    def _why(self) -> str:
        try:
            return self.engine.ailment()
        except NewswireError as error:
            return str(error)
