from enum import StrEnum

class TimelineMeasure(StrEnum):
    COUNT = "count"
    SHARE = "share"

    def __str__(self) -> str:
        return str(self.value)
