from enum import StrEnum

class ArticleAnswerLane(StrEnum):
    BACKFILL = "backfill"
    LIVE = "live"

    def __str__(self) -> str:
        return str(self.value)
