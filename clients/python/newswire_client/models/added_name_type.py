from enum import StrEnum

class AddedNameType(StrEnum):
    EVENT = "event"
    ORGANISATION = "organisation"
    OTHER = "other"
    PERSON = "person"
    PLACE = "place"

    def __str__(self) -> str:
        return str(self.value)
