"""The WARC files in what is given: the file itself, or those in a WACZ.

They are read where they lie.  Those that cannot be are unpacked into the archive's folder first: whole files in one
stream of gzip or zstd, and compressed members of a WACZ.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

import zstandard
from newswire_shared.archive.given_files import GivenFiles
from newswire_shared.archive.packings import DICTIONARY, GZIP, dictionary_of, frames
from newswire_shared.contracts.errors import TransientError

from newswire_ingest.intake.warc.scan import is_packed_together

WARC_SUFFIXES = (".warc", ".warc.gz", ".warc.zst")
SUFFIXES = (*WARC_SUFFIXES, ".wacz")
COPIED = 1024 * 1024  # at a time, while unpacking
# What a file may unpack to: pages pack to a tenth, the same page again and again to a hundredth, and bombs to a
# thousandth.  Small files may unpack to more, for a crawl of one site repeats itself most at its beginning.
MOST_TIMES, ALWAYS = 200, 64 * 1024 * 1024
_LOCAL_HEADER = 30  # bytes before a zip member's name; the last four are the lengths of the name and of what follows it
UNPACKING = (OSError, EOFError, zipfile.BadZipFile, zstandard.ZstdError, NotImplementedError, RuntimeError)


class UnreadableFile(Exception):
    """A file that is not what its name says; the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class WarcFile:
    """One WARC file as it can be read in place: a whole file or a part of one; `name` is for a person."""

    name: str
    path: Path
    file_id: str
    start: int
    end: int
    was_unpacked: bool = False


def warc_files(path: Path, given: GivenFiles) -> Iterator[WarcFile]:
    """The WARC files of what is given, added to the table of given files.

    Raises UnreadableFile; UsageError where the file cannot be opened; TransientError where the archive cannot be
    written.
    """
    if path.name.endswith(".wacz"):
        yield from _of_wacz(path, given)
        return
    whole = _whole(path, given, path.name)
    with path.open("rb") as stream:
        together = is_packed_together(stream, whole.end)
    yield _unpacked(path, path.name, whole.file_id, given) if together else whole


def _whole(path: Path, given: GivenFiles, name: str, was_unpacked: bool = False) -> WarcFile:
    entry = given.register(path)
    return WarcFile(name, path, entry.id, 0, entry.size, was_unpacked)


def _of_wacz(path: Path, given: GivenFiles) -> Iterator[WarcFile]:
    outer = _whole(path, given, path.name)
    try:
        with zipfile.ZipFile(path) as members:
            infos = [info for info in members.infolist() if info.filename.endswith(WARC_SUFFIXES)]
    except UNPACKING as error:
        raise UnreadableFile(f"{path} is no WACZ: {error}") from error
    for info in infos:
        yield _member(path, info, outer.file_id, given)


def _member(path: Path, info: zipfile.ZipInfo, outer_id: str, given: GivenFiles) -> WarcFile:
    """A member where it lies in the zip file if it is stored there as it is, else unpacked."""
    name = f"{path.name}!{info.filename}"
    if info.compress_type == zipfile.ZIP_STORED and not info.flag_bits & 1:
        start = _data_offset(path, info)
        with path.open("rb") as stream:
            stream.seek(start)
            needs_dictionary = stream.read(4) == DICTIONARY
        if not needs_dictionary:
            return WarcFile(name, path, outer_id, start, start + info.compress_size)
    return _unpacked(path, name, outer_id, given, info.filename)


def _data_offset(path: Path, info: zipfile.ZipInfo) -> int:
    with path.open("rb") as stream:
        stream.seek(info.header_offset + _LOCAL_HEADER - 4)
        lengths = stream.read(4)
    name, more = int.from_bytes(lengths[:2], "little"), int.from_bytes(lengths[2:], "little")
    return info.header_offset + _LOCAL_HEADER + name + more


def _unpacked(path: Path, name: str, outer_id: str, given: GivenFiles, member: str = "") -> WarcFile:
    """A file unpacked into the archive's folder, once: what lies there already is taken."""
    digest = hashlib.sha256(f"{outer_id}\n{member}".encode(errors="surrogateescape")).hexdigest()[:32]
    target = given.unpacked_folder / digest
    if not target.exists():
        given.unpacked_folder.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f"{digest}.{os.getpid()}")
        try:
            _unpack(path, member, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    return _whole(target, given, name, was_unpacked=True)


def _unpack(path: Path, member: str, target: Path) -> None:
    """Unpack as far as it goes: what is cut short is worth what is there."""
    with target.open("wb") as written:
        try:
            if member:
                with zipfile.ZipFile(path) as members, members.open(member) as packed:
                    _copy(packed, written, path)
            else:
                with path.open("rb") as stream, _unpacking(stream) as packed:
                    _copy(packed, written, path)
        except UNPACKING as error:
            if isinstance(error, OSError) and error.errno:  # of the disk, not of the file's form
                raise TransientError(f"{path} cannot be unpacked into {target.parent}: {error}") from error


def _copy(packed: IO[bytes], written: BinaryIO, path: Path) -> None:
    """Unpack no further than any honest file goes.  Raises UnreadableFile for a bomb."""
    left = path.stat().st_size * MOST_TIMES + ALWAYS
    while piece := packed.read(COPIED):
        left -= len(piece)
        if left < 0:
            raise UnreadableFile(f"{path} unpacks to more than {MOST_TIMES} times its size: no page of it is taken")
        written.write(piece)


def _unpacking(stream: BinaryIO) -> BinaryIO:
    is_gzip = stream.read(2) == GZIP
    dictionary = b"" if is_gzip else dictionary_of(stream)
    stream.seek(0)
    if is_gzip:
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    return cast(BinaryIO, frames(dictionary).stream_reader(stream, read_across_frames=True))
