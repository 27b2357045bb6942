from enum import StrEnum

class ExportCopies(StrEnum):
    HIDE = "hide"
    SHOW = "show"

    def __str__(self) -> str:
        return str(self.value)
