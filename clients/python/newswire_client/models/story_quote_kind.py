from typing import Literal

StoryQuoteKind = Literal['direct', 'indirect']

STORY_QUOTE_KIND_VALUES: set[StoryQuoteKind] = { 'direct', 'indirect',  }

def check_story_quote_kind(value: str) -> StoryQuoteKind:
    if value in STORY_QUOTE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STORY_QUOTE_KIND_VALUES!r}")
