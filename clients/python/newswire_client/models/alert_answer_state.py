from typing import Literal

AlertAnswerState = Literal['active', 'disabled', 'failing']

ALERT_ANSWER_STATE_VALUES: set[AlertAnswerState] = { 'active', 'disabled', 'failing',  }

def check_alert_answer_state(value: str) -> AlertAnswerState:
    if value in ALERT_ANSWER_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ALERT_ANSWER_STATE_VALUES!r}")
