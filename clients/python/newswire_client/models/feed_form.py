from enum import StrEnum

class FeedForm(StrEnum):
    ATOM = "atom"
    JSON = "json"
    RSS = "rss"

    def __str__(self) -> str:
        return str(self.value)
