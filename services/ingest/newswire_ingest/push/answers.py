"""What pushing answers."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from newswire_shared.contracts.error_answers import ErrorDetail
from pydantic import BaseModel, Field

from newswire_ingest.push.push_articles import Fault, Refused, Taken

ACCEPTED = 202
STATUSES = {Fault.INVALID: 422, Fault.TOO_LARGE: 413, Fault.KEY_USED: 422, Fault.TAKEN_DOWN: 410}
CAPTURES = "/v1/captures/"


class PushAnswer(BaseModel):
    """One article that is kept on disk, accepted in the ledger, and queued."""

    state: Literal["accepted", "known"] = Field(description="`known`: the same was pushed before, and is one capture.")
    capture_id: str = Field(description="This look at the article.")
    article_id: str = Field(description="The article, as its address says; a page may turn out to be another's.")
    capture: str = Field(description="Where to ask what became of it.")


class LineAnswer(BaseModel):
    """What became of one line: `taken` or `error`."""

    line: int = Field(description="Its number, from 1; empty lines count and are not answered.")
    status: int = Field(description="What it would be answered by itself.")
    taken: PushAnswer | None = None
    error: ErrorDetail | None = None


class BatchAnswer(BaseModel):
    """What became of each line.  Lines after the last one that is named were not taken: `stopped` says why."""

    accepted: int
    known: int
    refused: int
    lines: list[LineAnswer]
    stopped: ErrorDetail | None = Field(None, description="Why the rest was not read; push it again.")


class CaptureAnswer(BaseModel):
    """Where a capture stands."""

    capture_id: str
    article_id: str
    url: str
    source: str
    state: Literal["fetch", "enrich", "index", "indexed", "unchanged", "rejected", "dead"] = Field(
        description="The stage it is in (`fetch`, `enrich`, `index`), or how it ended."
    )
    reason: str | None = Field(description="Why it was rejected, or died: one word or two.")
    detail: str | None = Field(description="The same for a person.")
    accepted_at: datetime
    times: dict[str, datetime] = Field(description="When it entered each stage, and when it ended.")
    article: str | None = Field(description="Where the article is, once it is indexed.")


def push_answer(taken: Taken) -> PushAnswer:
    """The answer for an article that was taken."""
    return PushAnswer(
        state="accepted" if taken.is_new else "known",
        capture_id=taken.capture_id,
        article_id=taken.article_id,
        capture=CAPTURES + taken.capture_id,
    )


def line_answer(number: int, outcome: Taken | Refused) -> LineAnswer:
    """The answer for one line of a batch."""
    if isinstance(outcome, Taken):
        return LineAnswer(line=number, status=ACCEPTED, taken=push_answer(outcome))
    return LineAnswer(line=number, status=STATUSES[outcome.fault], error=error_of(outcome))


def error_of(refused: Refused) -> ErrorDetail:
    """The error of an article that is not taken."""
    return ErrorDetail(code=refused.fault, message=refused.message, hint=_HINTS.get(refused.fault))


_HINTS = {
    Fault.INVALID: "The fields of an article are described at /docs.",
    Fault.TOO_LARGE: "Leave out what is embedded in it, or let the operator raise NEWSWIRE_INGEST_PAGE_BYTES.",
}
