"""Pages in plain text: a first version that takes the first line as the title and the rest as the body.

Lines of a ticker (a time of day glued to a headline) are told apart from the body, and everything after the
first of them is not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from newswire_shared.documents import RelatedItem, TickerLine

from newswire_enrich.extraction.dates import iso
from newswire_enrich.page import Page

VERSION = "plain+1"
_TICKER = re.compile(r"^(?:[-•*]\s*)?((?:[01]?\d|2[0-3])[:.][0-5]\d)\s*(\S.*)$")
_ITEM = re.compile(r"^[-•*]\s+(\S.*)$")
HEADING_WORDS = 8


def page_of_text(text: str, given: Mapping[str, str]) -> Page:
    """Take a plain text page apart."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line and line not in "-•*"]
    title, rest = (lines[0], lines[1:]) if lines else ("", [])
    body_end, ticker_start = _body_end(rest), _ticker_start(rest)
    body = rest[: min(body_end, ticker_start)]
    matches = [(line, _TICKER.match(line)) for line in rest[ticker_start:]]
    return Page(
        title=title, body="\n\n".join(body), kind="article" if body else "stub",
        published=iso(given.get("published")), published_from="feed" if iso(given.get("published")) else "none",
        related=tuple(RelatedItem(title=m[1]) for line in rest[body_end:ticker_start] if (m := _ITEM.match(line))),
        ticker=tuple(TickerLine(time=m[1], title=m[2]) for _, m in matches if m),
        junk=tuple(line for line, m in matches if not m), version=VERSION,
    )  # fmt: skip


def _ticker_start(lines: list[str]) -> int:
    """Where two lines of a ticker follow each other; the end when they never do."""
    marks = [bool(_TICKER.match(line)) for line in lines]
    return next((i for i in range(len(marks) - 1) if marks[i] and marks[i + 1]), len(lines))


def _body_end(lines: list[str]) -> int:
    """Where a short heading without a full stop is followed by a list of items; the end when none is."""
    for index in range(len(lines) - 1):
        if index and _is_heading(lines[index]) and _ITEM.match(lines[index + 1]):
            return index
    return len(lines)


def _is_heading(line: str) -> bool:
    return len(line.split()) <= HEADING_WORDS and line[-1] not in '.!?"”»' and not _ITEM.match(line)
