from typing import Literal

FirstAnswerBy = Literal['first_seen', 'published']

FIRST_ANSWER_BY_VALUES: set[FirstAnswerBy] = { 'first_seen', 'published',  }

def check_first_answer_by(value: str) -> FirstAnswerBy:
    if value in FIRST_ANSWER_BY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FIRST_ANSWER_BY_VALUES!r}")
