from enum import StrEnum

class AlertFeedForm(StrEnum):
    ATOM = "atom"
    JSON = "json"
    RSS = "rss"

    def __str__(self) -> str:
        return str(self.value)
