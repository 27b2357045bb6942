"""Use case: pause the index stage while the engine takes no writes, and say why; let it go on when it does."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from newswire_shared.accounting.pauses import BLOCKED, Pauses
from newswire_shared.contracts.reasons import Stage

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class BlockWatch:
    """Is told every few seconds why an engine that answers takes no writes, "" where it takes them.

    One that cannot be reached pauses nothing: its articles are held, and go on with its first answer.  One that
    answers and refuses is mended by a person, who is told in the reason of the pause.
    """

    pauses: Pauses

    def __call__(self, why: str) -> None:
        paused = self.pauses.paused().get(Stage.INDEX, "")
        if paused and not paused.startswith(BLOCKED):  # by a person, or since too many died: not ours to end
            return
        if why and paused != BLOCKED + why:
            log.error("index.blocked", why=why)
            self.pauses.pause(Stage.INDEX, BLOCKED + why)
        elif paused and not why:
            log.warning("index.unblocked", why="the engine takes writes again")
            self.pauses.resume(Stage.INDEX)
