"""Pressure as a test sets it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class FakePressure:
    """A Pressure whose reason is `why`."""

    why: str = ""

    def reason(self) -> str:
        """The reason that was set."""
        return self.why
