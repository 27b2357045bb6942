from typing import Literal

Stage = Literal['enrich', 'fetch', 'index']

STAGE_VALUES: set[Stage] = { 'enrich', 'fetch', 'index',  }

def check_stage(value: str) -> Stage:
    if value in STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STAGE_VALUES!r}")
