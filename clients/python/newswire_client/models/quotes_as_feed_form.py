from enum import StrEnum

class QuotesAsFeedForm(StrEnum):
    ATOM = "atom"
    JSON = "json"
    RSS = "rss"

    def __str__(self) -> str:
        return str(self.value)
