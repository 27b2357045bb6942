"""The root of `newswire sources`, and what its commands share."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer
from newswire_shared.contracts.settings import SharedSettings, load

if TYPE_CHECKING:
    from newswire_ingest.composition import Ingest

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Find, add, check, list and change sources.")


def opened() -> Ingest:
    """Ingest on the stack that there is.  Raises MissingStack."""
    from newswire_ingest.composition import Ingest

    return Ingest.open("sources", load(SharedSettings))


def print_json(objects: Iterable[Any]) -> None:
    """Print one object a line."""
    for each in objects:
        typer.echo(json.dumps(each, ensure_ascii=False))
