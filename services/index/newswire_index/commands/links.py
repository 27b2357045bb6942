"""`newswire index links`: the links of what is indexed, made of the documents."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.running.console.output import bar

from newswire_index.commands.root import service_of


def links(
    context: typer.Context,
    restart: Annotated[bool, typer.Option("--restart", help="Begin with the first article again.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make the links between the articles that are indexed, of their documents.

    Workers do it by themselves after an upgrade, within hours; this does it at once, and goes on where it or they
    were cut off.  With --restart all are made again: after workers of an older release wrote beside new ones, after a
    restore of the index, or to bring in what the registry has learned of addresses since.

    Example: newswire index links --restart
    """
    run = service_of(context).make_links()
    if restart:
        run.begin_anew()
    with bar("linking", run.total()) as show:
        done = run.to_the_end(show)
    typer.echo(json.dumps({"articles": done}) if as_json else f"{done:,} articles have their links")
