"""Times that listings state, as milliseconds since 1970."""

from __future__ import annotations

from datetime import UTC, datetime

from newswire_shared.contracts.clock import to_ms


def stated_ms(text: str | None) -> int | None:
    """An ISO 8601 time or day, in UTC where it names no zone; None for what is none."""
    try:
        when = datetime.fromisoformat(text.strip()) if text else None
        return to_ms(when if when.tzinfo else when.replace(tzinfo=UTC)) if when else None
    except (ValueError, OverflowError):
        return None
