"""One bulk request of Elasticsearch: its lines, made of writes, and the fate of each by its answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from newswire_shared.contracts.documents import IndexedStory, StoredRecord
from newswire_shared.contracts.index_schema import (
    LONGEST_ID,
    record_fields,
    record_id,
    story_fields,
    story_id_of,
    story_refusal,
    story_version,
    to_fields,
)

from newswire_index.engine.ports import Write, WriteFate, WriteResult

ANSWER_PARTS = (
    "items.*.status",
    "items.*.error.type",
    "items.*.error.reason",
)  # the rest is many times as long
DRIFT = "strict_dynamic_mapping_exception"  # a field that the mapping does not know
ALIAS_WANTED = "require_alias"  # the server's words for a name that is no alias, and for an alias of several indices
NO_WRITE_INDEX = "no write index"
MAYBE_DRIFT = (DRIFT, "document_parsing_exception", "mapper_parsing_exception")  # or one of another type


def lines(write: Write, index: str | None = None) -> tuple[bytes, bytes] | WriteResult:
    """The two lines of a write; a refusal where sending them would make the server refuse the whole batch.

    They name the concrete `index`, where one is given, and no alias.
    """
    article_id = write.document.article.article_id
    try:
        encoded = orjson.dumps(_action(write, article_id, index)), orjson.dumps(to_fields(write.document))
    except (TypeError, ValueError) as error:
        return WriteResult(WriteFate.REFUSED, f"not UTF-8: {error}")
    if not 0 < len(article_id.encode()) <= LONGEST_ID:
        return WriteResult(WriteFate.REFUSED, f"article_id has not 1 to {LONGEST_ID} bytes")
    return encoded


def _action(write: Write, article_id: str, index: str | None) -> dict[str, Any]:
    place = {"_id": article_id} | ({"_index": index, "require_alias": False} if index else {})
    if write.expected is None:
        return {"create": place}
    version = {"if_seq_no": write.expected.sequence, "if_primary_term": write.expected.term}
    return {"index": {**place, **version}}


def story_lines(indexed: IndexedStory) -> tuple[bytes, bytes] | WriteResult:
    """The two lines of a story, whose own version decides; a refusal as of `lines`."""
    if reason := story_refusal(indexed):
        return WriteResult(WriteFate.REFUSED, reason)
    version = {"version": story_version(indexed), "version_type": "external"}
    return orjson.dumps({"index": {"_id": story_id_of(indexed), **version}}), orjson.dumps(story_fields(indexed))


def record_lines(record: StoredRecord) -> tuple[bytes, bytes] | WriteResult:
    """The two lines of a record, whose revision decides; a refusal as of `lines`."""
    try:
        place = {"_id": record_id(record.kind, record.name)}
        action = {"index": {**place, "version": record.revision, "version_type": "external"}}
        return orjson.dumps(action), orjson.dumps(record_fields(record))
    except (TypeError, ValueError) as error:
        return WriteResult(WriteFate.REFUSED, f"not UTF-8: {error}")


def newest(outcome: WriteResult) -> WriteResult:
    """The fate of a write under its own version: that a newer one is there already is as good as done."""
    return WriteResult(WriteFate.DONE) if outcome.fate is WriteFate.CONFLICT else outcome


def outcome(item: Mapping[str, Mapping[str, Any]]) -> WriteResult:
    """The fate of one item of the answer, whichever its action."""
    (answer,) = item.values()
    error = answer.get("error", {})
    return WriteResult(fate(answer["status"]), ": ".join(error[part] for part in ("type", "reason") if part in error))


def is_without_alias(item: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether there is nothing behind the alias that an item was sent to."""
    (answer,) = item.values()
    return answer["status"] == 404 and "require_alias" in answer.get("error", {}).get("reason", "")


def is_drift(outcome: WriteResult) -> bool:
    """Whether the mapping lacks a field of the document."""
    return outcome.fate is WriteFate.REFUSED and outcome.detail.startswith(DRIFT)


def may_be_drift(outcome: WriteResult) -> bool:
    """Whether it may be the mapping that is wrong, and not the document."""
    return outcome.fate is WriteFate.REFUSED and outcome.detail.startswith(MAYBE_DRIFT)


def has_no_alias(item: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether an item went to an alias that is not there."""
    return any(answer["status"] == 404 and ALIAS_WANTED in answer["error"]["reason"] for answer in item.values())


def is_parted_anew(outcome: WriteResult) -> bool:
    """Whether an item went to the alias as to that of one index, and it stands for several by now."""
    return outcome.fate is WriteFate.REFUSED and NO_WRITE_INDEX in outcome.detail


def fate(status: int) -> WriteFate:
    """What a status of an item, or of the whole request, means for a document."""
    if status < 300:
        return WriteFate.DONE
    if status in (404, 409):  # 404: the index that it was read from is gone, as a version or a home that was left is
        return WriteFate.CONFLICT
    if status == 413:
        return WriteFate.TOO_LARGE
    return WriteFate.REFUSED if status == 400 else WriteFate.BUSY  # what else there is, time or an operator mends
