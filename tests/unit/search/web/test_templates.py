"""Templates import what they use, and what none of them uses is not there."""

from __future__ import annotations

import re

import pytest
from newswire_search.web import rendering
from newswire_search.web.wording.catalogues import DEFAULT, LOCALES, translations
from tree import ROOT

FOLDER = ROOT / "services/search/newswire_search/web/templates"
TEMPLATES = {str(file.relative_to(FOLDER)): file.read_text() for file in FOLDER.rglob("*") if file.is_file()}
IMPORT = re.compile(r'{% from "([^"]+)" import ([\w, ]+?)(?: with context)? %}')
MACRO = re.compile(r"{%-? macro (\w+)")


def imported(text: str) -> list[tuple[str, str]]:
    """The macros that a template imports, with the file of each."""
    return [(file, name.strip()) for file, names in IMPORT.findall(text) for name in names.split(",")]


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_what_is_imported_is_there_and_used(template: str) -> None:
    text = TEMPLATES[template]
    for file, name in imported(text):
        assert name in MACRO.findall(TEMPLATES[file]), f"{file} has no {name}"
        assert re.search(rf"\b{name}\(", IMPORT.sub("", text)), f"{name} is imported for nothing"


def test_each_macro_global_and_filter_is_used() -> None:
    everything = "\n".join(TEMPLATES.values())
    macros = {name for text in TEMPLATES.values() for name in MACRO.findall(text)}
    assert [name for name in macros if len(re.findall(rf"\b{name}\(", everything)) < 2] == []
    ours = {*rendering._globals(), *rendering._filters(translations(DEFAULT), LOCALES[DEFAULT])}
    assert [name for name in ours if not re.search(rf"\b{name}\b", everything)] == []
