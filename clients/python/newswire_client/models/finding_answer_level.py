from typing import Literal

FindingAnswerLevel = Literal['fine', 'odd', 'wrong']

FINDING_ANSWER_LEVEL_VALUES: set[FindingAnswerLevel] = { 'fine', 'odd', 'wrong',  }

def check_finding_answer_level(value: str) -> FindingAnswerLevel:
    if value in FINDING_ANSWER_LEVEL_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FINDING_ANSWER_LEVEL_VALUES!r}")
