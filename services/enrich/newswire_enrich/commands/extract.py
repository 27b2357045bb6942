"""Take recorded pages apart into articles; no services needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
    from newswire_shared.contracts.settings import load
    from newswire_shared.running.console import progress
    from newswire_shared.running.page_files import read_addresses

    from newswire_enrich.runs.file_runs import extract_pages
    from newswire_enrich.runs.files import pages_of, write_objects
    from newswire_enrich.settings import EnrichSettings
    from newswire_enrich.sites.memory import ProcessSiteMemory
    from newswire_enrich.sites.rule_files import read_rules

    pages = [page for path in paths for page in pages_of(path)]
    known = read_addresses(addresses)
    settings = load(EnrichSettings)
    memory, ruled = ProcessSiteMemory(settings.memory_rule), read_rules(rules or settings.site_rules_dir)
    write_objects(progress(extract_pages(pages, known, url, memory, ruled), len(pages), "extracting"), output)
