from enum import StrEnum

class MentionKind(StrEnum):
    ALIAS = "alias"
    DEMONYM = "demonym"
    NAME = "name"
    ROLE = "role"

    def __str__(self) -> str:
        return str(self.value)
