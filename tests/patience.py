"""Waiting for what comes true elsewhere: for as long as it takes, up to a bound that only a fault meets."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE_S = 300.0  # met by what never comes true only: a busy machine takes its time


def until(question: Callable[[], object], why: str = "it never became true") -> None:
    """Ask until the answer is true."""
    ends = time.monotonic() + PATIENCE_S
    while not question():
        if time.monotonic() > ends:
            raise AssertionError(why)
        time.sleep(0.01)
