from enum import StrEnum

class FeedCopies(StrEnum):
    HIDE = "hide"
    SHOW = "show"

    def __str__(self) -> str:
        return str(self.value)
