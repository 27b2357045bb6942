"""The runbook as the server shows it: the same text that stands in `docs/`, with a place for each section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

TEXT = Path(__file__).parent / "runbook.txt"  # leads to docs/runbook.md; a package that is built has its text
OUTSIDE = ("https://", "http://", "#")


@cache
def runbook_html() -> str:
    """The runbook as HTML.  Markup in it is shown as text."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(TEXT.read_text("utf-8"))
    for opening, inside in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", slug(inside.content))
    for token in tokens:
        _mend_links(token.children or ())
    return str(markdown.renderer.render(tokens, markdown.options, {}))


def slug(heading: str) -> str:
    """The place of a heading, as the sites that show Markdown make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _mend_links(tokens: Sequence[Token]) -> None:
    """A link to another page of the documentation, which is not served here, shows its words alone."""
    for token in tokens:
        if token.type == "link_open" and not str(token.attrGet("href")).startswith(OUTSIDE):
            del token.attrs["href"]
