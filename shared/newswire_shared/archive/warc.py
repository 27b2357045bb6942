"""The archive: raw captures and enriched articles in WARC segments, read by reference while written.

A reference (`references.py`) leads to the gzip members of one record in a segment, or to a page in a given file
(`given_files.py`).  A record is safe before its reference is returned (`segments.py`), so a killed process loses
nothing that was published.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from isal import igzip
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newswire_shared.archive.captures import TRANSFER_HEADERS, RawCapture, Revisit, fields_of
from newswire_shared.archive.given_files import GivenFiles, is_given
from newswire_shared.archive.records import NoRecord, record_of
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import SEGMENT_BYTES, FolderSegments, Segments
from newswire_shared.contracts.errors import PermanentError

GZIP_LEVEL = 1  # measured on a 128 kB page: 0.16 ms by ISA-L, 0.97 ms by zlib at this level, 5 ms at warcio's 9
PROFILE = "http://netpreserve.org/warc/1.0/revisit/"
# What says when and as what an answer was given: the others are in the earlier record, and a cookie or a policy alone
# can be longer than all that a revisit may take.
REVISIT_HEADERS = frozenset({"age", "content-type", "date", "etag", "expires", "last-modified"})
REVISIT_HEADER_BYTES = 100  # of each of these, so that no server makes a revisit as large as a copy


@dataclass(frozen=True, slots=True)
class _Record:
    """One record of a segment."""

    kind: str
    headers: StatusAndHeaders
    http: StatusAndHeaders | None
    body: bytes

    @classmethod
    def of(cls, record: ArcWarcRecord) -> _Record:
        return cls(record.rec_type, record.rec_headers, record.http_headers, record.content_stream().read())


class WarcArchive:
    """The archive in segments, and the given files of a folder; safe for many processes and threads."""

    def __init__(self, folder: Path, *, segment_bytes: int = SEGMENT_BYTES, segments: Segments | None = None) -> None:
        self.segments: Segments = segments or FolderSegments(folder, segment_bytes=segment_bytes)
        self._given = GivenFiles(folder)

    def write_raw(self, capture: RawCapture) -> str:
        return self.segments.append(_raw_records(capture))

    def write_revisit(self, revisit: Revisit) -> str:
        earlier = self._read(revisit.earlier)[0].headers if revisit.earlier else None
        return self.segments.append(_revisit(revisit, earlier))

    def write_article(self, url: str, article: bytes) -> str:
        return self.segments.append(_member("conversion", url, article, "application/json", {}))

    def read_raw(self, ref: str) -> RawCapture:
        if is_given(ref):
            return self._given.read(ref)
        first, *others = self._read(ref)
        if first.kind == "revisit":
            raise PermanentError(f"{ref} is no copy: it says that a look found the one before it unchanged")
        given = next((fields_of(record.body) for record in others if record.kind == "metadata"), {})
        return _raw_capture(first, given)

    def read_article(self, ref: str) -> bytes:
        """By the reader of walks, for a sixth of what warcio takes: of a record that has no HTTP in it."""
        try:
            record = record_of(unpacked(self.segments.read(Reference.of(ref))))  # it checks the sum
        except (OSError, EOFError, zlib.error, NoRecord) as error:
            raise _unreadable(ref) from error
        return record.data[record.start : record.end]

    def _read(self, ref: str) -> list[_Record]:
        member = self.segments.read(Reference.of(ref))
        try:
            records = [_Record.of(each) for each in ArchiveIterator(io.BytesIO(unpacked(member)))]  # it checks the sum
        except (OSError, EOFError, zlib.error, ArchiveLoadFailed) as error:
            raise _unreadable(ref) from error
        if not records:
            raise _unreadable(ref)
        return records


def _unreadable(ref: str) -> PermanentError:
    return PermanentError(f"nothing can be read at {ref}: the segment is cut short or was changed")


def unpacked(member: bytes) -> bytes:
    """The bytes of a gzip member.  Raises OSError or EOFError for what is none, or is cut short."""
    return bytes(igzip.decompress(member))  # type: ignore[no-untyped-call]


def _raw_records(capture: RawCapture) -> bytes:
    extra = {
        "WARC-Record-ID": f"<urn:uuid:{uuid4()}>",
        "X-Newswire-Url": capture.url,
        "X-Newswire-Final": capture.final_url,
        "X-Newswire-Fetched": capture.fetched_at.isoformat(),
    }
    return _copy_of(capture, extra) + _metadata_of(capture, extra["WARC-Record-ID"])


def _copy_of(capture: RawCapture, extra: Mapping[str, str]) -> bytes:
    if not capture.status:
        return _member("resource", capture.url, capture.body, capture.content_type, extra)
    kept = [(name, value) for name, value in capture.headers if name.lower() not in TRANSFER_HEADERS]
    response = StatusAndHeaders(str(capture.status), kept, protocol="HTTP/1.1")
    request = StatusAndHeaders("GET / HTTP/1.1", list(capture.request_headers), is_http_request=True)
    answered = _member("response", capture.url, capture.body, capture.content_type, extra, response)
    return answered + _member("request", capture.url, b"", "application/http; msgtype=request", {}, request)


def _revisit(revisit: Revisit, earlier: StatusAndHeaders | None) -> bytes:
    """The record of a look that brought nothing new: which copy still holds, and the answer without its body."""
    is_304 = revisit.status == 304
    extra = {
        "WARC-Profile": PROFILE + ("server-not-modified" if is_304 else "identical-payload-digest"),
        "WARC-Payload-Digest": _header(earlier, "WARC-Payload-Digest"),
        "WARC-Refers-To": _header(earlier, "WARC-Record-ID"),
        "WARC-Refers-To-Target-URI": _header(earlier, "WARC-Target-URI"),
        "WARC-Refers-To-Date": _header(earlier, "WARC-Date"),
        "X-Newswire-Fetched": revisit.fetched_at.isoformat(),
    }
    kept = [(name, value[:REVISIT_HEADER_BYTES]) for name, value in revisit.headers if name.lower() in REVISIT_HEADERS]
    http = StatusAndHeaders(str(revisit.status), kept, protocol="HTTP/1.1")
    known = {name: value for name, value in extra.items() if value}
    return _member("revisit", revisit.url, b"", "application/http; msgtype=response", known, http)


def _header(headers: StatusAndHeaders | None, name: str) -> str:
    return (headers.get_header(name) if headers else None) or ""


def _metadata_of(capture: RawCapture, about: str) -> bytes:
    """The record of what came with a capture: a line for each value, and nothing where nothing came."""
    lines = [f"{name}: {_header_safe(value)}\r\n" for name, text in capture.given.items() for value in text.split("\n")]
    refers = {"WARC-Refers-To": about, "WARC-Concurrent-To": about}
    body = "".join(lines).encode()
    return _member("metadata", capture.url, body, "application/warc-fields", refers) if lines else b""


def _member(
    kind: str,
    url: str,
    body: bytes,
    content_type: str,
    extra: Mapping[str, str],
    http: StatusAndHeaders | None = None,
) -> bytes:
    headers = {name: _header_safe(value) for name, value in extra.items()}
    if http is None:
        headers["Content-Type"] = _header_safe(content_type)
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    record = writer.create_warc_record(
        _header_safe(url).replace(" ", "%20"), kind, payload=io.BytesIO(body), length=len(body), http_headers=http,
        warc_headers_dict=headers, warc_content_type=None if http else _header_safe(content_type),
    )  # fmt: skip
    writer.write_record(record)
    return bytes(igzip.compress(buffer.getvalue(), GZIP_LEVEL))


def _header_safe(value: str) -> str:
    return " ".join(value.split())


def _raw_capture(record: _Record, given: Mapping[str, str]) -> RawCapture:
    headers, http = record.headers, record.http
    own = {n.removeprefix("X-Newswire-"): v for n, v in headers.headers if n.startswith("X-Newswire-")}
    fetched_at = datetime.fromisoformat(own.pop("Fetched"))
    return RawCapture(
        url=own.pop("Url"),
        final_url=own.pop("Final"),
        body=record.body,
        content_type=(http.get_header("Content-Type") if http else headers.get_header("Content-Type")) or "",
        fetched_at=fetched_at,
        status=int(http.get_statuscode()) if http else 0,
        headers=tuple(http.headers) if http else (),
        given={**own, **given},  # an earlier release wrote what came with a capture among these headers
    )
