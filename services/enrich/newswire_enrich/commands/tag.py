"""Tag the entities of articles in a file; no services needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.running.console.output import progress

from newswire_enrich.files.json_lines import read_objects, write_objects

app = typer.Typer(add_completion=False)


@app.command()
def tag(
    file: Annotated[Path, typer.Argument(help="Articles: .jsonl, .jsonl.xz or .jsonl.gz with id, title, body.")],
    output: Annotated[Path | None, typer.Option(help="JSONL file to write; standard output otherwise.")] = None,
) -> None:
    """Tag the entities of articles, one JSON object a line.  No services are needed.

    Example: newswire tag articles.jsonl --output tagged.jsonl
    """
    from newswire_enrich.composition.offline import Offline

    articles = list(read_objects(file))
    write_objects(progress(Offline.open().tag(articles), len(articles), "tagging"), output)
