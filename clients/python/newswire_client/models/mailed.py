from typing import Literal

Mailed = Literal['daily', 'hourly', 'immediately']

MAILED_VALUES: set[Mailed] = { 'daily', 'hourly', 'immediately',  }

def check_mailed(value: str) -> Mailed:
    if value in MAILED_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MAILED_VALUES!r}")
