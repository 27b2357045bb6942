"""A disk of gigabytes that takes no room until it is written: a file system in a sparse file."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BALLAST = "ballast"


@dataclass(frozen=True, slots=True)
class SparseDisk:
    """A disk at `folder`; where none could be mounted it is a folder of the machine's own, and is never filled."""

    folder: Path
    is_mounted: bool

    def fill(self, leave_bytes: int) -> bool:
        """Take all room but so much, without writing it; whether that could be done."""
        if not self.is_mounted:
            return False
        with (self.folder / BALLAST).open("wb") as ballast:
            os.posix_fallocate(ballast.fileno(), 0, shutil.disk_usage(self.folder).free - leave_bytes)
        return True

    def clear(self) -> None:
        """Give the room back."""
        (self.folder / BALLAST).unlink(missing_ok=True)


@contextlib.contextmanager
def sparse_disk(folder: Path, gigabytes: int) -> Iterator[SparseDisk]:
    """A disk of that size while inside; without the right to mount one, a plain folder."""
    folder.mkdir(parents=True)
    image = folder.with_name(f"{folder.name}.img")
    with image.open("wb") as file:
        file.truncate(gigabytes * 10**9)
    is_mounted = _done("mkfs.ext4", "-q", "-m0", str(image)) and _done("mount", "-o", "loop", str(image), str(folder))
    try:
        yield SparseDisk(folder, is_mounted)
    finally:
        if is_mounted:
            _done("umount", "-l", str(folder))
        image.unlink()


def _done(*words: str) -> bool:
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
