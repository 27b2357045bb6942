from typing import Literal

QuotesEveryItem = Literal['attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag']

QUOTES_EVERY_ITEM_VALUES: set[QuotesEveryItem] = { 'attributed_to', 'author', 'has', 'organisation', 'person', 'place', 'quoted', 'section', 'site', 'tag',  }

def check_quotes_every_item(value: str) -> QuotesEveryItem:
    if value in QUOTES_EVERY_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {QUOTES_EVERY_ITEM_VALUES!r}")
