"""When a feed asks not to be looked at: the least wait, hours and days."""

from __future__ import annotations

from collections.abc import Sequence

PERIODS_S = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_S = PERIODS_S["yearly"]  # what asks for more is a slip of the pen


def rest_s(ttl: str | None, period: str | None, frequency: str | None) -> float:
    """The least wait in seconds, by the minutes of `ttl` or the syndication module; 0 for none that can be read."""
    minutes = _number(ttl)
    often = _number(frequency) or 1.0  # the module's default
    spaced = PERIODS_S.get((period or "").strip().lower(), 0) / often
    asked = max(minutes * 60, spaced)
    return asked if asked <= LONGEST_S else 0.0


def skip_hours(hours: Sequence[str]) -> tuple[int, ...]:
    """Hours of the day in GMT; midnight is written 0 or 24."""
    numbers = (int(hour) % 24 for hour in hours if hour.isascii() and hour.isdigit() and int(hour[:4]) <= 24)
    return tuple(sorted(set(numbers)))


def skip_days(days: Sequence[str]) -> tuple[int, ...]:
    """Days of the week, 0 for Monday."""
    return tuple(sorted({DAYS.index(name) for day in days if (name := day.strip().lower()) in DAYS}))


def _number(text: str | None) -> float:
    try:
        number = float((text or "").strip())
    except ValueError:
        return 0.0
    return number if 0 < number < 1e9 else 0.0
