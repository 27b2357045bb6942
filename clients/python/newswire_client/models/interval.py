from enum import StrEnum

class Interval(StrEnum):
    DAY = "day"
    HOUR = "hour"
    MONTH = "month"
    SIX_HOURS = "six_hours"
    WEEK = "week"
    YEAR = "year"

    def __str__(self) -> str:
        return str(self.value)
