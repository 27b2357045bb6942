from enum import StrEnum

class TimelineBy(StrEnum):
    LANGUAGE = "language"
    NONE = "none"
    SOURCE = "source"

    def __str__(self) -> str:
        return str(self.value)
