from enum import StrEnum

class TrendsTypeItem(StrEnum):
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"

    def __str__(self) -> str:
        return str(self.value)
