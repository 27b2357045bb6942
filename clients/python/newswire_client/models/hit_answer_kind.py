from typing import Literal

HitAnswerKind = Literal['article', 'brief', 'gallery', 'index', 'live', 'stub', 'video']

HIT_ANSWER_KIND_VALUES: set[HitAnswerKind] = { 'article', 'brief', 'gallery', 'index', 'live', 'stub', 'video',  }

def check_hit_answer_kind(value: str) -> HitAnswerKind:
    if value in HIT_ANSWER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {HIT_ANSWER_KIND_VALUES!r}")
