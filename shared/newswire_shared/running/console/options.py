"""Options that commands of several services have in common."""

from __future__ import annotations

from typing import Annotated

import typer

JsonLines = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
