from typing import Literal

ArticleChoiceCopies = Literal['hide', 'only', 'show']

ARTICLE_CHOICE_COPIES_VALUES: set[ArticleChoiceCopies] = { 'hide', 'only', 'show',  }

def check_article_choice_copies(value: str) -> ArticleChoiceCopies:
    if value in ARTICLE_CHOICE_COPIES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_CHOICE_COPIES_VALUES!r}")
