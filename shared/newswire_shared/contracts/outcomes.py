"""Outcomes: a handler's answer for one capture; expected outcomes are values, never exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newswire_shared.contracts.reasons import End, Reason, Stage


@dataclass(frozen=True, slots=True)
class Onward:
    """The stage's work is done and its durable copy lies at `ref`: on to the next stage."""

    stage: Stage
    ref: str
    article_id: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str]:
        """What the capture's record learns."""
        return dict(self.facts) | {f"ref:{self.stage}": self.ref, "article": self.article_id}


@dataclass(frozen=True, slots=True)
class Ended:
    """The capture has ended; `detail` says more than the reason, for a person who traces it."""

    end: End
    reason: Reason | None = None
    detail: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, str]:
        """What the capture's record learns."""
        return dict(self.facts) | ({"detail": self.detail} if self.detail else {})


Outcome = Onward | Ended


def rejected(reason: Reason, detail: str = "") -> Ended:
    """The capture is no article of ours, for a reason of the list."""
    return Ended(End.REJECTED, reason, detail)
