from enum import StrEnum

class QuotesAsFeedKindItem(StrEnum):
    ARTICLE = "article"
    BRIEF = "brief"
    GALLERY = "gallery"
    LIVE = "live"
    VIDEO = "video"

    def __str__(self) -> str:
        return str(self.value)
