"""A copy of the tree in which a bug is put."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mutants.mutation import Mutation

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the working tree, which is not git's and which nobody edits."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> Copy:
        """Copy what git knows or would take."""
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
        for name in filter(None, names):
            if (ROOT / name).is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / name, folder / name)
        return cls(folder)

    def path(self, mutation: Mutation) -> Path:
        """The file that a bug is in."""
        return self.folder / mutation.file

    @contextmanager
    def having(self, mutation: Mutation, source: str) -> Iterator[None]:
        """The copy with a bug in it, for a while."""
        self._write(self.path(mutation), mutation.applied(source))
        try:
            yield
        finally:
            self._write(self.path(mutation), source)

    @staticmethod
    def _write(path: Path, source: str) -> None:
        """Write a module, and forget what was compiled of it: its size and second may be the same."""
        path.write_text(source, "utf-8")
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            compiled.unlink()
