"""Each attack's trial, and the table of all of them at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attacks.attack import Attack, Trial

KINDS = {"passed": "held", "failed": "FAILED"}


@pytest.fixture
def trial(attack: Attack, request: pytest.FixtureRequest, record_property: Any) -> Trial:
    """The trial of this test's attack; its row of the table is noted even where nothing is measured."""
    record_property("attack", (Path(request.node.path).stem.removeprefix("test_"), attack.name))
    return Trial(attack, record_property)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    rows = sorted(
        (*known["attack"], *known.get("cost", (0.0, 0.0)), outcome)
        for name, outcome in KINDS.items()
        for report in terminalreporter.getreports(name)
        if report.when == "call" and "attack" in (known := dict(report.user_properties))
    )
    if not rows:
        return
    terminalreporter.section(f"{len(rows)} attacks")
    terminalreporter.write_line(f"{'kind':<12} {'attack':<72} {'CPU s':>7} {'MB':>6}")
    for kind, name, cpu_s, memory_mb, outcome in rows:
        terminalreporter.write_line(f"{kind:<12} {name:<72} {cpu_s:7.2f} {memory_mb:6.0f}  {outcome}")
