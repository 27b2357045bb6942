from enum import StrEnum

class CopyKind(StrEnum):
    EDIT = "edit"
    EXCERPT = "excerpt"
    REPRINT = "reprint"
    UPDATE = "update"

    def __str__(self) -> str:
        return str(self.value)
