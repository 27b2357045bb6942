"""Segments in an object store, with the tail of each in a folder of the machine that writes it.

A record is appended to a segment in the folder, then put into the store as part of a small object, a *tail*; then its
reference is returned, which names the tail.  So every machine can read what any message speaks of, and a machine that
is lost takes nothing with it.  Threads that write at the same time share a tail: while one is under way, the next
gathers.

When a segment has ended it is uploaded whole, its tails and the local file are deleted, and the references go on to
lead there.  Whoever begins a segment looks for such files, also those of killed processes.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import structlog

from newswire_shared.archive.objects import NoObject, ObjectStore, StoredObject
from newswire_shared.archive.references import Reference
from newswire_shared.archive.segments import SEGMENTS, Content, FolderSegments, SegmentFile, SegmentWriter, held
from newswire_shared.contracts.errors import NewswireError, PermanentError, TransientError

log = structlog.get_logger(__name__)

STORED_BYTES = 64 * 1024 * 1024  # some thousand articles: a process leaves no more on its machine, and a walk reads one
STORED_S = 3600  # tails are many small objects: a process that writes little leaves an hour of them
TAILS = "tails/"
SUFFIX = ".warc.gz"
MOST_WHOLE = 10_000  # names of segments known to lie whole in the store: a megabyte, and months of one machine


@dataclass(slots=True, eq=False)
class _Tail:
    """Records that are put into the store together; `failure` says why they were not."""

    name: str
    start: int
    members: list[bytes] = field(default_factory=list)
    is_over: bool = False
    failure: str = ""


class StoredSegments:
    """Segments in a store and their tails in a folder; safe for many processes, threads and machines."""

    def __init__(self, folder: Path, store: ObjectStore, *, segment_bytes: int = STORED_BYTES,
                 segment_s: float = STORED_S, monotonic: Callable[[], float] = time.monotonic) -> None:  # fmt: skip
        self._folder, self._store = folder, store
        self._local = FolderSegments(folder)
        self._writer = SegmentWriter(folder, segment_bytes, segment_s, monotonic)
        self._appending, self._putting, self._uploading = threading.Lock(), threading.Lock(), threading.Lock()
        self._gathering: _Tail | None = None
        self._last = ""
        self._whole = set[str]()

    def append(self, members: bytes) -> str:
        with self._appending:
            at = self._writer.append(members)
            tail = self._gather(at, members)
            begins, self._last = at.name != self._last, at.name
        if begins:
            threading.Thread(target=self.upload_ended, daemon=True).start()
        self._put(tail)
        return str(Reference(at.name, at.offset, at.length, tail.start))

    def _gather(self, at: Reference, members: bytes) -> _Tail:
        if self._gathering is None or self._gathering.name != at.name:
            self._gathering = _Tail(at.name, at.offset)
        self._gathering.members.append(members)
        return self._gathering

    def _put(self, tail: _Tail) -> None:
        """Put a tail into the store, unless another thread that waits for it does.  Raises TransientError."""
        with self._putting:
            if not tail.is_over:
                with self._appending:
                    if self._gathering is tail:
                        self._gathering = None
                try:
                    self._store.put(_tail_key(tail.name, tail.start), b"".join(tail.members))
                except TransientError as error:
                    tail.failure = str(error)
                tail.is_over, tail.members = True, []
        if tail.failure:
            raise TransientError(tail.failure)

    def read(self, reference: Reference) -> bytes:
        try:
            found = self._local.read(reference)
        except PermanentError:
            found = b""
        if len(found) == reference.length and found:
            return found
        return self._of_store(reference)  # also where a machine that lost its power cut the local file short

    def _of_store(self, reference: Reference) -> bytes:
        self._local.path_of(reference.name)
        if reference.tail is not None and reference.name not in self._whole:
            try:
                place = reference.offset - reference.tail
                return self._store.get(_tail_key(reference.name, reference.tail), place, reference.length)
            except NoObject:
                pass  # the segment was uploaded before its tails were deleted
        try:
            found = self._store.get(reference.name, reference.offset, reference.length)
        except NoObject as error:
            raise PermanentError(f"{reference.name} is not in the archive: restore it, then replay") from error
        if reference.tail is not None:
            self._remember_whole(reference.name)
        return found

    def _remember_whole(self, name: str) -> None:
        """Its tails are gone, so the next read of it need not look there."""
        if len(self._whole) >= MOST_WHOLE:
            self._whole.clear()
        self._whole.add(name)

    def files(self) -> list[SegmentFile]:
        """Whole segments of the store, those that only this machine has whole, and tails of all others."""
        listed = [*self._store.listed("")]
        whole = {file.name: file for file in map(_segment_of, listed) if file and file.tail is None}
        known = {file.name: file for file in self._local.files()} | whole
        tails = [file for file in map(_segment_of, listed) if file and file.tail is not None and file.name not in known]
        return sorted([*known.values(), *tails], key=lambda file: (file.name, file.tail or 0))

    def content(self, file: SegmentFile) -> AbstractContextManager[Content]:
        is_here = file.tail is None and self._local.path_of(file.name).exists()
        return self._local.content(file) if is_here else nullcontext(self._content_of(file))

    def _content_of(self, file: SegmentFile) -> bytes:
        try:
            return self._store.get(_key(file), 0, file.size)
        except NoObject:
            if file.tail is None:
                raise
            return self._store.get(file.name, file.tail, file.size)  # uploaded whole since the tails were listed

    def drop(self, file: SegmentFile) -> None:
        if file.tail is not None:
            self._store.delete([_key(file)])
            return
        self._local.drop(file)  # first, so that nobody uploads it again
        tails = [each.key for each in self._store.listed(_tails_of(file.name))]
        self._store.delete([*tails, file.name])

    def close(self) -> None:
        with self._appending:
            self._writer.close()
        self.upload_ended()

    def upload_ended(self) -> None:
        """Upload the segments of the folder that nobody writes any more; what cannot be is tried by the next."""
        with self._uploading:
            for path in sorted(self._folder.glob(SEGMENTS)):
                try:
                    with held(path) as is_ours:
                        if is_ours:
                            self._upload(path)
                except (NewswireError, OSError) as error:
                    log.warning("segment.not-uploaded", segment=str(path), why=str(error))
                    return

    def _upload(self, path: Path) -> None:
        name = path.relative_to(self._folder).as_posix()
        tails = [*self._store.listed(_tails_of(name))]
        with path.open("rb") as stream:
            differing = [tail.key for tail in tails if not self._is_in(stream, tail)]
        if differing:  # a machine without power lost bytes that it had published: the tails have all that counts
            log.warning("segment.damaged", segment=str(path), tails=differing)
            path.rename(path.with_suffix(".damaged"))
            return
        if path.stat().st_size:
            self._store.put(name, path)
        self._store.delete([tail.key for tail in tails])
        path.unlink()

    def _is_in(self, stream: BinaryIO, tail: StoredObject) -> bool:
        stream.seek(_start_of(tail.key))
        ours = stream.read(tail.size)
        is_same = hashlib.md5(ours, usedforsecurity=False).hexdigest() == tail.tag
        return is_same or self._store.get(tail.key, 0, tail.size) == ours  # a store that encrypts has other tags


def _tails_of(name: str) -> str:
    return f"{TAILS}{name}/"


def _tail_key(name: str, start: int) -> str:
    return f"{_tails_of(name)}{start:012d}{SUFFIX}"  # by the name's order they are in the segment's


def _start_of(key: str) -> int:
    return int(key.rpartition("/")[2].removesuffix(SUFFIX))


def _key(file: SegmentFile) -> str:
    return file.name if file.tail is None else _tail_key(file.name, file.tail)


def _segment_of(found: StoredObject) -> SegmentFile | None:
    """What an object is to the archive; None for one that somebody else put there."""
    name, tail = found.key, None
    if name.startswith(TAILS):
        name, _, start = name.removeprefix(TAILS).rpartition("/")
        digits = start.removesuffix(SUFFIX)
        if not (digits.isascii() and digits.isdecimal()):
            return None
        tail = int(digits)
    is_segment = name.endswith(SUFFIX) and name.count("/") == 1
    return SegmentFile(name, found.size, found.changed_at, tail) if is_segment else None
