from enum import StrEnum

class CaptureAnswerState(StrEnum):
    DEAD = "dead"
    ENRICH = "enrich"
    FETCH = "fetch"
    INDEX = "index"
    INDEXED = "indexed"
    REJECTED = "rejected"
    UNCHANGED = "unchanged"

    def __str__(self) -> str:
        return str(self.value)
