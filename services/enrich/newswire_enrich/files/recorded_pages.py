"""Recorded pages in files and folders, packed or not."""

from __future__ import annotations

import gzip
from pathlib import Path

from newswire_shared.contracts.errors import UsageError

from newswire_enrich.files.json_lines import UNREADABLE

PAGES = (".html", ".html.gz", ".htm", ".txt", ".txt.gz")


def pages_of(path: Path) -> list[Path]:
    """The recorded pages of a file or folder.  Raises UsageError if there are none."""
    if path.is_file():
        return [path]
    found = sorted(p for p in path.rglob("*") if p.name.endswith(PAGES)) if path.is_dir() else []
    if not found:
        raise UsageError(f"{path} holds no recorded page ({', '.join(PAGES)})")
    return found


def read_page(path: Path) -> bytes:
    """A recorded page's bytes, unpacked.  Raises UsageError for a file that cannot be read."""
    try:
        return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except UNREADABLE as error:
        raise UsageError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
