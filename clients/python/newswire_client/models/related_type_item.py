from enum import StrEnum

class RelatedTypeItem(StrEnum):
    COPY = "copy"
    COPY_OF = "copy_of"
    LINKED_BY = "linked_by"
    LINKS_TO = "links_to"
    RELATED = "related"
    SAME_STORY = "same_story"
    STORY_FOLLOWED_BY = "story_followed_by"
    STORY_FOLLOWS = "story_follows"

    def __str__(self) -> str:
        return str(self.value)
