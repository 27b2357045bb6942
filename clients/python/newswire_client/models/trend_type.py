from typing import Literal

TrendType = Literal['organisation', 'person', 'place']

TREND_TYPE_VALUES: set[TrendType] = { 'organisation', 'person', 'place',  }

def check_trend_type(value: str) -> TrendType:
    if value in TREND_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {TREND_TYPE_VALUES!r}")
