from typing import Literal

SpanField = Literal['body', 'title']

SPAN_FIELD_VALUES: set[SpanField] = { 'body', 'title',  }

def check_span_field(value: str) -> SpanField:
    if value in SPAN_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SPAN_FIELD_VALUES!r}")
