"""Freshness as an answer tells it."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.metadata import version

import structlog
from newswire_shared.contracts.errors import TransientError
from pydantic import BaseModel, ConfigDict, Field

from newswire_search.freshness.ports import FreshnessLookup

log = structlog.get_logger(__name__)


class FreshnessAnswer(BaseModel):
    """How fresh an answer is.  What is unknown is null."""

    model_config = ConfigDict(frozen=True)

    newest_indexed_at: datetime | None = Field(
        description="When the newest article of the index, the one that was first seen last, was written to it. If it "
        "stays, nothing new comes in.",
        examples=["2026-03-09T08:00:02Z"],
    )
    searchable_after_s: float | None = Field(
        description="Seconds after which a search sees what was written: what is searched is no older than that.",
        examples=[2.0],
    )
    release: str = Field(description="The release that answered.", examples=["0.1.0"])


def freshness_of(lookup: FreshnessLookup) -> FreshnessAnswer:
    """The freshness of an answer of now; where an engine cannot tell, the answer is worth giving all the same."""
    try:
        newest, refresh_s = lookup.newest_indexed_at(), lookup.refresh_s()
    except TransientError as error:
        log.info("freshness.unknown", why=str(error))
        newest = refresh_s = None
    return FreshnessAnswer(newest_indexed_at=newest, searchable_after_s=refresh_s, release=release())


@cache
def release() -> str:
    """The release of this service."""
    return version("newswire-search")
