"""Look at dead letters, replay or drop them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say, table

from newswire_ops.accounting.letters import (
    GROUP_HEADINGS,
    HEADINGS,
    LetterFilter,
    chosen,
    every,
    group_rows,
    is_message,
    lines_of,
    one,
    replay_letters,
    rows,
)
from newswire_ops.accounting.names import check_source, check_stage
from newswire_ops.commands.options import LetterFingerprint, LetterId, LetterIdOrAll, LetterSource, LetterStage
from newswire_ops.commands.root import operator_of
from newswire_ops.ports import RunningStack

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Look at dead letters, replay or drop them.")


@app.command("list")
def list_letters(
    context: typer.Context,
    stage: LetterStage = None,
    source: LetterSource = None,
    fingerprint: LetterFingerprint = None,
    group: Annotated[bool, typer.Option("--group", help="One row for errors of one kind raised at one place.")] = False,
    as_json: JsonLines = False,
) -> None:
    """List dead letters, the newest first.

    Example: newswire dead list --stage enrich --group
    """
    letters = _chosen(operator_of(context).stack(), LetterFilter(stage, source, fingerprint))
    if as_json:
        for letter in letters:
            typer.echo(json.dumps(asdict(letter), ensure_ascii=False))
    elif not letters:
        typer.echo("there are no dead letters")
    else:
        table(GROUP_HEADINGS, group_rows(letters)) if group else table(HEADINGS, rows(letters))


@app.command()
def show(context: typer.Context, letter_id: LetterId, as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Show one dead letter with its traceback.

    Example: newswire dead show 4f0c1d2e
    """
    letter = one(operator_of(context).stack().dead_letters, letter_id)
    if as_json:
        typer.echo(json.dumps(asdict(letter), ensure_ascii=False))
    else:
        say("\n".join(lines_of(letter)))


@app.command()
def replay(
    context: typer.Context,
    letter_id: LetterIdOrAll = None,
    stage: LetterStage = None,
    source: LetterSource = None,
    fingerprint: LetterFingerprint = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be replayed.")] = False,
    rate: Annotated[float, typer.Option(min=0.1, help="Letters a second.")] = 50,
) -> None:
    """Send dead letters back to the stage that failed.

    Example: newswire dead replay --fingerprint 1a2b3c4d --dry-run
    """
    stack = operator_of(context).stack()
    found = _one_or_chosen(stack, letter_id, LetterFilter(stage, source, fingerprint))
    letters = [letter for letter in found if is_message(letter)]
    if len(letters) < len(found):
        typer.echo(f"{len(found) - len(letters)} hold no message to be sent again: `newswire dead drop` ends them")
    if dry_run:
        typer.echo(f"{len(letters)} would be replayed")
        return
    typer.echo(f"{replay_letters(stack, letters, rate)} replayed")


@app.command()
def drop(
    context: typer.Context,
    letter_id: LetterIdOrAll = None,
    stage: LetterStage = None,
    source: LetterSource = None,
    fingerprint: LetterFingerprint = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Give dead letters up for good; the ledger goes on counting them as dead.

    Example: newswire dead drop --fingerprint 1a2b3c4d
    """
    stack = operator_of(context).stack()
    letters = _one_or_chosen(stack, letter_id, LetterFilter(stage, source, fingerprint))
    if letters and not yes:
        typer.confirm(f"drop {len(letters)} dead letters for good?", abort=True)
    kept_s = stack.settings.record_days * 86400
    typer.echo(f"{sum(stack.dead_letters.drop(letter, kept_s) for letter in letters)} dropped")


@app.command()
def export(context: typer.Context, file: Annotated[Path, typer.Argument(help="JSONL file to write.")]) -> None:
    """Write all dead letters to a file, one JSON object a line.

    Example: newswire dead export dead.jsonl
    """
    number = 0
    try:
        with file.open("w", encoding="utf-8") as lines:
            for letter in every(operator_of(context).stack().dead_letters):
                lines.write(json.dumps(asdict(letter), ensure_ascii=False) + "\n")
                number += 1
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    typer.echo(f"{number} written to {file}")


def _one_or_chosen(stack: RunningStack, letter_id: str | None, wanted: LetterFilter) -> list[DeadLetter]:
    return [one(stack.dead_letters, letter_id)] if letter_id else _chosen(stack, wanted)


def _chosen(stack: RunningStack, wanted: LetterFilter) -> list[DeadLetter]:
    """The letters of a filter.  Raises UsageError for a stage or a source that does not exist."""
    check_stage(wanted.stage)
    letters = chosen(stack.dead_letters, wanted)
    if not letters:  # a letter may be older than all else that is known of its source
        check_source(stack.ledger, stack.sources, wanted.source)
    return letters
