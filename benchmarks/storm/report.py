"""The report of a storm in lines: one for the table, then what is wrong and how it came, then the faults done."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.storm.trial import Report

SHOWN = 40  # findings; a storm that finds more has one reason for most of them


def lines_of(report: Report) -> Iterator[str]:
    """The report as a person reads it."""
    yield report.line()
    for finding in report.findings[:SHOWN]:
        yield f"  {finding.kind}: {finding.about} {finding.what}"
        yield from (f"    {line}" for line in report.traces.get(finding.about, ()))
    if len(report.findings) > SHOWN:
        yield f"  and {len(report.findings) - SHOWN} more"
    yield from _faults(report)


def _faults(report: Report) -> Iterator[str]:
    yield f"  faults, by kind: {len(report.done)} of {len(report.done) + len(report.missed)} happened"
    for name, times in sorted(report.done.items()):
        idle = f", {report.idle[name]} idle" if report.idle[name] else ""
        yield f"    {times:3} x {name}{idle}"
    if report.missed:
        yield f"    never: {', '.join(report.missed)}"
