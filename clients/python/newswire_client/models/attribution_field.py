from enum import StrEnum

class AttributionField(StrEnum):
    BODY = "body"
    TITLE = "title"

    def __str__(self) -> str:
        return str(self.value)
