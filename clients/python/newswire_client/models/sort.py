from enum import StrEnum

class Sort(StrEnum):
    FIRST_SEEN = "first_seen"
    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"

    def __str__(self) -> str:
        return str(self.value)
