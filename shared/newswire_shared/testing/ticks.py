"""Ticks in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from newswire_shared.contracts.reasons import Stage


@dataclass(slots=True)
class FakeTicks:
    """Ticks as ages, which a test sets."""

    ages: dict[str, float] = field(default_factory=dict)
    swept: set[Stage] = field(default_factory=set)

    def note(self, group: str) -> None:
        """A group takes a tick just now."""
        self.ages[group] = 0.0

    def ages_s(self) -> dict[str, float]:
        """How long ago each group took its last tick."""
        return dict(self.ages)

    def is_turn(self, stage: Stage, every_s: int) -> bool:
        """True once for each stage: time stands still here."""
        is_first = stage not in self.swept
        self.swept.add(stage)
        return is_first
