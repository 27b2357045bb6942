from typing import Literal

QuotesHasItem = Literal['agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag']

QUOTES_HAS_ITEM_VALUES: set[QuotesHasItem] = { 'agency', 'author', 'date', 'entity', 'image', 'link', 'paywall', 'place', 'quote', 'section', 'tag',  }

def check_quotes_has_item(value: str) -> QuotesHasItem:
    if value in QUOTES_HAS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_HAS_ITEM_VALUES!r}")
