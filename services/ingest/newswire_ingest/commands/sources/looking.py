"""Look at sources: all of them, one of them, or what an address would give."""

from __future__ import annotations

from typing import Annotated

import typer
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say, table

from newswire_ingest.commands.options import SourceName
from newswire_ingest.commands.sources.root import app, opened, print_json
from newswire_ingest.health.overview import HEADINGS, chosen, show_json, show_lines
from newswire_ingest.polling.feed_check import is_wanting, listing_json, listing_lines


@app.command("list")
def list_sources(
    group: Annotated[str, typer.Option(help="Only this group, and those within it.")] = "",
    tag: Annotated[str, typer.Option(help="Only those with this tag.")] = "",
    failing: Annotated[
        bool, typer.Option("--failing", help="Only those that bring nothing because of a fault.")
    ] = False,
    silent: Annotated[
        bool, typer.Option("--silent", help="Only those that should have had news by their habit.")
    ] = False,
    as_json: JsonLines = False,
) -> None:
    """List the sources with their state; those that somebody should look at come first.

    Example: newswire sources list --failing
    """
    found = chosen(opened().overviews.all(), group=group, tag=tag, failing=failing, silent=silent)
    if as_json:
        print_json(each.as_json() for each in found)
    else:
        table(HEADINGS, [each.as_row() for each in found])


@app.command()
def show(name: SourceName, as_json: JsonLines = False) -> None:
    """Show all that is known of a source: its state and why, its looks, what it brings, what was rejected.

    Example: newswire sources show example
    """
    ingest = opened()
    overview, counts = ingest.overviews.of(ingest.source_editor.known(name))
    if as_json:
        print_json([show_json(overview, counts)])
    else:
        say("\n".join(show_lines(overview, counts)))


@app.command()
def check(
    what: Annotated[list[str], typer.Argument(metavar="ADDRESS|FILE…", help="Addresses or files to look at.")],
    as_json: JsonLines = False,
) -> None:
    """Show what would be collected from addresses or files; nothing is kept.  Exit status 1 if something is wrong.

    Addresses are asked at the pace of their hosts, and as robots.txt allows.

    Example: newswire sources check https://example.org/feed.xml
    """
    from newswire_ingest.composition import Scouting

    look_at = Scouting.open(load(SharedSettings)).feed_check
    found = [(address, look_at(address)) for address in what]
    for address, listing in found:
        if as_json:
            print_json([listing_json(address, listing)])
        else:
            say("\n".join(listing_lines(address, listing)))
    raise typer.Exit(1 if any(is_wanting(listing) for _, listing in found) else 0)
