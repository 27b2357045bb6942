from enum import StrEnum

class ExportQuotesCopies(StrEnum):
    HIDE = "hide"
    ONLY = "only"
    SHOW = "show"

    def __str__(self) -> str:
        return str(self.value)
