"""Backoff: the wait before the next try of what failed."""

from __future__ import annotations

import random


def backoff_s(tries: int, first_s: float, longest_s: float) -> float:
    """The wait before the next try: doubled each time, and by chance between half and all of it.

    The chance spreads what failed together, so that it does not come back together.
    """
    whole = min(longest_s, first_s * 2.0 ** min(tries - 1, 30))
    return whole * (0.5 + random.random() / 2)
