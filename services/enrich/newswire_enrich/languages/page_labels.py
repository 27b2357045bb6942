"""The labels, buttons and notices of news pages in many languages, as `page_labels.toml` lists them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Reader = Literal["text", "markup", "alone"]


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("page_labels.toml").read_text("utf-8"))


def any_of(label: str, *readers: Reader) -> str:
    """The phrases of a label that some readers use, as one regular expression that is matched without case."""
    table = _tables()[label]
    columns = [table[name] for name in ("both", *readers) if name in table]
    return "(?:" + "|".join(row for column in columns for row in column.strip().split("\n")) + ")"
