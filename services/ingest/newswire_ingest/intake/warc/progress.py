"""How far an import of WARC files is, so that one that is killed goes on where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one WARC file was taken in: the place after the last record that was, and what its records were."""

    place: int
    is_done: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """The run of an import; `import_id` is "" where it holds no WARC file, and so does not go on after a kill."""

    run: str
    import_id: str = ""
    goes_on: bool = False


class Imports(Protocol):
    """Remembers imports that have not ended.  Every method raises TransientError when the state cannot be reached."""

    def begin(self, import_id: str, run: str) -> str:
        """The run of an import: the one it was begun under if it has not ended, else this one."""

    def reached(self, import_id: str, file: str) -> Reached | None:
        """How far a file of an import was taken in, None if nothing of it was."""

    def note(self, import_id: str, file: str, reached: Reached) -> None:
        """Remember how far a file was taken in."""

    def end(self, import_id: str) -> None:
        """Forget an import: the same files named once more are a new one."""


def import_id_of(files: Sequence[Path], source: str) -> str:
    """The name of an import: the same files, unchanged, under the same source are the same import."""
    return hashlib.sha256("\n".join([source, *map(_state_of, files)]).encode(errors="surrogateescape")).hexdigest()[:32]


def _state_of(path: Path) -> str:
    found = path.stat()
    return f"{path.resolve()} {found.st_size} {found.st_mtime_ns}"
