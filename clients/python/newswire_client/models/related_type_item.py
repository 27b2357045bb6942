from typing import Literal

RelatedTypeItem = Literal['copy', 'copy_of', 'linked_by', 'links_to', 'related', 'same_story', 'story_followed_by', 'story_follows']

RELATED_TYPE_ITEM_VALUES: set[RelatedTypeItem] = { 'copy', 'copy_of', 'linked_by', 'links_to', 'related', 'same_story', 'story_followed_by', 'story_follows',  }

def check_related_type_item(value: str) -> RelatedTypeItem:
    if value in RELATED_TYPE_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RELATED_TYPE_ITEM_VALUES!r}")
