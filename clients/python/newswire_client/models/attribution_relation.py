from enum import StrEnum

class AttributionRelation(StrEnum):
    ACCORDING_TO = "according to"
    CITING = "citing"
    CREDIT = "credit"
    REPORTS = "reports"
    TOLD = "told"

    def __str__(self) -> str:
        return str(self.value)
