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
from newswire_shared.archive.payloads import PayloadTooLarge, decoded

Headers = tuple[tuple[str, str], ...]
MOST_HEAD = 64 * 1024  # of headers: servers refuse to read a quarter of it
_VERSION = re.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n")
_SPACE = re.compile(rb"\s*+")
_LINE_END = re.compile(rb"\r?\n")
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
    """A record: its headers, and its block, from `start` to `end` in the bytes that hold it: blocks are long."""

    headers: Headers
    data: bytes = b""
    start: int = 0
    end: int = 0
    fit: Fit = Fit.EXACT

    def get(self, name: str) -> str:
        """The first header of a name, whatever its case, "" if there is none."""
        return header(self.headers, name)

    @property
    def block(self) -> bytes:
        """What stands behind its headers."""
        return self.data[self.start : self.end]

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
    """An answer of HTTP, with its body from `start` to `end`; the status is None where its line is missing."""

    status: int | None
    headers: Headers
    data: bytes
    start: int
    end: int

    def get(self, name: str) -> str:
        """The first header of a name, whatever its case, "" if there is none."""
        return header(self.headers, name)

    @property
    def body(self) -> bytes:
        """The body as it was kept."""
        return self.data[self.start : self.end]

    @property
    def is_empty(self) -> bool:
        """Whether the body is nothing but white space."""
        return _SPACE.fullmatch(self.data, self.start, self.end) is not None

    def payload(self, most_bytes: int) -> bytes:
        """The body without its codings.  Raises UndecodablePayload, PayloadTooLarge."""
        return decoded(self.body, self._all("transfer-encoding"), self._all("content-encoding"), most_bytes)

    def check(self, most_bytes: int) -> None:
        """Raise what `payload` would raise, at no cost where there is nothing to decode."""
        if self.get("Transfer-Encoding") or self.get("Content-Encoding"):
            self.payload(most_bytes)
        elif self.end - self.start > most_bytes:
            raise PayloadTooLarge(f"more than {most_bytes} bytes")

    def _all(self, name: str) -> str:
        return ",".join([value for key, value in self.headers if key.lower() == name])


def header(headers: Headers, name: str) -> str:
    """The first header of a name, whatever its case, "" if there is none."""
    wanted, length = name.lower(), len(name)
    for key, value in headers:
        if len(key) == length and key.lower() == wanted:  # most names are told apart by their length
            return value
    return ""


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
            return WarcRecord(headers, data, at, at + stated)
        if rest.startswith(b"WARC/"):
            return WarcRecord(headers, data, at, at + stated, Fit.FOLLOWED)
    end = len(data) - next((len(end) for end in (b"\r\n\r\n", b"\n\n") if data.endswith(end, at)), 0)
    is_cut = stated is not None and at + stated > len(data) == end
    return WarcRecord(headers, data, at, end, Fit.CUT if is_cut else Fit.REPAIRED)


def records_of(data: bytes) -> list[WarcRecord]:
    """The records that some bytes hold, one behind the other.  Raises NoRecord."""
    found = [record_of(data)]
    while found[-1].fit is Fit.FOLLOWED:
        found.append(record_of(found[-1].data[found[-1].end :]))
    return found


def answer_of(record: WarcRecord, most_head: int = MOST_HEAD) -> HttpAnswer:
    """The answer of HTTP in a record's block; what has neither status line nor headers is a body."""
    data, at, end = record.data, record.start, record.end
    found = _STATUS.match(data, at, end)
    if found is None and not _FIELD.match(data, at, end):
        return HttpAnswer(None, (), data, at, end)
    status, at = (int(found[1]), found.end()) if found else (None, at)
    none = _LINE_END.match(data, at, end)
    if none:
        return HttpAnswer(status, (), data, none.end(), end)
    blank = _BLANK.search(data, at, min(at + most_head, end))
    if blank is None:
        return HttpAnswer(status, _fields(data[at : min(at + most_head, end)]), data, end, end)
    return HttpAnswer(status, _fields(data[at : blank.start()]), data, blank.end(), end)


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
