from enum import StrEnum

class FindingAnswerLevel(StrEnum):
    FINE = "fine"
    ODD = "odd"
    WRONG = "wrong"

    def __str__(self) -> str:
        return str(self.value)
