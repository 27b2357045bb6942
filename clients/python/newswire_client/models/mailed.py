from enum import StrEnum

class Mailed(StrEnum):
    DAILY = "daily"
    HOURLY = "hourly"
    IMMEDIATELY = "immediately"

    def __str__(self) -> str:
        return str(self.value)
