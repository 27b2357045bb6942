from enum import StrEnum

class QuotesAsFeedHasItem(StrEnum):
    AGENCY = "agency"
    AUTHOR = "author"
    DATE = "date"
    ENTITY = "entity"
    IMAGE = "image"
    LINK = "link"
    PAYWALL = "paywall"
    PLACE = "place"
    QUOTE = "quote"
    SECTION = "section"
    TAG = "tag"

    def __str__(self) -> str:
        return str(self.value)
