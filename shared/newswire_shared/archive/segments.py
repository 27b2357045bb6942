"""Segments: files of gzip members, each written by one process, and the folder that keeps them.

A process opens segments of its own, after the fork, and nobody appends to another's.  It holds a lock on the one that
it writes, so that others can tell what is at an end; a killed process leaves none.
"""

from __future__ import annotations

import fcntl
import mmap
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from newswire_shared.archive.references import Reference
from newswire_shared.contracts.errors import PermanentError, TransientError

SEGMENT_BYTES = 256 * 1024 * 1024  # tens of thousands of pages: few files to list, each small enough to copy
SEGMENTS = "*/*.warc.gz"
Content = mmap.mmap | bytes


@dataclass(frozen=True, slots=True)
class SegmentFile:
    """A segment, or with `tail` a piece of one from that byte on, as it lies in the archive."""

    name: str
    size: int
    changed_at: datetime
    tail: int | None = None

    def at(self, offset: int, length: int) -> Reference:
        """The reference to a record at a place in this file."""
        return Reference(self.name, offset + (self.tail or 0), length, self.tail)


class Segments(Protocol):
    """Keeps segments.  Raises TransientError for what may go well later, PermanentError for what is not there."""

    def append(self, members: bytes) -> str:
        """Keep some gzip members as one record, so that no killed process loses it, and answer its reference."""

    def read(self, reference: Reference) -> bytes:
        """The members that a reference leads to; fewer bytes where the segment was cut short."""

    def files(self) -> list[SegmentFile]:
        """What the archive consists of, in the order of names and places."""

    def content(self, file: SegmentFile) -> AbstractContextManager[Content]:
        """The content of a file; what was appended to it since may be missing."""

    def drop(self, file: SegmentFile) -> None:
        """Delete a file for good; one that is gone already is no error."""

    def close(self) -> None:
        """End the segment that this process writes; the next record begins another."""


def _is_plain(folder: Path, name: str) -> bool:
    """Whether a name leads nowhere but downwards, and not by a link: told in a tenth of what it takes to resolve it."""
    place = os.fspath(folder)
    for part in name.split("/"):
        place = f"{place}/{part}"
        if part in ("", ".", "..") or os.path.islink(place):  # noqa: PTH114 -- a Path a part takes as long as resolving
            return False
    return True


class SegmentWriter:
    """Appends to segments in a folder; one thread at a time."""

    def __init__(self, folder: Path, segment_bytes: int, segment_s: float = float("inf"),
                 monotonic: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
        self._folder, self._monotonic = folder, monotonic
        self._segment_bytes, self._segment_s = segment_bytes, segment_s
        self.segment: tuple[int, str, BinaryIO] | None = None
        self._ends_at = 0.0

    def append(self, members: bytes) -> Reference:
        """Hand some members to the operating system.  Raises TransientError."""
        try:
            name, stream = self._open_segment()
            offset = stream.tell()
            stream.write(members)
            stream.flush()
            return Reference(name, offset, len(members))
        except OSError as error:
            self.segment = None  # it may end in half a member
            raise TransientError(f"the archive in {self._folder} cannot be written: {error}") from error

    def close(self) -> None:
        """End the segment and let its lock go."""
        if self.segment is not None:
            with suppress(OSError):  # what was handed over is safe, and nothing else is in it
                self.segment[2].close()
            self.segment = None

    def _open_segment(self) -> tuple[str, BinaryIO]:
        if self.segment is not None:
            pid, name, stream = self.segment
            if pid == os.getpid() and stream.tell() < self._segment_bytes and self._monotonic() < self._ends_at:
                return name, stream
            self.close()
        self.segment = self._begun()
        self._ends_at = self._monotonic() + self._segment_s
        return self.segment[1:]

    def _begun(self) -> tuple[int, str, BinaryIO]:
        now = datetime.now(UTC)
        name = f"{now:%Y-%m-%d}/{now:%H%M%S}-{os.getpid()}-{secrets.token_hex(4)}.warc.gz"
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        begun = path.with_suffix(".begun")  # it gets its name when it is locked: nobody may take it for one at an end
        stream = begun.open("xb")
        with suppress(OSError):  # a volume without locks keeps a folder all the same
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        begun.rename(path)
        return os.getpid(), name, stream


class FolderSegments:
    """Segments in a folder that every process sees; safe for many processes and threads."""

    def __init__(self, folder: Path, *, segment_bytes: int = SEGMENT_BYTES) -> None:
        self._folder = folder
        self._writer = SegmentWriter(folder, segment_bytes)
        self._lock = threading.Lock()

    def append(self, members: bytes) -> str:
        with self._lock:
            return str(self._writer.append(members))

    def read(self, reference: Reference) -> bytes:
        path = self.path_of(reference.name)
        try:
            with path.open("rb") as stream:
                stream.seek(reference.offset)
                return stream.read(reference.length)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise PermanentError(f"{path} is not in the archive: restore it, then replay") from error
        except OSError as error:
            raise TransientError(f"{path} cannot be read: {error}") from error

    def path_of(self, name: str) -> Path:
        """Where a segment lies.  Raises PermanentError for a name that leads out of the archive."""
        path = self._folder / name
        if not _is_plain(self._folder, name) and not path.resolve().is_relative_to(self._folder.resolve()):
            raise PermanentError(f"the reference to {name} points outside the archive")
        return path

    def files(self) -> list[SegmentFile]:
        found = list[SegmentFile]()
        for path in sorted(self._folder.glob(SEGMENTS)):
            with suppress(FileNotFoundError):  # it was dropped, or uploaded, meanwhile
                facts = path.stat()
                changed_at = datetime.fromtimestamp(facts.st_mtime, UTC)
                found.append(SegmentFile(path.relative_to(self._folder).as_posix(), facts.st_size, changed_at))
        return found

    @contextmanager
    def content(self, file: SegmentFile) -> Iterator[Content]:
        path = self.path_of(file.name)
        try:
            stream = path.open("rb")
        except FileNotFoundError as error:
            raise PermanentError(f"{path} is not in the archive") from error
        except OSError as error:
            raise TransientError(f"{path} cannot be read: {error}") from error
        with stream, mmap.mmap(stream.fileno(), file.size, access=mmap.ACCESS_READ) as data:
            yield data

    def drop(self, file: SegmentFile) -> None:
        path = self.path_of(file.name)
        try:
            with held(path) as is_ours:
                if is_ours:
                    path.unlink()
                elif path.exists():
                    raise TransientError(f"{path} cannot be deleted: a process writes it")
        except OSError as error:
            raise TransientError(f"{path} cannot be deleted: {error}") from error
        with suppress(OSError):  # others lie beside it
            path.parent.rmdir()

    def close(self) -> None:
        with self._lock:
            self._writer.close()


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold the lock of a segment; False where its writer, or another upload, does."""
    try:
        stream = path.open("r+b")
    except FileNotFoundError:  # it was uploaded meanwhile
        yield False
        return
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield path.exists()
