from enum import StrEnum

class EntityDecision(StrEnum):
    ALIAS = "alias"
    MERGE = "merge"
    RENAME = "rename"
    SUPPRESS = "suppress"

    def __str__(self) -> str:
        return str(self.value)
