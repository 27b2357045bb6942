"""The choice among the records of a WARC file: pages that answered 200 become captures, all else is counted by kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from newswire_shared.archive.payloads import PayloadTooLarge, UndecodablePayload
from newswire_shared.archive.records import HttpAnswer, WarcRecord, answer_of
from newswire_shared.contracts.identity import InvalidAddress, canonicalize

from newswire_ingest.web.answers import PAGE_TYPES

SNIFFED = 512  # bytes of a body without a type: whether it is text shows in its first lines


class LeftOut(StrEnum):
    """Why a sound record is not taken, in words for many of them."""

    REQUEST = "requests"
    METADATA = "metadata"
    WARCINFO = "descriptions of files"
    RESOURCE = "resources that no server answered with"
    CONVERSION = "conversions"
    OTHER = "records of another kind"
    PART = "parts of records"
    NOT_HTTP = "answers of another protocol than HTTP"
    STATUS = "answers with another status than 200"
    TYPE = "answers that are no page of text"
    EMPTY = "empty answers"
    ROBOTS_TXT = "robots.txt"
    TRUNCATED = "answers that their crawler cut short"
    REVISIT = "later visits of pages that were not taken"
    TAKEN_DOWN = "pages that were taken down"


class Flaw(StrEnum):
    """Why a record that should be a page cannot be taken, in words for many of them."""

    ADDRESS = "answers without an address that can be read"
    DATE = "answers without a date that can be read"
    UNDECODABLE = "answers that cannot be decoded"
    TOO_LARGE = "pages that are too large"


KINDS = {
    "request": LeftOut.REQUEST,
    "metadata": LeftOut.METADATA,
    "warcinfo": LeftOut.WARCINFO,
    "resource": LeftOut.RESOURCE,
    "conversion": LeftOut.CONVERSION,
    "continuation": LeftOut.PART,
}


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page in a WARC file: its address, the key of that, and when it was fetched."""

    url: str
    key: str
    at: datetime


Choice = FoundPage | LeftOut | Flaw


def choice_of(record: WarcRecord, most_bytes: int) -> Choice:
    """The page in a record, or why it gives none."""
    if record.kind != "response":
        return KINDS.get(record.kind, LeftOut.OTHER)
    if record.get("WARC-Truncated"):
        return LeftOut.TRUNCATED
    if record.get("WARC-Segment-Number"):
        return LeftOut.PART
    answer = answer_of(record)
    return _refused(record, answer) or _page(record, answer, most_bytes)


def revisited(visit: WarcRecord) -> Choice:
    """The page that a `revisit` says was met again, as far as its own record tells."""
    answer = answer_of(visit)
    if answer.status not in (None, 200, 304):
        return LeftOut.STATUS
    return _identified(visit)


def _refused(record: WarcRecord, answer: HttpAnswer) -> LeftOut | None:
    if not record.target.lower().startswith(("http://", "https://")):
        return LeftOut.NOT_HTTP
    if answer.status not in (None, 200):
        return LeftOut.STATUS
    if answer.is_empty:
        return LeftOut.EMPTY
    if _type_of(record, answer) not in (*PAGE_TYPES, ""):
        return LeftOut.TYPE
    return LeftOut.ROBOTS_TXT if record.target.endswith("/robots.txt") else None


def _type_of(record: WarcRecord, answer: HttpAnswer) -> str:
    stated = answer.get("Content-Type") or record.get("WARC-Identified-Payload-Type")
    return stated.partition(";")[0].strip().lower()


def _page(record: WarcRecord, answer: HttpAnswer, most_bytes: int) -> Choice:
    try:
        answer.check(most_bytes)
    except UndecodablePayload:
        return Flaw.UNDECODABLE
    except PayloadTooLarge:
        return Flaw.TOO_LARGE
    if not _type_of(record, answer) and b"\0" in answer.payload(most_bytes)[:SNIFFED]:
        return LeftOut.TYPE
    return _identified(record)


def _identified(record: WarcRecord) -> FoundPage | Flaw:
    at = record.date
    if at is None:
        return Flaw.DATE
    try:
        return FoundPage(record.target, canonicalize(record.target).key, at)
    except InvalidAddress:
        return Flaw.ADDRESS
