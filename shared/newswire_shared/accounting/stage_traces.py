"""What is told of each stage that is over for a capture, to whoever traces captures through the queues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.contracts.reasons import End, Stage


@dataclass(frozen=True, slots=True)
class StageTrace:
    """A stage that is over for a capture, or a try of it that came to nothing.

    `record` is that of its begin, `to` where the capture has come, None where it is tried again; `took_s` is what the
    work took, of a batch that of all of it, and `why` the reason, or the error.
    """

    stage: Stage
    record: CaptureRecord
    to: Stage | End | None
    took_s: float
    article: str
    why: str = ""

    @property
    def has_failed(self) -> bool:
        """Whether something went wrong: a page that is rejected is no failure."""
        return self.to is None or self.to is End.DEAD


class StageTracer(Protocol):
    """Takes note of a stage.  It raises nothing, and waits for nobody."""

    def __call__(self, trace: StageTrace) -> None:
        """Called once what it tells is written down."""


def untraced(trace: StageTrace) -> None:
    """Nobody traces."""
