"""What was rejected, as the API answers it and as exports have it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from newswire_shared.accounting.ledger import CaptureRecord
from newswire_shared.accounting.rejections import OVERRULED, Rejections, rejected_ms
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.reasons import Reason, Stage
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from newswire_ops.accounting.rejected import RejectionFilter, chosen, may_come_back
from newswire_ops.accounting.spans import SPAN, since_ms
from newswire_ops.observation.answers import Answer

Given = BeforeValidator(lambda text: text or None)  # a form sends a field that nobody filled in as an empty one


class RejectedChoice(BaseModel):
    """Which rejected captures are meant."""

    model_config = ConfigDict(frozen=True)

    reason: Annotated[Reason | None, Given] = Field(None, description="Only for this reason.", examples=["too short"])
    source: Annotated[str | None, Given] = Field(
        None, max_length=200, description="Only of this source.", examples=["saltmere-times"]
    )
    since: Annotated[str | None, Given] = Field(
        None, pattern=SPAN, description="How far to look back: 30m, 24h, 7d. Without it as far as they are kept.",
        examples=["24h"],
    )  # fmt: skip

    @property
    def since_ms(self) -> int:
        """Since when they were rejected."""
        return since_ms(self.since)


class RejectedAnswer(Answer):
    """A capture that was rejected."""

    capture_id: str = Field(examples=["5b1f0c2a9d7e4f60"])
    article_id: str = Field(examples=["3f7c0a91d2"])
    url: str = Field(examples=["https://saltmere.example/pier"])
    source: str = Field(examples=["saltmere-times"])
    lane: str = Field(description="`live` or `backfill`.", examples=["live"])
    slot: str = Field(description="Which look at the article it was.", examples=["first"])
    reason: str = Field(examples=["too short"])
    detail: str | None = Field(description="What happened, for a person.", examples=["38 words, 60 are wanted"])
    rejected_at: datetime
    copy_ref: str | None = Field(
        alias="copy", description="Where the archive has what was had of it; null for nothing.",
        examples=["live-20261103-01.warc.gz:1042"],
    )  # fmt: skip
    may_come_back: bool = Field(description="Whether another try may come to something else.", examples=[True])
    may_be_overruled: bool = Field(
        description="Whether a person may have it taken in though it was rejected.", examples=[True]
    )


def rejected_answer(record: CaptureRecord) -> RejectedAnswer:
    """A record for machines."""
    return RejectedAnswer(
        capture_id=record.capture_id, article_id=record.article_id, url=record.url, source=record.source,
        lane=record.lane, slot=record.slot, reason=record.reason, detail=record.detail or None,
        rejected_at=from_ms(rejected_ms(record)), copy=record.ref(Stage.ENRICH) or None,
        may_come_back=may_come_back(record), may_be_overruled=record.reason in OVERRULED,
    )  # fmt: skip


def rejected_answers(rejections: Rejections, choice: RejectedChoice, limit: int | None) -> Iterator[RejectedAnswer]:
    """The chosen captures, the newest first, at most `limit`, read as far as they are asked for."""
    wanted = RejectionFilter(choice.reason, choice.source)
    return map(rejected_answer, chosen(rejections, wanted, choice.since_ms, limit))


class RejectedListAnswer(Answer):
    """What was rejected."""

    captures: tuple[RejectedAnswer, ...] = Field(description="The newest first.")
    more: bool = Field(description="Whether there are older ones too.", examples=[False])
