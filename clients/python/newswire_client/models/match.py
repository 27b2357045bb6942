from typing import Literal

Match = Literal['all', 'any', 'most']

MATCH_VALUES: set[Match] = { 'all', 'any', 'most',  }

def check_match(value: str) -> Match:
    if value in MATCH_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MATCH_VALUES!r}")
