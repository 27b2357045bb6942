from typing import Literal

CopyAnswerKind = Literal['edit', 'excerpt', 'reprint', 'update']

COPY_ANSWER_KIND_VALUES: set[CopyAnswerKind] = { 'edit', 'excerpt', 'reprint', 'update',  }

def check_copy_answer_kind(value: str) -> CopyAnswerKind:
    if value in COPY_ANSWER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {COPY_ANSWER_KIND_VALUES!r}")
