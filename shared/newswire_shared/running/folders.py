"""Folders that newswire makes for itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings

DATA, ARCHIVE, REGISTRY = "NEWSWIRE_DATA_DIR", "NEWSWIRE_ARCHIVE_DIR", "NEWSWIRE_REGISTRY_DIR"


def make_folder(folder: Path) -> Path:
    """Make a folder and those above it, if they are missing.  Raises UsageError if it cannot be made or written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(_refusal(folder, f"cannot be made: {error.strerror}")) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise UsageError(_refusal(folder, "cannot be written"))
    return folder


def check_folder(folder: Path, setting: str = DATA) -> Path:
    """The folder, or the nearest above it that is there; it makes none.

    Raises UsageError, which names the setting, if the folder cannot be made or written.
    """
    there = check_place(folder, setting)
    if not os.access(there, os.W_OK | os.X_OK):
        why = "cannot be written" if there == folder else f"cannot be made in {there}"
        raise UsageError(_refusal(folder, why, setting))
    return there


def check_place(folder: Path, setting: str = DATA) -> Path:
    """The same, without a look at who may write there."""
    try:
        there = next(above for above in (folder, *folder.absolute().parents) if _is_there(above))
    except OSError as error:
        raise UsageError(_refusal(folder, f"cannot be reached: {error.strerror}", setting)) from error
    if not there.is_dir():
        what = "a link that leads nowhere" if there.is_symlink() and not there.exists() else "a file"
        raise UsageError(_refusal(folder, f"cannot be made: {there} is {what}", setting))
    return there


def _is_there(path: Path) -> bool:
    """Whether anything has this path, be it a broken link.  Raises OSError where that cannot be told."""
    with suppress(FileNotFoundError, NotADirectoryError):
        path.lstat()
        return True
    return False


def check_folders(settings: SharedSettings, check: Callable[[Path, str], Path] = check_place) -> None:
    """Return if the folders of what is kept are right.  Raises UsageError that names the setting.

    Where some processes only read archive and registry, those are checked as places alone.
    """
    check_folder(settings.data_dir)
    check(settings.archive_folder, ARCHIVE if settings.archive_dir else DATA)
    check(settings.registry_folder, REGISTRY if settings.registry_dir else DATA)


def _refusal(folder: Path, why: str, setting: str = DATA) -> str:
    return f"the folder {folder} {why}; let this user write there, or set {setting} to another folder"
