from typing import Literal

PushAnswerState = Literal['accepted', 'known']

PUSH_ANSWER_STATE_VALUES: set[PushAnswerState] = { 'accepted', 'known',  }

def check_push_answer_state(value: str) -> PushAnswerState:
    if value in PUSH_ANSWER_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PUSH_ANSWER_STATE_VALUES!r}")
