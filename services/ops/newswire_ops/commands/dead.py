"""Look at dead letters, replay or drop them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from newswire_shared.contracts.errors import UsageError

if TYPE_CHECKING:
    from newswire_shared.accounting.dead_letters import DeadLetter
    from newswire_shared.running.assembly import Assembly

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Look at dead letters, replay or drop them.")

Id = Annotated[str, typer.Argument(help="A dead letter's id, or the beginning of it.")]
Stage = Annotated[str | None, typer.Option(help="Only of this stage.")]
Source = Annotated[str | None, typer.Option(help="Only of this source.")]
Fingerprint = Annotated[str | None, typer.Option(help="Only with this fingerprint.")]


@app.command("list")
def list_letters(
    stage: Stage = None,
    source: Source = None,
    fingerprint: Fingerprint = None,
    group: Annotated[bool, typer.Option("--group", help="One row for errors of one kind raised at one place.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List dead letters, the newest first.

    Example: newswire dead list --stage enrich --group
    """
    from newswire_shared.running.console import table

    from newswire_ops.accounting.letters import GROUP_HEADINGS, HEADINGS, group_rows, rows
    from newswire_ops.composition import open_state

    letters = _chosen(open_state(), stage, source, fingerprint)
    if as_json:
        for letter in letters:
            typer.echo(json.dumps(asdict(letter), ensure_ascii=False))
    elif not letters:
        typer.echo("there are no dead letters")
    else:
        table(GROUP_HEADINGS, group_rows(letters)) if group else table(HEADINGS, rows(letters))


@app.command()
def show(letter_id: Id, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Show one dead letter with its traceback.

    Example: newswire dead show 4f0c1d2e
    """
    from newswire_shared.running.console import say

    from newswire_ops.accounting.letters import lines_of, one
    from newswire_ops.composition import open_state

    letter = one(open_state().dead_letters, letter_id)
    if as_json:
        typer.echo(json.dumps(asdict(letter), ensure_ascii=False))
    else:
        say("\n".join(lines_of(letter)))


@app.command()
def replay(
    letter_id: Annotated[str | None, typer.Argument(help="One letter; all chosen ones otherwise.")] = None,
    stage: Stage = None,
    source: Source = None,
    fingerprint: Fingerprint = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be replayed.")] = False,
    rate: Annotated[float, typer.Option(min=0.1, help="Letters a second.")] = 50,
) -> None:
    """Send dead letters back to the stage that failed.

    Example: newswire dead replay --fingerprint 1a2b3c4d --dry-run
    """
    from newswire_ops.accounting.letters import is_message, one, replay_letters
    from newswire_ops.composition import open_state

    parts = open_state()
    found = [one(parts.dead_letters, letter_id)] if letter_id else _chosen(parts, stage, source, fingerprint)
    letters = [letter for letter in found if is_message(letter)]
    if len(letters) < len(found):
        typer.echo(f"{len(found) - len(letters)} hold no message to be sent again: `newswire dead drop` ends them")
    if dry_run:
        typer.echo(f"{len(letters)} would be replayed")
        return
    typer.echo(f"{replay_letters(parts, letters, rate)} replayed")


@app.command()
def drop(
    letter_id: Annotated[str | None, typer.Argument(help="One letter; all chosen ones otherwise.")] = None,
    stage: Stage = None,
    source: Source = None,
    fingerprint: Fingerprint = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Give dead letters up for good; the ledger goes on counting them as dead.

    Example: newswire dead drop --fingerprint 1a2b3c4d
    """
    from newswire_ops.accounting.letters import one
    from newswire_ops.composition import open_state

    parts = open_state()
    letters = [one(parts.dead_letters, letter_id)] if letter_id else _chosen(parts, stage, source, fingerprint)
    if letters and not yes:
        typer.confirm(f"drop {len(letters)} dead letters for good?", abort=True)
    for letter in letters:
        parts.dead_letters.drop(letter, parts.settings.record_days * 86400)
    typer.echo(f"{len(letters)} dropped")


@app.command()
def export(file: Annotated[Path, typer.Argument(help="JSONL file to write.")]) -> None:
    """Write all dead letters to a file, one JSON object a line.

    Example: newswire dead export dead.jsonl
    """
    from newswire_ops.accounting.letters import Choice, chosen
    from newswire_ops.composition import open_state

    letters = chosen(open_state().dead_letters, Choice())
    lines = "".join(json.dumps(asdict(letter), ensure_ascii=False) + "\n" for letter in letters)
    try:
        file.write_text(lines, "utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    typer.echo(f"{len(letters)} written to {file}")


def _chosen(parts: Assembly, stage: str | None, source: str | None, fingerprint: str | None) -> list[DeadLetter]:
    """The letters of a choice.  Raises UsageError for a stage or a source that there is not."""
    from newswire_ops.accounting.letters import Choice, chosen
    from newswire_ops.accounting.names import check_source, check_stage

    check_stage(stage)
    letters = chosen(parts.dead_letters, Choice(stage, source, fingerprint))
    if not letters:  # a letter may be older than all else that is known of its source
        check_source(parts, source)
    return letters
