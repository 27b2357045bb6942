from typing import Literal

RelatedArticleType = Literal['copy', 'copy_of', 'linked_by', 'links_to', 'related', 'same_story', 'story_followed_by', 'story_follows']

RELATED_ARTICLE_TYPE_VALUES: set[RelatedArticleType] = { 'copy', 'copy_of', 'linked_by', 'links_to', 'related', 'same_story', 'story_followed_by', 'story_follows',  }

def check_related_article_type(value: str) -> RelatedArticleType:
    if value in RELATED_ARTICLE_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {RELATED_ARTICLE_TYPE_VALUES!r}")
