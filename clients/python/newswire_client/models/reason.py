from enum import StrEnum

class Reason(StrEnum):
    BLOCKED_ADDRESS = "blocked address"
    FORBIDDEN = "forbidden"
    GONE = "gone"
    HTTP_ERROR = "http error"
    KILLS_ITS_WORKER = "kills its worker"
    MERGED = "merged"
    NOT_AN_ARTICLE = "not an article"
    OUTSIDE_THE_SOURCES_RULES = "outside the source's rules"
    RETIRED = "retired"
    ROBOTS = "robots"
    TAKEN_DOWN = "taken down"
    TOO_COSTLY = "too costly"
    TOO_LARGE = "too large"
    TOO_SHORT = "too short"
    UNDECODABLE = "undecodable"
    UNSUPPORTED_TYPE = "unsupported type"

    def __str__(self) -> str:
        return str(self.value)
