from typing import Literal

HitAnswerPublishedFrom = Literal['feed', 'jsonld', 'meta', 'none', 'text', 'url']

HIT_ANSWER_PUBLISHED_FROM_VALUES: set[HitAnswerPublishedFrom] = { 'feed', 'jsonld', 'meta', 'none', 'text', 'url',  }

def check_hit_answer_published_from(value: str) -> HitAnswerPublishedFrom:
    if value in HIT_ANSWER_PUBLISHED_FROM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {HIT_ANSWER_PUBLISHED_FROM_VALUES!r}")
