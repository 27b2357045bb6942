"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Why = Annotated[str, typer.Option(help="The reason, for the log.")]
By = Annotated[str | None, typer.Option(help="Who decides it; the user of this machine otherwise.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Unlisted = Annotated[
    bool, typer.Option("--unlisted", help="Take ids that the catalogue lacks: as articles have them, or new ones.")
]
EntityArgument = Annotated[str, typer.Argument(metavar="ID", help="An entity's id, such as org:tass.")]
StoryArgument = Annotated[str, typer.Argument(metavar="STORY", help="A story's id, also one from before a merge.")]
ArticleArgument = Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id.")]
RecordsArgument = Annotated[
    Path, typer.Argument(help="Records, as `newswire index records` writes them; - for standard input.")
]
