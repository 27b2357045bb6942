from enum import StrEnum

class QuotesWording(StrEnum):
    ANY = "any"
    DIRECT = "direct"
    INDIRECT = "indirect"

    def __str__(self) -> str:
        return str(self.value)
