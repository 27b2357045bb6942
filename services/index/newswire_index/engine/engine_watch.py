"""Use case: ask the engine every few seconds whether it serves, and tell it to whoever watches the installation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from newswire_shared.contracts.errors import NewswireError

from newswire_index.engine.block_watch import BlockWatch
from newswire_index.engine.ports import Ailing
from newswire_index.engine.write_tally import WriteTally


class EngineBoard(Protocol):
    """Where it stands how the engine is.  Each method raises TransientError when the state cannot be reached."""

    def write(self, why: str) -> None:
        """Why it does not serve as of now, "" where it does."""

    def count(self, writes: Mapping[str, int]) -> None:
        """Add to how often writes came to what, of all workers since the state began."""


@dataclass(frozen=True, slots=True)
class EngineWatch:
    """Asks once, whichever index worker's turn it is; an engine that cannot be reached is an answer, too.

    `blocks` is told why it takes no writes, where it answers; `tally` is what this worker's own writes came to.
    """

    engine: Ailing
    board: EngineBoard
    blocks: BlockWatch
    tally: WriteTally = field(default_factory=WriteTally)

    def __call__(self) -> None:
        self.tally.tell(self.board.count)
        try:
            found = self.engine.condition()
        except NewswireError as error:
            self.board.write(str(error))
            return
        self.board.write(found.why)
        self.blocks(found.block)
