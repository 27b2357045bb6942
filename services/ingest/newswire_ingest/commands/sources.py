"""Add, list, check, pause and remove sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say, table

from newswire_ingest.commands.options import SourceName
from newswire_ingest.sources.declarations import HEADINGS, SourceEditor, declare, read_declarations
from newswire_ingest.sources.feed_check import listing_json, listing_lines

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Add, list, check, pause and remove sources.")


@app.command()
def add(
    address: Annotated[str, typer.Argument(help="Address of a feed or news sitemap.")],
    name: Annotated[str | None, typer.Option(help="Short name; made of the host otherwise.")] = None,
    every: Annotated[str | None, typer.Option(help="How often to look: 90s, 15m, 2h; by its habits otherwise.")] = None,
    language: Annotated[str | None, typer.Option(help="Language to assume where none can be told.")] = None,
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Do not look at the address first.")] = False,
) -> None:
    """Add a source, or change the one of that address; its articles come in from now on.

    It takes no other source's place: without --name a free name is made of the host, and a name that is another
    source's is refused.

    Example: newswire sources add https://example.org/feed.xml --name example --every 15m
    """
    from newswire_ingest.composition import Ingest

    ingest = Ingest.open("sources", load(SharedSettings))
    editor = ingest.source_editor
    (source,) = editor.placed([(declare(address, name, every, language, editor.default_interval_s), bool(name))])
    if not unchecked:
        ingest.feed_check.refuse_unless_feed(address)
    editor.save(source)
    looked_at = f"every {source.interval_s:g} s" if source.interval_s else "as often as its habits ask for"
    typer.echo(f"{source.name}: {source.address}, {looked_at}")


@app.command("import")
def import_sources(
    file: Annotated[Path, typer.Argument(help="JSONL: {address, name, every, language}, one a line; or OPML.")],
) -> None:
    """Add the sources of a file; addresses are not looked at first.

    Example: newswire sources import sources.jsonl
    """
    editor = _editor()
    found = read_declarations(file)
    declared = editor.placed(
        (declare(**each, default_s=editor.default_interval_s), bool(each["name"])) for each in found
    )
    for source in declared:
        editor.save(source)
    typer.echo(f"{len(declared)} sources added")


@app.command("list")
def list_sources(as_json: JsonLines = False) -> None:
    """List the sources and how their last poll went.

    Example: newswire sources list
    """
    rows = _editor().overview()
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row.as_json(), ensure_ascii=False))
    else:
        table(HEADINGS, [row.as_row() for row in rows])


@app.command()
def check(
    what: Annotated[list[str], typer.Argument(metavar="ADDRESS|FILE…", help="Addresses or files to look at.")],
    as_json: JsonLines = False,
) -> None:
    """Show what would be collected from addresses or files; nothing is kept.  Exit status 1 if something is wrong.

    Example: newswire sources check https://example.org/feed.xml
    """
    from newswire_ingest.composition import feed_check

    look_at = feed_check()
    found = [(address, look_at(address)) for address in what]
    for address, listing in found:
        if as_json:
            typer.echo(json.dumps(listing_json(address, listing), ensure_ascii=False))
        else:
            say("\n".join(listing_lines(address, listing)))
    raise typer.Exit(1 if any(listing.problems or listing.kind == "unknown" for _, listing in found) else 0)


@app.command()
def pause(name: SourceName) -> None:
    """Stop polling a source; what it brought stays.

    Example: newswire sources pause example
    """
    _editor().set_paused(name, True)
    typer.echo(f"{name} is paused; `newswire sources resume {name}` polls it again")


@app.command()
def resume(name: SourceName) -> None:
    """Poll a paused source again.

    Example: newswire sources resume example
    """
    _editor().set_paused(name, False)
    typer.echo(f"{name} is polled again")


@app.command()
def remove(name: SourceName) -> None:
    """Remove a source; its articles stay.

    Example: newswire sources remove example
    """
    _editor().remove(name)
    typer.echo(f"{name} is removed")


def _editor() -> SourceEditor:
    from newswire_ingest.composition import Ingest

    return Ingest.open("sources", load(SharedSettings)).source_editor
