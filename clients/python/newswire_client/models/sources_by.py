from enum import StrEnum

class SourcesBy(StrEnum):
    SITE = "site"
    SOURCE = "source"

    def __str__(self) -> str:
        return str(self.value)
