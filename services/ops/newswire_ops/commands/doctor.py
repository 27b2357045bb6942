"""Check everything that newswire needs, and say what to do about what is wrong."""

from __future__ import annotations

import json
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False) -> None:
    """Check everything that newswire needs, and say what to do about what is wrong; exit status 1 if something is.

    Example: newswire doctor
    """
    from newswire_shared.running.checks import Verdict
    from newswire_shared.running.console import say

    from newswire_ops.doctor.checkup import checkup

    findings = checkup()
    for finding in findings:
        if as_json:
            typer.echo(json.dumps({"check": finding.name, "verdict": finding.verdict, "found": finding.found,
                                   "advice": finding.advice}))  # fmt: skip
        else:
            advice = f"\n         {finding.advice}" if finding.advice else ""
            say(f"{finding.verdict:<7}  {finding.name}: {finding.found}{advice}")
    raise typer.Exit(1 if any(f.verdict is Verdict.WRONG for f in findings) else 0)
