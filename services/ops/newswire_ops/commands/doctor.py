"""Check everything that newswire needs, and say what to do about what is wrong."""

from __future__ import annotations

import typer
from newswire_shared.running.checks import Verdict
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say

from newswire_ops.commands.root import operator_of
from newswire_ops.observation.answers import finding_answer

app = typer.Typer(add_completion=False)


@app.command()
def doctor(context: typer.Context, as_json: JsonLines = False) -> None:
    """Check everything that newswire needs, and say what to do about what is wrong; exit status 1 if something is.

    Example: newswire doctor
    """
    findings = operator_of(context).checkup()
    for finding in findings:
        if as_json:
            typer.echo(finding_answer(finding).model_dump_json())
        else:
            advice = f"\n         {finding.advice}" if finding.advice else ""
            say(f"{finding.verdict:<7}  {finding.name}: {finding.found}{advice}")
    raise typer.Exit(1 if any(f.verdict is Verdict.WRONG for f in findings) else 0)
