from enum import StrEnum

class ExportQuotesWording(StrEnum):
    ANY = "any"
    DIRECT = "direct"
    INDIRECT = "indirect"

    def __str__(self) -> str:
        return str(self.value)
