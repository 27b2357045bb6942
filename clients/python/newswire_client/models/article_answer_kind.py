from typing import Literal

ArticleAnswerKind = Literal['article', 'brief', 'gallery', 'index', 'live', 'stub', 'video']

ARTICLE_ANSWER_KIND_VALUES: set[ArticleAnswerKind] = { 'article', 'brief', 'gallery', 'index', 'live', 'stub', 'video',  }

def check_article_answer_kind(value: str) -> ArticleAnswerKind:
    if value in ARTICLE_ANSWER_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_ANSWER_KIND_VALUES!r}")
