"""The sizes that a person asked for, a file a group in the data folder: the command writes them, the launcher looks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.folders import make_folder

from newswire_ops.scaling.size import ONE, SCALED, Size, size_of

FOLDER = "scale"


class SizeFiles:
    """What is asked of the stack of a run folder.  Looking costs a `stat` a group while nothing is asked anew."""

    def __init__(self, run_dir: Path) -> None:
        self._folder = run_dir / FOLDER
        self._seen, self._sizes = dict[str, tuple[int, int]](), dict[str, Size]()

    def begin(self, sizes: Mapping[str, Size]) -> None:
        """Forget what an earlier stack was asked, and ask this."""
        shutil.rmtree(self._folder, ignore_errors=True)
        make_folder(self._folder)
        for group, size in sizes.items():
            self.ask(group, size)

    def ask(self, group: str, size: Size) -> None:
        """Let a group have that size from now on; readers never see half a file, and of two who ask the last holds."""
        draft = make_folder(self._folder) / f".{group}.{os.getpid()}"
        draft.write_text(f"{size}\n", "ascii")
        draft.replace(self._folder / group)

    def sizes(self) -> Mapping[str, Size]:
        """The size of each group; one worker where nothing was asked."""
        marks = {group.name: self._mark(group.name) for group in SCALED}
        if marks != self._seen:
            self._seen, self._sizes = marks, {group: self._size(group) for group in marks}
        return self._sizes

    def _mark(self, group: str) -> tuple[int, int]:
        """What changes whenever a file is written anew, also twice within a tick of the file system's clock."""
        try:
            found = (self._folder / group).stat()
        except OSError:
            return 0, 0
        return found.st_ino, found.st_mtime_ns

    def _size(self, group: str) -> Size:
        try:
            return size_of((self._folder / group).read_text("ascii"), group)
        except (OSError, UnicodeDecodeError, UsageError):  # none, cleared, or written by hand: as before
            return self._sizes.get(group, ONE)
