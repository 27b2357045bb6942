from typing import Literal

ArticleChoiceEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

ARTICLE_CHOICE_EVERY_ITEM_VALUES: set[ArticleChoiceEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_article_choice_every_item(value: str) -> ArticleChoiceEveryItem:
    if value in ARTICLE_CHOICE_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ARTICLE_CHOICE_EVERY_ITEM_VALUES!r}")
