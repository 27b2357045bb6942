from enum import StrEnum

class ArticleAnswerPublishedFrom(StrEnum):
    FEED = "feed"
    JSONLD = "jsonld"
    META = "meta"
    NONE = "none"
    TEXT = "text"
    URL = "url"

    def __str__(self) -> str:
        return str(self.value)
