"""Names of articles in files: the id in a file's name, and the list of addresses by id."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newswire_shared.contracts.errors import UsageError


def page_id(name: str) -> str:
    """A file's name without .gz, .html or .txt: the id that addresses are listed by."""
    for suffix in (".gz", ".html", ".htm", ".txt"):
        name = name.removesuffix(suffix)
    return name


def read_addresses(file: Path | None) -> Mapping[str, str]:
    """`{id: address}` or `{id: {url: address, …}}` from a JSON file.  Raises UsageError for another shape."""
    if file is None:
        return {}
    try:
        found = json.loads(file.read_text("utf-8"))
        return {name: _address(value) for name, value in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(f"{file} does not map ids to addresses: {error}") from error


def _address(value: Any) -> str:
    return value if isinstance(value, str) else str(value["url"])
