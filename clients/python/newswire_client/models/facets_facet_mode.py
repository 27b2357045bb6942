from enum import StrEnum

class FacetsFacetMode(StrEnum):
    FILTERED = "filtered"
    MULTI = "multi"

    def __str__(self) -> str:
        return str(self.value)
