from enum import StrEnum

class ExportQuotesEveryItem(StrEnum):
    ATTRIBUTED_TO = "attributed_to"
    AUTHOR = "author"
    HAS = "has"
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"
    QUOTED = "quoted"
    SECTION = "section"
    SITE = "site"
    TAG = "tag"

    def __str__(self) -> str:
        return str(self.value)
