from enum import StrEnum

class HitAnswerPublishedFrom(StrEnum):
    FEED = "feed"
    JSONLD = "jsonld"
    META = "meta"
    NONE = "none"
    TEXT = "text"
    URL = "url"

    def __str__(self) -> str:
        return str(self.value)
