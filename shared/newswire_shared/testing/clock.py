"""A clock that only moves when somebody waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newswire_shared.contracts.clock import to_ms

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class FakeClock:
    """A Clock whose sleep advances it at once."""

    def __init__(self, start: datetime = NOON) -> None:
        self._start, self._passed_s = start, 0.0

    def now(self) -> datetime:
        """The instant, in UTC."""
        return self._start + timedelta(seconds=self._passed_s)

    def now_ms(self) -> int:
        """The instant in milliseconds since 1970."""
        return to_ms(self.now())

    def monotonic_s(self) -> float:
        """Seconds since this clock was made."""
        return self._passed_s

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self._passed_s += max(0.0, seconds)
