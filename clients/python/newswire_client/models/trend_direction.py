from enum import StrEnum

class TrendDirection(StrEnum):
    NEW = "new"
    RISING = "rising"

    def __str__(self) -> str:
        return str(self.value)
