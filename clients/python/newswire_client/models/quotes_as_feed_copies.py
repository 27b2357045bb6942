from enum import StrEnum

class QuotesAsFeedCopies(StrEnum):
    HIDE = "hide"
    ONLY = "only"
    SHOW = "show"

    def __str__(self) -> str:
        return str(self.value)
