"""The commands of a document: its blocks of code, which a test runs, or that say why none does.

A block is indented by four, or fenced.  It has commands where a line of it begins as one does.  The line before it may
say

    <!-- not run: REASON -->

and one line of a page that a test of its own follows

    <!-- run by tests/FILE -->
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tree import ROOT

COMMANDS = (
    "newswire", ".venv/bin/", "make", "docker", "kubectl", "curl", "promtool", "python", "python3", "redis-cli",
    "export", "mkdir", "cat", "tar", "cp", "jq", "sed", "openssl", "apt-get", "nginx", "for", "deploy/", "ssh",
)  # fmt: skip
BEGINS = re.compile(r"(?:\$ )?(?:[A-Z_]+=\S+ +)*(?:" + "|".join(re.escape(word) for word in COMMANDS) + r")(?![\w:=])")
SLASHED = re.compile(r"(?:\$ )?(?:[A-Z_]+=\S+ +)*(?:\.venv/bin/|deploy/)\S")
PROGRAMS = {"", "sh", "bash", "shell", "console"}  # as what a fence says that it holds; others hold no commands
NOT_RUN = re.compile(r"<!-- not run: (.+) -->")
ELSEWHERE = re.compile(r"^<!-- run by (\S+) -->$", re.M)


@dataclass(frozen=True, slots=True)
class Block:
    """Code of a document from a line on; `reason` why it is not run, empty where it is."""

    document: Path
    line: int
    text: str
    reason: str = ""

    @property
    def has_commands(self) -> bool:
        return any(BEGINS.match(line) or SLASHED.match(line) for line in self.text.splitlines())


def documents() -> list[Path]:
    """All that explain how something is used."""
    return [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("services/*/README.md"))]


def blocks(document: Path) -> Iterator[Block]:
    """The blocks of a document that have commands."""
    yield from (block for block in _all(document) if block.has_commands)


def followed_elsewhere(document: Path) -> str:
    """The test that follows the whole page, empty for none."""
    found = ELSEWHERE.search(document.read_text("utf-8"))
    return found[1] if found else ""


def _all(document: Path) -> Iterator[Block]:
    lines = document.read_text("utf-8").splitlines()
    at = 0
    while at < len(lines):
        end = _end(lines, at)
        if end == at:
            at += 1
            continue
        is_fenced = lines[at].startswith("```")
        inner = lines[at + 1 : end - 1] if is_fenced else [line[4:] for line in lines[at:end]]
        said = NOT_RUN.fullmatch(lines[at - 1].strip()) if at else None
        if not is_fenced or lines[at][3:].strip() in PROGRAMS:
            yield Block(document, at + 1, "\n".join(inner), said[1] if said else "")
        at = end


def _end(lines: list[str], at: int) -> int:
    """Behind the block that begins there; the same line where none does.  A blank line within a block belongs to it."""
    if lines[at].startswith("```"):
        return next(n for n in range(at + 1, len(lines)) if lines[n].startswith("```")) + 1
    if not lines[at].startswith("    ") or (at and lines[at - 1].strip() and not lines[at - 1].startswith("<!--")):
        return at  # a line that goes on with a list or a paragraph
    end = at
    for n in range(at, len(lines)):
        if lines[n].startswith("    "):
            end = n + 1
        elif lines[n].strip():
            break
    return end
