"""Secrets that are made here: a random text in a file that only its owner can read, made once."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.folders import make_folder

BYTES = 18  # as text 24 characters
_PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def kept_secret(file: Path) -> tuple[str, bool]:
    """The secret in a file, and whether it was made just now; an empty file, as a full disk leaves it, holds none.

    Raises UsageError for one that an address or a line of options could not hold.
    """
    make_folder(file.parent)
    text = secrets.token_urlsafe(BYTES)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        if kept := file.read_text("ascii", "replace").strip():
            return _plain(kept, file), False
        write_private(file, text + "\n")
        return text, True
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(text + "\n")
    return text, True


def _plain(kept: str, file: Path) -> str:
    if not _PLAIN.fullmatch(kept):
        raise UsageError(
            f"{file} holds more than letters, digits, hyphens and underscores: mend it, or delete it while nothing "
            "runs, and another secret is made"
        )
    return kept


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner can read, whole: readers never see half of it, nor do two writers meet."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
            stream.write(text)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
