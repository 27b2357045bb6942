"""Link the copies, stories and related articles of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newswire_enrich.files.json_lines import read_objects, write_objects

app = typer.Typer(add_completion=False)


@app.command()
def link(
    file: Annotated[Path, typer.Argument(help="Articles in order of arrival: .jsonl or .jsonl.xz.")],
    output: Annotated[Path | None, typer.Option(help="JSONL file to write; standard output otherwise.")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes to share the work.")] = 1,
) -> None:
    """Link articles: near-copies, stories and related articles, each with its reason.

    Starts a broker of its own for the run.

    Example: newswire link articles.jsonl --output links.jsonl
    """
    from newswire_enrich.composition.offline import Offline

    articles = list(read_objects(file))  # a wrong line is named before a broker is started
    with Offline.open().links(articles, workers) as links:
        write_objects(links, output)
