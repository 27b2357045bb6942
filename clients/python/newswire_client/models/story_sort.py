from enum import StrEnum

class StorySort(StrEnum):
    BIGGEST = "biggest"
    FASTEST_GROWING = "fastest_growing"
    LAST_PUBLISHED = "last_published"
    MOST_LINKED = "most_linked"

    def __str__(self) -> str:
        return str(self.value)
