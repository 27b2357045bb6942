"""Make, list and revoke the keys by which programs read, push and operate."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.accounting.access_keys import Right
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say, table

from newswire_ops.access.keys import HEADINGS, KeyEditor, read_records
from newswire_ops.commands.root import operator_of

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Make, list and revoke the keys of programs.")


@app.command()
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A short name for the key: whose it is.")],
    source: Annotated[
        str | None, typer.Option(help="What its articles are counted under; the key's name otherwise.")
    ] = None,
    scope: Annotated[
        list[Right] | None,
        typer.Option(
            "--scope", "--right", help="What it allows: read, push, alert or operate; repeatable.  push otherwise."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make a key.  It is shown now and never again: only its digest is kept.

    Example: newswire keys add example-cms --source example

    Example: newswire keys add example-frontend --scope read
    """
    key, text = _editor(context).add(name, source or name, tuple(scope or (Right.PUSH,)))
    if as_json:
        typer.echo(json.dumps({"id": key.id, "name": key.name, "source": key.source, "key": text}))
        return
    typer.echo(text)
    pushes = f"  What it pushes is counted under {key.source}." if Right.PUSH in key.rights else ""
    typer.echo(f"This key is not shown again.  It may {', '.join(key.rights)}.{pushes}", err=True)


@app.command("list")
def list_keys(context: typer.Context, as_json: JsonLines = False) -> None:
    """List the keys, also those that were revoked; none of them can be shown.

    Example: newswire keys list
    """
    listed = _editor(context).listed()
    if as_json:
        for each in listed:
            typer.echo(json.dumps(each.as_json()))
    elif not listed:
        typer.echo("there are no keys")
    else:
        table(HEADINGS, [each.as_row() for each in listed])


@app.command()
def revoke(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A key's name, or its id.")],
) -> None:
    """Let a key open nothing from the next request on.

    Example: newswire keys revoke example-cms
    """
    key = _editor(context).revoke(name)
    say(f"{key.name} ({key.id}) is revoked")


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[typer.FileText, typer.Argument(help="Records of keys; - is standard input.")],
) -> None:
    """Make the keys again from their records in the index, after Redis was lost.

    Example: newswire index records key | newswire keys restore -
    """
    typer.echo(f"{_editor(context).restore([*read_records(file)])} keys are back")


def _editor(context: typer.Context) -> KeyEditor:
    stack = operator_of(context).stack()
    return KeyEditor(stack.access_keys, stack.publisher)
