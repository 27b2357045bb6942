"""Options and arguments that several commands take."""

from __future__ import annotations

from typing import Annotated

import typer

StageName = Annotated[str, typer.Argument(help="fetch, enrich or index.")]

LetterId = Annotated[str, typer.Argument(help="A dead letter's id, or the beginning of it.")]
LetterIdOrAll = Annotated[str | None, typer.Argument(help="One letter; all chosen ones otherwise.")]
LetterStage = Annotated[str | None, typer.Option("--stage", help="Only of this stage.")]
LetterSource = Annotated[str | None, typer.Option("--source", help="Only of this source.")]
LetterFingerprint = Annotated[str | None, typer.Option("--fingerprint", help="Only with this fingerprint.")]
