"""Take recorded pages apart into articles; no services needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.running.console.output import progress
from newswire_shared.running.page_files import read_addresses

from newswire_enrich.files.json_lines import write_objects
from newswire_enrich.files.recorded_pages import pages_of

app = typer.Typer(add_completion=False)


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Recorded pages (.html, .html.gz, .txt) or folders of them.")],
    url: Annotated[str | None, typer.Option(help="The address of the page.")] = None,
    addresses: Annotated[Path | None, typer.Option(help="JSON file of {id: address}.")] = None,
    rules: Annotated[Path | None, typer.Option(help="Folder of rules for single sites (.toml).")] = None,
    output: Annotated[Path | None, typer.Option(help="JSONL file to write; standard output otherwise.")] = None,
) -> None:
    """Take recorded pages apart into articles, one JSON object a line.  No services are needed.

    What several articles of one site repeat is taken out of later ones, so the order of the pages matters.

    Example: newswire extract pages/ --addresses addresses.json --output articles.jsonl
    """
    from newswire_enrich.composition.offline import Offline

    pages = [page for path in paths for page in pages_of(path)]
    articles = Offline.open().extract(pages, read_addresses(addresses), url, rules)
    write_objects(progress(articles, len(pages), "extracting"), output)
