"""Pages in plain text: the title, the article's paragraphs, and what stands after them.

A page of text is its lines; what they are is told by their shape alone.  After the article come, in any
order, a list of items under a heading (offered beside the article), a ticker (times of day with headlines)
and odd words (junk).  A time of day counts as a ticker's where at least two stand near each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newswire_shared.documents import RelatedItem, TickerLine

from newswire_enrich.extraction.dates import iso
from newswire_enrich.extraction.teasers import split_item
from newswire_enrich.page import Page

VERSION = "plain+2"
_BULLET = re.compile(r"^[-–•*·▪►»]\s+(\S.*)$")
_TICKER = re.compile(r"^(?:[-–•*·]\s*)?((?:[01]?\d|2[0-3])[:.][0-5]\d)(?!\d*[:.]\d)(?:\s*[-–|:]\s+|\s*)(\S.*)$")
_ENDED = re.compile(r"[.!?…。！？।؟։:;,\"”»’'」』)\]]\s*$")
HEADING_WORDS = 8
JUNK_WORDS = 6
NEAR = 2


def page_of_text(text: str, given: Mapping[str, str]) -> Page:
    """Take a plain text page apart."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line and line not in "-–•*·"]
    title, rest = (lines[0], lines[1:]) if lines else ("", [])
    end, ticker = _body_end(rest), _ticker_start(rest)
    body = _without_junk(rest[: min(end, ticker)])
    published = iso(given.get("published"))
    after = rest[len(body) :]
    return Page(
        title=title, body="\n\n".join(body), kind="article" if body else "stub",
        published=published, published_from="feed" if published else "none",
        related=_related(rest[end:]), ticker=_ticker(after) if ticker < len(rest) else (),
        junk=_junk(after, rest[end : end + 1]), version=VERSION,
    )  # fmt: skip


def _ticker_start(lines: Sequence[str]) -> int:
    """Where two lines of a ticker follow each other; the end when they never do."""
    marks = [bool(_TICKER.match(line)) for line in lines]
    return next((i for i in range(len(marks)) if marks[i] and any(marks[i + 1 : i + 1 + NEAR])), len(lines))


def _body_end(lines: Sequence[str]) -> int:
    """Where a short heading without a full stop is followed by a list of items; the end when none is."""
    for index in range(1, len(lines) - 1):
        if is_label(lines[index]) and _item(lines[index + 1]):
            return index
    return len(lines)


def is_label(line: str) -> bool:
    """Whether a line reads like the heading of a list."""
    return len(line.split()) <= HEADING_WORDS and not _ENDED.search(line.rstrip(":")) and not _BULLET.match(line)


def _item(line: str) -> str:
    """The text of an item of a list, "" for another line; a line of a ticker is none."""
    match = _BULLET.match(line)
    return match[1] if match and not _TICKER.match(line) else ""


def _related(lines: Sequence[str]) -> tuple[RelatedItem, ...]:
    items = (split_item(item) for line in lines if (item := _item(line)))
    return tuple(RelatedItem(title=title, teaser=teaser) for title, teaser in items)


def _ticker(lines: Sequence[str]) -> tuple[TickerLine, ...]:
    return tuple(TickerLine(time=m[1], title=m[2]) for line in lines if (m := _TICKER.match(line)))


def _junk(lines: Sequence[str], label: Sequence[str]) -> tuple[str, ...]:
    """What is neither an item nor a ticker's line nor the heading of either."""
    odd = [(i, line) for i, line in enumerate(lines) if not _item(line) and not _TICKER.match(line)]
    return tuple(line for i, line in odd if line not in label and not _heads(lines[i : i + 2]))


def _heads(pair: Sequence[str]) -> bool:
    """Whether a line is the heading of the list or ticker that begins after it."""
    return len(pair) == 2 and is_label(pair[0]) and bool(_item(pair[1]) or _TICKER.match(pair[1]))


def _without_junk(lines: Sequence[str]) -> list[str]:
    """Paragraphs without the short unfinished lines at their end, where a finished one stands before them."""
    kept = list(lines)
    while len(kept) > 1 and _is_odd(kept[-1]) and any(_ENDED.search(line) for line in kept[:-1]):
        kept.pop()
    return kept


def _is_odd(line: str) -> bool:
    return len(line.split()) <= JUNK_WORDS and not _ENDED.search(line) and not _BULLET.match(line) and len(line) < 40
