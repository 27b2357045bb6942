from enum import StrEnum

class AttemptAnswerOutcome(StrEnum):
    DELIVERED = "delivered"
    DROPPED = "dropped"
    FAILED = "failed"
    GIVEN_UP = "given up"

    def __str__(self) -> str:
        return str(self.value)
