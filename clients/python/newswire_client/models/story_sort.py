from typing import Literal

StorySort = Literal['biggest', 'fastest_growing', 'last_published', 'most_linked']

STORY_SORT_VALUES: set[StorySort] = { 'biggest', 'fastest_growing', 'last_published', 'most_linked',  }

def check_story_sort(value: str) -> StorySort:
    if value in STORY_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {STORY_SORT_VALUES!r}")
