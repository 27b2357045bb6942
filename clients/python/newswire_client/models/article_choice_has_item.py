from typing import Literal

ArticleChoiceHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

ARTICLE_CHOICE_HAS_ITEM_VALUES: set[ArticleChoiceHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_article_choice_has_item(value: str) -> ArticleChoiceHasItem:
    if value in ARTICLE_CHOICE_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_CHOICE_HAS_ITEM_VALUES!r}")
