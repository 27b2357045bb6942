"""The shelf of thumbnails: files in a folder, bounded; the time of a file is when it was last asked for."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from pathlib import Path

import structlog

from newswire_search.pictures.ports import Thumbnails

KEPT_SHARE = 0.9  # of the bound after clearing up, so that it is not cleared with each picture
NAMES = "??/*.webp"

log = structlog.get_logger(__name__)


class PictureFiles:
    """A PictureShelf; safe for threads, and for processes that share a folder."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder, self._most_bytes = folder, most_bytes
        self._counting = threading.Lock()
        self._bytes: int | None = None  # in the folder, as far as this process knows; None until it has looked

    def get(self, address: str, size: str) -> bytes | None:
        file = self._file(address, size)
        try:
            found = file.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):  # another process may just have cleared it away
            os.utime(file)
        return found

    def put(self, address: str, made: Thumbnails) -> None:
        try:
            for size, content in made.items():
                _write(self._file(address, size), content)
        except OSError as error:
            log.warning("pictures.not_kept", folder=str(self._folder), why=error.strerror)
            return
        self._count(sum(map(len, made.values())))

    def _file(self, address: str, size: str) -> Path:
        name = hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / name[:2] / f"{name[2:]}.{size}.webp"

    def _count(self, added: int) -> None:
        with self._counting:
            known = self._bytes
            self._bytes = known + added if known is not None else sum(size for _, size, _ in self._kept())
            if self._bytes > self._most_bytes:
                self._bytes = self._cleared()

    def _kept(self) -> list[tuple[float, int, Path]]:
        """Every file with its size, those first that were not asked for longest."""
        found = []
        for file in self._folder.glob(NAMES):
            with contextlib.suppress(OSError):
                state = file.stat()
                found.append((state.st_mtime, state.st_size, file))
        return sorted(found)

    def _cleared(self) -> int:
        kept = self._kept()
        left = sum(size for _, size, _ in kept)
        for _, size, file in kept:
            if left <= self._most_bytes * KEPT_SHARE:
                break
            file.unlink(missing_ok=True)
            left -= size
        return left


def _write(file: Path, content: bytes) -> None:
    """Write it whole: who reads at the same time sees all of it or nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
    draft.write_bytes(content)
    draft.replace(file)
