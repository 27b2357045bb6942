from typing import Literal

StoriesNames = Literal['off', 'on']

STORIES_NAMES_VALUES: set[StoriesNames] = { 'off', 'on',  }

def check_stories_names(value: str) -> StoriesNames:
    if value in STORIES_NAMES_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STORIES_NAMES_VALUES!r}")
