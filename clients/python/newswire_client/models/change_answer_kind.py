from enum import StrEnum

class ChangeAnswerKind(StrEnum):
    ARTICLE = "article"
    STORY = "story"

    def __str__(self) -> str:
        return str(self.value)
