from typing import Literal

ChangeAnswerKind = Literal['article', 'story']

CHANGE_ANSWER_KIND_VALUES: set[ChangeAnswerKind] = { 'article', 'story',  }

def check_change_answer_kind(value: str) -> ChangeAnswerKind:
    if value in CHANGE_ANSWER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CHANGE_ANSWER_KIND_VALUES!r}")
