"""Arguments and options that several commands share, and the root that they work with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newswire_enrich.composition import Editing

Why = Annotated[str, typer.Option(help="The reason, for the log.")]
By = Annotated[str | None, typer.Option(help="Who decides it; the user of this machine otherwise.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def editing_of(context: typer.Context) -> Editing:
    """The editing that the command's context was given, as tests do, or that of this process."""
    from newswire_enrich.composition import Editing

    return context.find_object(Editing) or Editing()
