"""Errors as they are kept: a traceback, and a fingerprint by which errors of one kind are grouped."""

from __future__ import annotations

import hashlib
import traceback

TRACEBACK_CHARACTERS = 8000


def fingerprint_of(error: BaseException) -> str:
    """Eight hexadecimal digits for the kind of an error and the place that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].name}" if frames else ""
    return hashlib.sha256(f"{type(error).__name__} {place}".encode()).hexdigest()[:8]


def traceback_of(error: BaseException) -> str:
    """The traceback as text, its end where it is long."""
    return "".join(traceback.format_exception(error))[-TRACEBACK_CHARACTERS:]
