from typing import Literal

MentionedDateField = Literal['body', 'title']

MENTIONED_DATE_FIELD_VALUES: set[MentionedDateField] = { 'body', 'title',  }

def check_mentioned_date_field(value: str) -> MentionedDateField:
    if value in MENTIONED_DATE_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MENTIONED_DATE_FIELD_VALUES!r}")
