from typing import Literal

ArticleAnswerLane = Literal['backfill', 'live']

ARTICLE_ANSWER_LANE_VALUES: set[ArticleAnswerLane] = { 'backfill', 'live',  }

def check_article_answer_lane(value: str) -> ArticleAnswerLane:
    if value in ARTICLE_ANSWER_LANE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_ANSWER_LANE_VALUES!r}")
