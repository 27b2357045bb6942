from typing import Literal

CaptureAnswerState = Literal['dead', 'enrich', 'fetch', 'index', 'indexed', 'rejected', 'unchanged']

CAPTURE_ANSWER_STATE_VALUES: set[CaptureAnswerState] = { 'dead', 'enrich', 'fetch', 'index', 'indexed', 'rejected', 'unchanged',  }

def check_capture_answer_state(value: str) -> CaptureAnswerState:
    if value in CAPTURE_ANSWER_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CAPTURE_ANSWER_STATE_VALUES!r}")
