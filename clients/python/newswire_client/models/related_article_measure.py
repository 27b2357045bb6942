from enum import StrEnum

class RelatedArticleMeasure(StrEnum):
    ENTITIES = "entities"
    LINKING = "linking"
    SIMILARITY = "similarity"

    def __str__(self) -> str:
        return str(self.value)
