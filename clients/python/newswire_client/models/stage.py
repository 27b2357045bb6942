from enum import StrEnum

class Stage(StrEnum):
    ENRICH = "enrich"
    FETCH = "fetch"
    INDEX = "index"

    def __str__(self) -> str:
        return str(self.value)
