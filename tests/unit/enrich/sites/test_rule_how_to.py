"""The how-to page about rules of sites does what it says, followed literally."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tree import ROOT

PAGE = ROOT / "docs" / "how-to-write-a-site-rule.md"
BLOCK = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)
COMMAND = "#!/bin/sh\nexec {python} -c 'from newswire_ops.command import main; main()' \"$@\"\n"


def blocks() -> list[str]:
    """The blocks of the page, in order, without their indent."""
    return [re.sub("^    ", "", found, flags=re.MULTILINE).strip("\n") for found in BLOCK.findall(PAGE.read_text())]


def run(folder: Path, script: str) -> str:
    """What a shell prints, wrong or right."""
    environment = {n: v for n, v in os.environ.items() if not n.startswith("NEWSWIRE_")}
    done = subprocess.run(["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)
    return (done.stdout + done.stderr).rstrip()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the command where the page has it."""
    command = tmp_path / ".venv" / "bin" / "newswire"
    command.parent.mkdir(parents=True)
    command.write_text(COMMAND.format(python=sys.executable))
    command.chmod(0o755)
    return tmp_path


def steps(block: str) -> list[tuple[str, str]]:
    """The commands of a block of a terminal, each with what the page shows after it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, shown.rstrip()) for command, _, shown in (part.partition("\n") for part in parts)]


def test_the_page_does_what_it_says(project: Path) -> None:
    printed: dict[str, str] = {}
    for block in blocks():
        if " <<'END'" in block:
            assert run(project, block) == ""
        for command, shown in steps(block):
            printed[command] = run(project, command)
            assert shown in ("", printed[command]), command
    without, ruled, wrong = (text for command, text in printed.items() if "newswire extract" in command)
    assert without and ruled and wrong
    assert without != ruled, "the example is one no more: all of it is found without a rule"
