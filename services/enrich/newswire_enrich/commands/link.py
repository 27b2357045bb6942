"""Link the copies, stories and related articles of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
    from functools import partial

    from newswire_enrich.linking.redis_story_state import linker_at
    from newswire_enrich.runs.file_runs import link_articles, state_for_a_run
    from newswire_enrich.runs.files import read_objects, write_objects

    articles = list(read_objects(file))
    with state_for_a_run() as url:
        write_objects(link_articles(articles, partial(linker_at, url), workers), output)
