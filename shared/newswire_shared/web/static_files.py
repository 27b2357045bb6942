"""Files that pages refer to, by addresses that hold a digest of them all; of no framework."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

A_YEAR: Final = "public, max-age=31536000, immutable"  # the longest that caches are asked for


@dataclass(frozen=True)
class StaticFolder:
    """The files of a folder, which is read once."""

    folder: Path

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """By name: looked up, not joined to the folder's path, so that a name from outside leads nowhere else."""
        return {file.name: file for file in sorted(self.folder.iterdir())}

    @cached_property
    def version(self) -> str:
        """A digest of all files, a part of their addresses, so that browsers may keep them for good."""
        digest = hashlib.sha256()
        for file in self.files.values():
            digest.update(file.read_bytes())
        return digest.hexdigest()[:12]

    def headers(self, version: str) -> dict[str, str]:
        """How long a file may be kept that was asked for under a version: another's would stay wrong for a year."""
        return {"Cache-Control": A_YEAR} if version == self.version else {}
