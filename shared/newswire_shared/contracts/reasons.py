"""The one list of stages, ends and reasons that the ledger counts by."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where a capture is while it is in flight, in order."""

    FETCH = "fetch"
    ENRICH = "enrich"
    INDEX = "index"


class End(StrEnum):
    """How a capture ended; only `DEAD` can be left again, by replay."""

    INDEXED = "indexed"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    DEAD = "dead"


class Reason(StrEnum):
    """Why a capture was rejected (or, for `KILLS_WORKER`, why it is dead).

    `MERGED` is only why a document left the index: it turned out to be another article.
    """

    ROBOTS = "robots"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    HTTP_ERROR = "http error"
    BLOCKED_ADDRESS = "blocked address"
    UNSUPPORTED_TYPE = "unsupported type"
    UNDECODABLE = "undecodable"
    TOO_LARGE = "too large"
    TOO_COSTLY = "too costly"
    KILLS_WORKER = "kills its worker"
    NOT_AN_ARTICLE = "not an article"
    TOO_SHORT = "too short"
    RETIRED = "retired"
    TAKEN_DOWN = "taken down"
    MERGED = "merged"
    OUTSIDE_RULES = "outside the source's rules"


class Lane(StrEnum):
    """Which traffic a capture belongs to; live always goes first."""

    LIVE = "live"
    BACKFILL = "backfill"
    SUSPECT = "suspect"
