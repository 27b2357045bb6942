from typing import Literal

ArticleAnswerPublishedFrom = Literal['feed', 'jsonld', 'meta', 'none', 'text', 'url']

ARTICLE_ANSWER_PUBLISHED_FROM_VALUES: set[ArticleAnswerPublishedFrom] = { 'feed', 'jsonld', 'meta', 'none', 'text', 'url',  }

def check_article_answer_published_from(value: str) -> ArticleAnswerPublishedFrom:
    if value in ARTICLE_ANSWER_PUBLISHED_FROM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_ANSWER_PUBLISHED_FROM_VALUES!r}")
