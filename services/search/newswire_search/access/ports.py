"""The port to what counts requests."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Protocol

WINDOW_S = 60  # people think of requests a minute, and nobody has to wait longer than that
_US = 1_000_000


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many requests a minute, also all at once.

    Each request takes `interval_us`, and what was taken comes back as time passes: no minute begins, so that there is
    no border at which twice as many pass.
    """

    requests: int

    @property
    def interval_us(self) -> int:
        """The time that one request takes of the minute."""
        return WINDOW_S * _US // self.requests

    @property
    def window_us(self) -> int:
        """The time that may be taken ahead."""
        return self.interval_us * self.requests


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left after a request, of which `ahead_us` were taken."""

    limit: RateLimit
    ahead_us: int
    is_allowed: bool = True

    @property
    def remaining(self) -> int:
        """Requests that may follow at once."""
        return (self.limit.window_us - self.ahead_us) // self.limit.interval_us

    @property
    def reset_s(self) -> int:
        """Seconds until all of them may."""
        return ceil(self.ahead_us / _US)

    @property
    def retry_after_s(self) -> int:
        """Seconds until one may."""
        return max(1, ceil((self.ahead_us + self.limit.interval_us - self.limit.window_us) / _US))


class RateLimits(Protocol):
    """Counts requests by who makes them."""

    def count(self, who: str, limit: RateLimit) -> Allowance:
        """Count one request, unless that is one too many.  Raises TransientError where that cannot be counted."""
