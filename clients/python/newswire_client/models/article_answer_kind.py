from enum import StrEnum

class ArticleAnswerKind(StrEnum):
    ARTICLE = "article"
    BRIEF = "brief"
    GALLERY = "gallery"
    INDEX = "index"
    LIVE = "live"
    STUB = "stub"
    VIDEO = "video"

    def __str__(self) -> str:
        return str(self.value)
