from typing import Literal

SourceAnswerInterval = Literal['day', 'week']

SOURCE_ANSWER_INTERVAL_VALUES: set[SourceAnswerInterval] = { 'day', 'week',  }

def check_source_answer_interval(value: str) -> SourceAnswerInterval:
    if value in SOURCE_ANSWER_INTERVAL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SOURCE_ANSWER_INTERVAL_VALUES!r}")
