from enum import StrEnum

class ExportQuotesKindItem(StrEnum):
    ARTICLE = "article"
    BRIEF = "brief"
    GALLERY = "gallery"
    LIVE = "live"
    VIDEO = "video"

    def __str__(self) -> str:
        return str(self.value)
