"""WARC files of others that stay where they are: the table of them, and pages read out of them by reference.

A reference is `given/ID:OFFSET:LENGTH`, where ID names an entry of the table: a small JSON file in the archive's folder
`given` with the file's path, size and time of change.  Only an import adds entries, so no reference leads to a file
that nobody gave.  `given/ID/VISIT-OFFSET-LENGTH:…` is a later visit (a `revisit`) of the page at the last place; VISIT
names the file of the visit's record.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from newswire_shared.archive.captures import RawCapture
from newswire_shared.archive.packings import UNPACKING_ERRORS, ZSTD, dictionary_of, unpacked_bytes
from newswire_shared.archive.records import Fit, NoRecord, WarcRecord, answer_of, capture_of, record_of
from newswire_shared.archive.references import MOST_RECORD
from newswire_shared.contracts.errors import PermanentError, TransientError, UsageError

GIVEN = "given"
UNPACKED = "unpacked"  # below it; no segment of the archive lies two folders deep, so no walk takes it for one
_REFERENCE = re.compile(  # a length of ten digits is above MOST_RECORD
    r"given/([0-9a-f]{32})(?:/([0-9a-f]{32})-(\d{1,18})-(\d{1,9}))?:(\d{1,18}):(\d{1,9})", re.ASCII
)


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it was when it was given; `path` lies below the table's folder where it is relative.

    `mtime_ns` is None for a file that was unpacked there: nobody else changes it, and a copy of the archive may.
    """

    path: str
    size: int
    mtime_ns: int | None

    @property
    def id(self) -> str:
        """The name of its entry."""
        named = f"{self.path}\n{self.size}\n{self.mtime_ns}"
        return hashlib.sha256(named.encode(errors="surrogateescape")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies, packed as it is, in the given file of an entry."""

    file_id: str
    offset: int
    length: int


def reference(page: Place, visit: Place | None = None) -> str:
    """The reference to a page, or to a later visit of it."""
    again = f"/{visit.file_id}-{visit.offset}-{visit.length}" if visit else ""
    return f"{GIVEN}/{page.file_id}{again}:{page.offset}:{page.length}"


def is_given(ref: str) -> bool:
    """Whether a reference leads to a given file."""
    return ref.startswith(f"{GIVEN}/")


@dataclass(frozen=True, slots=True)
class GivenFiles:
    """The table in an archive's folder."""

    archive: Path

    @property
    def folder(self) -> Path:
        return self.archive / GIVEN

    def register(self, path: Path) -> GivenFile:
        """Add a file to the table, as it is now.  Raises UsageError where it cannot be read, TransientError."""
        whole = path.resolve()
        try:
            found = whole.stat()
        except OSError as error:
            raise UsageError(f"{path} cannot be read: {error.strerror}") from error
        inside = whole.is_relative_to(self.unpacked_folder.resolve())
        name = str(whole.relative_to(self.folder.resolve())) if inside else os.fspath(whole)
        given = GivenFile(name, found.st_size, None if inside else found.st_mtime_ns)
        self._keep(given)
        return given

    @property
    def unpacked_folder(self) -> Path:
        """Where files are put that cannot be read in place."""
        return self.folder / UNPACKED

    def _keep(self, given: GivenFile) -> None:
        entry = self.folder / f"{given.id}.json"
        if entry.exists():
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            written = entry.with_suffix(f".{os.getpid()}")
            written.write_text(json.dumps(asdict(given)), "ascii")  # a name that is no UTF-8 is kept as escapes
            written.replace(entry)
        except OSError as error:
            raise TransientError(f"the archive in {self.archive} cannot be written: {error}") from error

    def read(self, ref: str) -> RawCapture:
        """The page that a reference leads to.

        Raises PermanentError where no such file was given, where it is gone or was changed since, and where no page can
        be read at the place; TransientError where the file cannot be read for now.
        """
        found = _REFERENCE.fullmatch(ref)
        if found is None:
            raise PermanentError(f"{ref!r} is not a reference into a given file (given/ID:OFFSET:LENGTH)")
        file_id, visit_id, visit_offset, visit_length, offset, length = found.groups()
        page = self._record(Place(file_id, int(offset), int(length)))
        envelope = self._record(Place(visit_id, int(visit_offset), int(visit_length))) if visit_id else page
        capture = capture_of(envelope, answer_of(page), MOST_RECORD)
        if capture is None:
            raise PermanentError(f"the record at {ref} has no address or no date")
        return capture

    def opened(self, file_id: str) -> BinaryIO:
        """The stream of a given file.  Raises PermanentError where it is gone or was changed, TransientError."""
        given = self._find(file_id)
        path = self.folder / given.path  # which an absolute path stands above
        try:
            stream = path.open("rb")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise PermanentError(f"the given file {path} is gone: put it back, then replay") from error
        except OSError as error:
            raise TransientError(f"the given file {path} cannot be read: {error}") from error
        now = os.fstat(stream.fileno())
        if now.st_size != given.size or given.mtime_ns not in (None, now.st_mtime_ns):
            stream.close()
            raise PermanentError(
                f"the given file {path} was changed since it was taken in: put it back as it was, then replay, "
                "or take it in again"
            )
        return stream

    def _find(self, file_id: str) -> GivenFile:
        try:
            return GivenFile(**json.loads((self.folder / f"{file_id}.json").read_text("ascii")))
        except FileNotFoundError as error:
            raise PermanentError(f"the archive in {self.archive} knows no given file {file_id}") from error
        except (ValueError, TypeError) as error:
            raise PermanentError(f"the entry of the given file {file_id} cannot be read: {error}") from error
        except OSError as error:
            raise TransientError(f"the archive in {self.archive} cannot be read: {error}") from error

    def _record(self, place: Place) -> WarcRecord:
        if place.length > MOST_RECORD:
            raise PermanentError(f"the record at {reference(place)} is larger than any that is read")
        with self.opened(place.file_id) as stream:
            try:
                record = _record_at(stream, place)
            except UNPACKING_ERRORS as error:
                raise PermanentError(f"nothing can be read at {reference(place)}: {error}") from error
            except OSError as error:
                raise TransientError(f"{reference(place)} cannot be read: {error}") from error
        if record.fit is Fit.CUT:
            raise PermanentError(f"the record at {reference(place)} is cut short")
        return record


def _record_at(stream: BinaryIO, place: Place) -> WarcRecord:
    if place.offset + place.length > os.fstat(stream.fileno()).st_size:
        raise NoRecord("the file ends before it does")
    stream.seek(place.offset)
    packed = stream.read(place.length)
    dictionary = dictionary_of(stream) if packed.startswith(ZSTD) else b""
    return record_of(unpacked_bytes(packed, MOST_RECORD, dictionary))
