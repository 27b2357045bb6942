from enum import StrEnum

class Match(StrEnum):
    ALL = "all"
    ANY = "any"
    MOST = "most"

    def __str__(self) -> str:
        return str(self.value)
