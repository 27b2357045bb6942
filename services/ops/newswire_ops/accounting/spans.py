"""Spans of time as a person writes them."""

from __future__ import annotations

import re
import time
from typing import Final

from newswire_shared.contracts.errors import UsageError

SECONDS = {"m": 60, "h": 3600, "d": 86400}
SPAN: Final = r"^\d{1,6}[mhd]$"


def span_s(text: str) -> int:
    """The seconds of `30m`, `24h` or `7d`.  Raises UsageError for what is no span."""
    if not re.fullmatch(SPAN, text):
        raise UsageError(f"{text!r} is no span of time: write 30m, 24h or 7d")
    return int(text[:-1]) * SECONDS[text[-1]]


def since_ms(text: str | None) -> int:
    """The time that a span ago was; 0 where none is given.  Raises UsageError for what is no span."""
    return int((time.time() - span_s(text)) * 1000) if text else 0
