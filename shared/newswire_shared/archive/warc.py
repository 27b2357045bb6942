"""The archive: raw captures and enriched articles in WARC segments, read by reference while written.

A reference (`references.py`) leads to the gzip members of one record in a segment, or to a page in a given file
(`given_files.py`).  A record is safe before its reference is returned (`segments.py`), so a killed process loses
nothing that was published.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from isal import igzip

from newswire_shared.archive.captures import TRANSFER_HEADERS, RawCapture, Revisit, fields_of
from newswire_shared.archive.given_files import GivenFiles, is_given
from newswire_shared.archive.records import NoRecord, WarcRecord, answer_of, records_of
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import SEGMENT_BYTES, FolderSegments, Segments
from newswire_shared.contracts.errors import PermanentError

GZIP_LEVEL = 1  # measured on a 128 kB page: 0.16 ms by ISA-L, 0.97 ms by zlib at this level, 5 ms at warcio's 9
RESPONSE, REQUEST = "application/http; msgtype=response", "application/http; msgtype=request"
PROFILE = "http://netpreserve.org/warc/1.0/revisit/"
# What says when and as what an answer was given: the others are in the earlier record, and a cookie or a policy alone
# can be longer than all that a revisit may take.
REVISIT_HEADERS = frozenset({"age", "content-type", "date", "etag", "expires", "last-modified"})
REVISIT_HEADER_BYTES = 100  # of each of these, so that no server makes a revisit as large as a copy


class WarcArchive:
    """The archive in segments, and the given files of a folder; safe for many processes and threads."""

    def __init__(self, folder: Path, *, segment_bytes: int = SEGMENT_BYTES, segments: Segments | None = None) -> None:
        self.segments: Segments = segments or FolderSegments(folder, segment_bytes=segment_bytes)
        self._given = GivenFiles(folder)

    def write_raw(self, capture: RawCapture) -> str:
        return self.segments.append(_raw_records(capture))

    def write_revisit(self, revisit: Revisit) -> str:
        earlier = self._read(revisit.earlier)[0] if revisit.earlier else None
        return self.segments.append(_revisit(revisit, earlier))

    def write_article(self, url: str, article: bytes) -> str:
        return self.segments.append(_member("conversion", url, article, "application/json", {}))

    def read_raw(self, ref: str) -> RawCapture:
        if is_given(ref):
            return self._given.read(ref)
        first, *others = self._read(ref)
        if first.kind == "revisit":
            raise PermanentError(f"{ref} is no copy: it says that a look found the one before it unchanged")
        given = next((fields_of(record.block) for record in others if record.kind == "metadata"), {})
        return _raw_capture(first, given)

    def read_article(self, ref: str) -> bytes:
        return self._read(ref)[0].block

    def _read(self, ref: str) -> list[WarcRecord]:
        member = self.segments.read(Reference.of(ref))
        try:
            return records_of(unpacked(member))  # it checks the sum
        except (OSError, EOFError, zlib.error, NoRecord) as error:
            raise PermanentError(f"nothing can be read at {ref}: the segment is cut short or was changed") from error


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
    response = _head(f"HTTP/1.1 {capture.status}", kept)
    answered = _member("response", capture.url, capture.body, RESPONSE, extra, response)
    return answered + _member(
        "request", capture.url, b"", REQUEST, {}, _head("GET / HTTP/1.1", capture.request_headers)
    )


def _revisit(revisit: Revisit, earlier: WarcRecord | None) -> bytes:
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
    known = {name: value for name, value in extra.items() if value}
    return _member("revisit", revisit.url, b"", RESPONSE, known, _head(f"HTTP/1.1 {revisit.status}", kept))


def _header(record: WarcRecord | None, name: str) -> str:
    return record.get(name) if record else ""


def _metadata_of(capture: RawCapture, about: str) -> bytes:
    """The record of what came with a capture: a line for each value, and nothing where nothing came."""
    lines = [f"{name}: {_header_safe(value)}\r\n" for name, text in capture.given.items() for value in text.split("\n")]
    refers = {"WARC-Refers-To": about, "WARC-Concurrent-To": about}
    body = "".join(lines).encode()
    return _member("metadata", capture.url, body, "application/warc-fields", refers) if lines else b""


def _member(kind: str, url: str, body: bytes, content_type: str, extra: Mapping[str, str], http: bytes = b"") -> bytes:
    """A record as a gzip member; `http` is what stands before the body in its block."""
    headers = {
        **extra,
        "WARC-Type": kind,
        "WARC-Record-ID": extra.get("WARC-Record-ID") or f"<urn:uuid:{uuid4()}>",
        "WARC-Target-URI": _header_safe(url).replace(" ", "%20"),
        "WARC-Date": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "WARC-Block-Digest": _digest(http, body),
        "Content-Type": content_type,
        "Content-Length": str(len(http) + len(body)),
    }
    if kind != "revisit":  # which has that of the copy before it
        headers["WARC-Payload-Digest"] = _digest(body)
    lines = "".join(f"{name}: {_header_safe(value)}\r\n" for name, value in headers.items())
    record = b"".join((f"WARC/1.0\r\n{lines}\r\n".encode(), http, body, b"\r\n\r\n"))
    return bytes(igzip.compress(record, GZIP_LEVEL))


def _digest(*parts: bytes) -> str:
    made = hashlib.sha1(usedforsecurity=False)
    for part in parts:
        made.update(part)
    return f"sha1:{base64.b32encode(made.digest()).decode()}"


def _head(first: str, headers: Iterable[tuple[str, str]]) -> bytes:
    """A first line and headers as HTTP has them; what a server wrote beside ASCII becomes the bytes that it sent."""
    text = "".join(f"{line}\r\n" for line in (first, *(f"{name}: {value}" for name, value in headers), ""))
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode(errors="replace")


def _header_safe(value: str) -> str:
    return " ".join(value.split())


def _raw_capture(record: WarcRecord, given: Mapping[str, str]) -> RawCapture:
    answer = answer_of(record, len(record.data)) if record.kind == "response" else None
    own = {n.removeprefix("X-Newswire-"): v for n, v in record.headers if n.startswith("X-Newswire-")}
    fetched_at = datetime.fromisoformat(own.pop("Fetched"))
    return RawCapture(
        url=own.pop("Url"),
        final_url=own.pop("Final"),
        body=answer.body if answer else record.block,
        content_type=(answer or record).get("Content-Type"),
        fetched_at=fetched_at,
        status=(answer.status or 0) if answer else 0,
        headers=answer.headers if answer else (),
        given={**own, **given},  # an earlier release wrote what came with a capture among these headers
    )
