"""Folders that newswire makes for itself."""

from __future__ import annotations

import os
from pathlib import Path

from newswire_shared.contracts.errors import UsageError


def make_folder(folder: Path) -> Path:
    """Make a folder and those above it, if they are missing.  Raises UsageError if it cannot be made or written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(_refusal(folder, f"cannot be made: {error.strerror}")) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(_refusal(folder, "cannot be written"))
    return folder


def check_folder(folder: Path) -> Path:
    """The folder, or the nearest above it that is there; it makes none.

    Raises UsageError if the folder cannot be made or written.
    """
    there = next(above for above in (folder, *folder.absolute().parents) if above.exists())
    if not there.is_dir():
        raise UsageError(_refusal(folder, f"cannot be made: {there} is a file"))
    if not os.access(there, os.W_OK | os.X_OK):
        raise UsageError(_refusal(folder, "cannot be written" if there == folder else f"cannot be made in {there}"))
    return there


def _refusal(folder: Path, why: str) -> str:
    return f"the folder {folder} {why}; let this user write there, or set NEWSWIRE_DATA_DIR to another folder"
