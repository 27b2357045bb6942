from typing import Literal

NewAlertAnswerState = Literal['active', 'disabled', 'failing']

NEW_ALERT_ANSWER_STATE_VALUES: set[NewAlertAnswerState] = { 'active', 'disabled', 'failing',  }

def check_new_alert_answer_state(value: str) -> NewAlertAnswerState:
    if value in NEW_ALERT_ANSWER_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_ALERT_ANSWER_STATE_VALUES!r}")
