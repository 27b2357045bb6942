from enum import StrEnum

class QuoteAnswerKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"

    def __str__(self) -> str:
        return str(self.value)
