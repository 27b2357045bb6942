from enum import StrEnum

class FirstAnswerBy(StrEnum):
    FIRST_SEEN = "first_seen"
    PUBLISHED = "published"

    def __str__(self) -> str:
        return str(self.value)
