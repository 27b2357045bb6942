"""Use case: begin the epoch of a state that is new beside an empty index, and say so where the index is full."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from newswire_shared.accounting.epoch import LOST, Epoch

from newswire_index.engine.ports import Index

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class StateWatch:
    """Looks as an index worker starts, before it takes a message, and every few seconds.

    A state without an epoch beside documents or records was lost: intake waits until `newswire restore` has ended.
    """

    epoch: Epoch
    index: Index

    def __call__(self) -> None:
        state = self.epoch.state()
        if state.has_begun or state.indexed:
            return
        held = sum(row.documents for row in self.index.status())
        if held:
            self.epoch.is_lost(held)
            log.warning("state.lost", indexed=held, why=LOST)
        else:
            self.epoch.begin()
