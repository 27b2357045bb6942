from enum import StrEnum

class MentionedDateField(StrEnum):
    BODY = "body"
    TITLE = "title"

    def __str__(self) -> str:
        return str(self.value)
