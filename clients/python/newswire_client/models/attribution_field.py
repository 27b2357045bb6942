from typing import Literal

AttributionField = Literal['body', 'title']

ATTRIBUTION_FIELD_VALUES: set[AttributionField] = { 'body', 'title',  }

def check_attribution_field(value: str) -> AttributionField:
    if value in ATTRIBUTION_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ATTRIBUTION_FIELD_VALUES!r}")
