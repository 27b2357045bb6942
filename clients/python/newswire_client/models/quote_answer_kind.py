from typing import Literal

QuoteAnswerKind = Literal['direct', 'indirect']

QUOTE_ANSWER_KIND_VALUES: set[QuoteAnswerKind] = { 'direct', 'indirect',  }

def check_quote_answer_kind(value: str) -> QuoteAnswerKind:
    if value in QUOTE_ANSWER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTE_ANSWER_KIND_VALUES!r}")
