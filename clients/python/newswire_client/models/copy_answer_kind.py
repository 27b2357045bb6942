from enum import StrEnum

class CopyAnswerKind(StrEnum):
    EDIT = "edit"
    EXCERPT = "excerpt"
    REPRINT = "reprint"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
