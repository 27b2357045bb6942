from enum import StrEnum

class PushAnswerState(StrEnum):
    ACCEPTED = "accepted"
    KNOWN = "known"

    def __str__(self) -> str:
        return str(self.value)
