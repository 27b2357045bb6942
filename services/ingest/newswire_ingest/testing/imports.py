"""Imports in memory."""

from __future__ import annotations

from newswire_ingest.intake.warc.progress import Reached


class FakeImports:
    """Imports in dictionaries."""

    def __init__(self) -> None:
        self.runs: dict[str, str] = {}
        self.files: dict[tuple[str, str], Reached] = {}

    def begin(self, import_id: str, run: str) -> str:
        """The run of an import that has not ended, or this one."""
        return self.runs.setdefault(import_id, run)

    def reached(self, import_id: str, file: str) -> Reached | None:
        """How far a file was taken in."""
        return self.files.get((import_id, file))

    def note(self, import_id: str, file: str, reached: Reached) -> None:
        """Remember how far a file was taken in."""
        self.files[import_id, file] = reached

    def end(self, import_id: str) -> None:
        """Forget an import."""
        self.runs.pop(import_id, None)
        self.files = {key: reached for key, reached in self.files.items() if key[0] != import_id}
