"""WARC records as any crawler writes them, and the answers of HTTP in them.

Lines may end in CR LF or LF, the length that a record states may be wrong, and an answer may lack its status line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from newswire_shared.archive.captures import TRANSFER_HEADERS, RawCapture
from newswire_shared.archive.payloads import decoded

Headers = tuple[tuple[str, str], ...]
MOST_HEAD = 64 * 1024  # of headers: servers refuse to read a quarter of it
_VERSION = re.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n")
_BLANK = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)[^\r\n]*(?:\r?\n|$)", re.IGNORECASE)
_FIELD = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*:")
_LOOSE_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
NEWLINES = b"\r\n"


class NoRecord(ValueError):
    """Bytes that are no WARC record; the text says why."""


class Fit(Enum):
    """How the bytes of a record fit the length that it states."""

    EXACT = "exact"
    REPAIRED = "repaired"  # it states a wrong length, and its end is known all the same
    CUT = "cut"  # it ends before its end
    FOLLOWED = "followed"  # another record follows in the same bytes


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """A record: its headers, and its block as far as it is there."""

    headers: Headers
    block: bytes
    fit: Fit = Fit.EXACT

    def get(self, name: str) -> str:
        """The first header of a name, whatever its case, "" if there is none."""
        return header(self.headers, name)

    @property
    def kind(self) -> str:
        return self.get("WARC-Type").strip().lower()

    @property
    def target(self) -> str:
        """The address; wget writes it between < and >."""
        return self.get("WARC-Target-URI").strip().removeprefix("<").removesuffix(">")

    @property
    def date(self) -> datetime | None:
        """When it was made, None where that is no date."""
        return date_of(self.get("WARC-Date"))


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """An answer of HTTP; the status is None where its line is missing."""

    status: int | None
    headers: Headers
    body: bytes

    def get(self, name: str) -> str:
        """The first header of a name, whatever its case, "" if there is none."""
        return header(self.headers, name)

    def payload(self, most_bytes: int) -> bytes:
        """The body without its codings.  Raises UndecodablePayload, PayloadTooLarge."""
        return decoded(self.body, self._all("transfer-encoding"), self._all("content-encoding"), most_bytes)

    def _all(self, name: str) -> str:
        return ",".join(value for key, value in self.headers if key.lower() == name)


def header(headers: Headers, name: str) -> str:
    """The first header of a name, whatever its case, "" if there is none."""
    wanted = name.lower()
    return next((value for key, value in headers if key.lower() == wanted), "")


def head_of(data: bytes) -> tuple[Headers, int, int | None]:
    """A record's headers, where its block begins, and the length that it states.  Raises NoRecord."""
    start = len(data) - len(data.lstrip(NEWLINES)) if data[:1] in (b"\r", b"\n") else 0
    version = _VERSION.match(data, start)
    if version is None:
        raise NoRecord("it does not begin as a WARC record does")
    blank = _BLANK.search(data, version.end() - 2, start + MOST_HEAD)
    if blank is None:
        raise NoRecord("its headers do not end")
    headers = _fields(data[version.end() : blank.start()])
    length = header(headers, "Content-Length").strip()
    is_number = length.isascii() and length.isdecimal() and len(length) < 16
    return headers, blank.end(), int(length) if is_number else None


def record_of(data: bytes) -> WarcRecord:
    """The record that some bytes hold, which may be followed by line ends.  Raises NoRecord.

    Where the length that it states is wrong, the block goes to the end of the bytes.
    """
    headers, at, stated = head_of(data)
    if stated is not None and at + stated <= len(data):
        rest = data[at + stated : at + stated + 12].lstrip(NEWLINES)
        if not rest:
            return WarcRecord(headers, data[at : at + stated])
        if rest.startswith(b"WARC/"):
            return WarcRecord(headers, data[at : at + stated], Fit.FOLLOWED)
    block = without_end(data[at:])
    is_cut = stated is not None and at + stated > len(data) and len(block) == len(data) - at
    return WarcRecord(headers, block, Fit.CUT if is_cut else Fit.REPAIRED)


def without_end(block: bytes) -> bytes:
    """A block without the two line ends that follow it."""
    for end in (b"\r\n\r\n", b"\n\n"):
        if block.endswith(end):
            return block.removesuffix(end)
    return block


def answer_of(block: bytes) -> HttpAnswer:
    """The answer of HTTP in a block; what has neither status line nor headers is a body."""
    found = _STATUS.match(block)
    at = found.end() if found else 0
    if found is None and not _FIELD.match(block):
        return HttpAnswer(None, (), block)
    status = int(found[1]) if found else None
    if block[at : at + 1] == b"\n" or block[at : at + 2] == b"\r\n":  # no header at all
        return HttpAnswer(status, (), block[at:].removeprefix(b"\r").removeprefix(b"\n"))
    blank = _BLANK.search(block, at, at + MOST_HEAD)
    head, body = (block[at : blank.start()], block[blank.end() :]) if blank else (block[at : at + MOST_HEAD], b"")
    return HttpAnswer(status, _fields(head), body)


def _fields(head: bytes) -> Headers:
    """The headers in some lines; a line that begins with a space goes on with the one before."""
    found = list[tuple[str, str]]()
    for line in _text(head).split("\n"):
        if line[:1] in (" ", "\t") and found:
            name, value = found[-1]
            found[-1] = (name, f"{value} {line.strip()}")
        elif ":" in line:
            name, _, value = line.partition(":")
            found.append((name.strip(), value.strip()))
    return tuple(found)


def _text(head: bytes) -> str:
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError:
        return head.decode("latin-1")


def date_of(text: str) -> datetime | None:
    """A WARC-Date, also without its marks as early tools wrote it; None for anything else."""
    loose = _LOOSE_DATE.fullmatch(text.strip())
    try:
        found = datetime.fromisoformat("{}-{}-{}T{}:{}:{}".format(*loose.groups()) if loose else text.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def capture_of(envelope: WarcRecord, answer: HttpAnswer, most_bytes: int) -> RawCapture | None:
    """The raw capture of an answer: asked and dated as the record around it says; None if that says neither.

    Raises UndecodablePayload, PayloadTooLarge.
    """
    at = envelope.date
    if at is None or not envelope.target:
        return None
    return RawCapture(
        url=envelope.target,
        final_url=envelope.target,
        body=answer.payload(most_bytes),
        content_type=answer.get("Content-Type"),
        fetched_at=at,
        status=200 if answer.status is None else answer.status,  # what has no status line is a page, as in HTTP/0.9
        headers=_kept(answer.headers),
    )


def _kept(headers: Sequence[tuple[str, str]]) -> Headers:
    return tuple((name, value) for name, value in headers if name.lower() not in TRANSFER_HEADERS)
