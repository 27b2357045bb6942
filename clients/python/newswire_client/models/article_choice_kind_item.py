from typing import Literal

ArticleChoiceKindItem = Literal['article', 'brief', 'gallery', 'live', 'video']

ARTICLE_CHOICE_KIND_ITEM_VALUES: set[ArticleChoiceKindItem] = { 'article', 'brief', 'gallery', 'live', 'video',  }

def check_article_choice_kind_item(value: str) -> ArticleChoiceKindItem:
    if value in ARTICLE_CHOICE_KIND_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_CHOICE_KIND_ITEM_VALUES!r}")
