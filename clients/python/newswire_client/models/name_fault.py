from enum import StrEnum

class NameFault(StrEnum):
    NO_ENTITY = "no_entity"
    OTHER = "other"
    SAME_AS_ANOTHER = "same_as_another"
    SEVERAL_IN_ONE = "several_in_one"
    WRONG_NAME = "wrong_name"

    def __str__(self) -> str:
        return str(self.value)
