from enum import StrEnum

class OffsetUnit(StrEnum):
    CODEPOINTS = "codepoints"
    UTF16 = "utf16"

    def __str__(self) -> str:
        return str(self.value)
