from typing import Literal

MentionField = Literal['body', 'title']

MENTION_FIELD_VALUES: set[MentionField] = { 'body', 'title',  }

def check_mention_field(value: str) -> MentionField:
    if value in MENTION_FIELD_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MENTION_FIELD_VALUES!r}")
