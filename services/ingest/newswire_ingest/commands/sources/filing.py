"""Keep sources in a file: write them, compare, apply, import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.console.output import say

from newswire_ingest.commands.sources.finding import add_all
from newswire_ingest.commands.sources.root import app, opened, print_json
from newswire_ingest.sources.differences import Difference, differences
from newswire_ingest.sources.editor import SourceEditor
from newswire_ingest.sources.source_files import SourceFile, as_json_lines, as_opml, as_yaml, read_sources, sources_of

FileName = Annotated[Path, typer.Argument(help="YAML, JSONL or OPML; - for standard input.")]
Prune = Annotated[bool, typer.Option("--prune", help="Sources that the file does not declare are removed.")]


@app.command("export")
def export_sources(
    opml: Annotated[bool, typer.Option("--opml", help="OPML, for other readers; without rules and intervals.")] = False,
    yaml: Annotated[bool, typer.Option("--yaml", help="YAML, which `apply` reads; the default.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Write all sources as a file.

    Example: newswire sources export > sources.yaml
    """
    if opml + yaml + as_json > 1:
        raise UsageError("choose one of --yaml, --opml and --json")
    write = as_opml if opml else as_json_lines if as_json else as_yaml
    sys.stdout.write(write(opened().source_editor.store.all()))


@app.command()
def diff(
    file: FileName,
    prune: Prune = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show what `apply` would change.  Exit status 1 if it would change something.

    Example: newswire sources diff sources.yaml --prune
    """
    planned = _planned(opened().source_editor, file, prune=prune)
    _print(planned, as_json=as_json)
    raise typer.Exit(1 if planned else 0)


@app.command()
def apply(
    file: FileName,
    prune: Prune = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Make the sources those of a file: what it declares is added or changed, and what is equal is left alone.

    A source is known by its name, or by its address where the file gives no name.  A field that is not given has its
    default.  Nothing is changed if anything in the file is wrong.

    Example: newswire sources apply sources.yaml --prune
    """
    editor = opened().source_editor
    planned = _planned(editor, file, prune=prune)
    editor.apply(planned)
    _print(planned, as_json=as_json)


@app.command("import")
def import_sources(file: FileName) -> None:
    """Add the sources of a file; addresses are not looked at first, and no other source's name is taken.

    Folders of an OPML file become groups.  What is wrong in the file is left out and named: exit status 1.

    Example: newswire sources import subscriptions.opml
    """
    add_all(opened().source_editor, _read(file), dry_run=False)


def _planned(editor: SourceEditor, file: Path, *, prune: bool) -> list[Difference]:
    return differences(_read(file).whole(), editor.store.all(), prune=prune)


def _read(file: Path) -> SourceFile:
    if str(file) == "-":
        return sources_of(sys.stdin.read(), "standard input")
    return read_sources(file)


def _print(planned: list[Difference], *, as_json: bool) -> None:
    if as_json:
        print_json(change.as_json() for change in planned)
    else:
        say("\n".join(line for change in planned for line in change.lines()) or "nothing changes")
