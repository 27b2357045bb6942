from typing import Literal

TrendDirection = Literal['new', 'rising']

TREND_DIRECTION_VALUES: set[TrendDirection] = { 'new', 'rising',  }

def check_trend_direction(value: str) -> TrendDirection:
    if value in TREND_DIRECTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TREND_DIRECTION_VALUES!r}")
