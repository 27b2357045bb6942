from typing import Literal

PushArticlesLane = Literal['backfill', 'live']

PUSH_ARTICLES_LANE_VALUES: set[PushArticlesLane] = { 'backfill', 'live',  }

def check_push_articles_lane(value: str) -> PushArticlesLane:
    if value in PUSH_ARTICLES_LANE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PUSH_ARTICLES_LANE_VALUES!r}")
