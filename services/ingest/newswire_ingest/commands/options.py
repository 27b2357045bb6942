"""The options and arguments that several commands of ingest share."""

from __future__ import annotations

from typing import Annotated

import typer

SourceName = Annotated[str, typer.Argument(metavar="NAME", help="A source's name.")]
