"""Tag the entities of articles in a file; no services needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def tag(
    file: Annotated[Path, typer.Argument(help="Articles: .jsonl, .jsonl.xz or .jsonl.gz with id, title, body.")],
    output: Annotated[Path | None, typer.Option(help="JSONL file to write; standard output otherwise.")] = None,
) -> None:
    """Tag the entities of articles, one JSON object a line.  No services are needed.

    Example: newswire tag articles.jsonl --output tagged.jsonl
    """
    from newswire_shared.contracts.settings import load
    from newswire_shared.running.console import progress

    from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue
    from newswire_enrich.entities.recognition.spacy_recogniser import open_recogniser
    from newswire_enrich.runs.file_runs import tag_articles
    from newswire_enrich.runs.files import read_objects, write_objects
    from newswire_enrich.settings import EnrichSettings

    recogniser = open_recogniser(load(EnrichSettings).model)
    recogniser.load()
    articles = list(read_objects(file))
    tags = tag_articles(articles, recogniser, load_catalogue())
    write_objects(progress(tags, len(articles), "tagging"), output)
