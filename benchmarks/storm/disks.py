"""Small disks: file systems of bounded size that can be filled, and are emptied again."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BALLAST = "ballast"
PIECE = bytes(1 << 16)


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A disk at `folder`; where none could be mounted, it is a folder of the machine's own and is never full."""

    folder: Path
    is_mounted: bool

    def fill(self) -> bool:
        """Write until nothing more fits; False where that would fill the machine's own disk."""
        if not self.is_mounted:
            return False
        with contextlib.suppress(OSError), (self.folder / BALLAST).open("ab", buffering=0) as ballast:
            while True:
                ballast.write(PIECE)
        with contextlib.suppress(OSError), (self.folder / BALLAST).open("ab", buffering=0) as ballast:
            while True:
                ballast.write(b"x")  # the last bytes, too
        return True

    def clear(self) -> None:
        """Give the space back."""
        (self.folder / BALLAST).unlink(missing_ok=True)


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """A tmpfs of that size while inside; without the right to mount one, a plain folder."""
    folder.mkdir(parents=True, exist_ok=True)
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "newswire-storm", str(folder)]
    try:
        mounted = subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    yield SmallDisk(folder, mounted)


def unmount(disk: SmallDisk) -> None:
    """Take the disk away; what it holds is in its folder then."""
    if not disk.is_mounted:
        return
    kept = disk.folder.with_name(disk.folder.name + ".kept")
    shutil.copytree(disk.folder, kept, symlinks=True)
    subprocess.run(["umount", "-l", str(disk.folder)], capture_output=True, check=False)
    disk.folder.rmdir()
    kept.rename(disk.folder)
