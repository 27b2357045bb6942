from typing import Literal

AttemptAnswerOutcome = Literal['delivered', 'dropped', 'failed', 'given up']

ATTEMPT_ANSWER_OUTCOME_VALUES: set[AttemptAnswerOutcome] = { 'delivered', 'dropped', 'failed', 'given up',  }

def check_attempt_answer_outcome(value: str) -> AttemptAnswerOutcome:
    if value in ATTEMPT_ANSWER_OUTCOME_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ATTEMPT_ANSWER_OUTCOME_VALUES!r}")
