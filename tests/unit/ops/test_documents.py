"""Every `newswire` command that a document shows exists, with the options that it shows."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from newswire_ops.command import installed, loaded
from tree import ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("services/*/README.md")]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
_COMMAND = re.compile(r"(?<!-n )(?<![\w.@/-])(?:\.venv/bin/)?newswire ([a-z][a-z-]*)((?: [^`|#\n]*)?)")


def shown(document: Path) -> Iterator[tuple[str, list[str]]]:
    """The commands of a document's indented lines and inline code: the subcommand and its words."""
    for line in document.read_text("utf-8").splitlines():
        pieces = [line] if line.startswith("    ") else re.findall(r"`([^`]+)`", line)
        for piece in pieces:
            for match in _COMMAND.finditer(piece):
                yield match[1], words_of(match[2])


def words_of(text: str) -> list[str]:
    try:
        return shlex.split(text.partition("  ")[0])
    except ValueError:
        return text.split()


def options_of(command: Any, words: list[str]) -> set[str]:
    """The options of a command, or of the subcommand that the words name."""
    children = getattr(command, "commands", {})
    if words and words[0] in children:
        command = children[words[0]]
    return {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)} | {"--help"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_of_a_document_exists_with_its_options(document: Path) -> None:
    for name, words in shown(document):
        if name not in installed():
            pytest.fail(f"{document.name} shows `newswire {name}`, which is no command")
        known = options_of(loaded(name), words)
        wrong = [word for word in words if word.startswith("--") and word.partition("=")[0] not in known]
        assert not wrong, f"{document.name} shows `newswire {name}` with {wrong}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_target_of_a_document_exists(document: Path) -> None:
    lines = [line.strip() for line in document.read_text("utf-8").splitlines() if line.startswith("    make ")]
    assert {line.split()[1] for line in lines} <= TARGETS


def test_the_documents_show_commands_at_all() -> None:
    assert sum(1 for document in DOCUMENTS for _ in shown(document)) > 50


def test_a_back_up_takes_the_archive_last_in_every_document() -> None:
    texts = {document: " ".join(document.read_text("utf-8").split()) for document in DOCUMENTS}
    telling = {document.name: text for document, text in texts.items() if re.search(r"[Bb]ack(ing)?[ -]up", text)}
    ordered = {name: re.findall(r"archive (first|last)\b", text) for name, text in telling.items()}
    assert ordered.keys() >= {"runbook.md", "deployment.md"}
    assert {name: order for name, order in ordered.items() if "first" in order} == {}
    assert ordered["runbook.md"] and ordered["deployment.md"]


def test_both_pages_give_a_back_up_in_one_order() -> None:
    """What is backed up first may lack what is backed up later, and never the other way round."""
    orders = [
        ("runbook.md", "The order is: ", ["snapshot of the index", "Redis", "registry's files", "archive last"]),
        ("deployment.md", "Take a snapshot", ["snapshot of the index", "Redis", "registry's files", "archive last"]),
    ]
    for page, begin, order in orders:
        text = (ROOT / "docs" / page).read_text("utf-8").replace("\n", " ")
        places = [text.index(each, text.index(begin)) for each in order]
        assert places == sorted(places), page
