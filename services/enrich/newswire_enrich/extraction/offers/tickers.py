"""Tickers: times of day with headlines, in the order of the clock."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from newswire_shared.contracts.documents import TickerLine

from newswire_enrich.extraction.offers.main_text import attributes, is_menu, main_text, text_of
from newswire_enrich.extraction.text.element_text import full_text
from newswire_enrich.extraction.text.shapes import CLOCK, clock, minutes

FEWEST_TIMES = 3  # two times in order are a programme or a chance
TIMED_SHARE = 0.8  # of a list's rows; the others are its heading and its "more"
LONGEST_TIME = 20  # characters at the end of a line in which its time is looked for
ROW_CHARACTERS = 200  # of an entry; a longer one is a post of a live report
_TIME = re.compile(rf"^\W*({CLOCK})(?!\d|[:.]\d)(?:\s*(?:Uhr|h|hrs?|час\w*))?(?!\w)\W*")
_TIME_AFTER = re.compile(rf"(?<!\w)({CLOCK})(?:\s*(?:Uhr|h|hrs?|час\w*))?\W*$")
_NAMED = re.compile(r"ticker|news-?wire|news-?feed|live-?feed|lenta", re.IGNORECASE)


def in_order(lines: Sequence[TickerLine]) -> bool:
    """Whether times run one way, but for one midnight."""
    times = [minutes(line.time) for line in lines]
    later = sum(b > a for a, b in pairwise(times))
    return min(later, sum(b < a for a, b in pairwise(times))) <= 1


def ticker_line(text: str) -> TickerLine | None:
    """A text that begins or ends with a time of day as a line of a ticker, None for another."""
    found = _TIME.match(text)
    title = text[found.end() :].strip() if found else ""
    if not found and (found := _TIME_AFTER.search(text, max(0, len(text) - LONGEST_TIME))):
        title = text[: found.start()].strip(" \t|-–—·•(")
        title = "" if title[-1:].isdigit() or title.endswith(",") else title  # the time of a day that is named too
    return TickerLine(time=found[1], title=title) if found and title else None


def timed_lines(rows: Sequence[Any]) -> list[TickerLine]:
    """The lines of rows that are a ticker, none of others."""
    fewest = max(FEWEST_TIMES, TIMED_SHARE * len(rows))
    lines: list[TickerLine] = []
    for left, row in zip(range(len(rows), 0, -1), rows, strict=True):
        if len(lines) + left < fewest:
            return []
        lines += filter(None, [ticker_line(row_text(row))])
    return lines if len(lines) >= fewest and in_order(lines) else []


def row_text(row: Any) -> str:
    """What a row says, behind the time of day that stands right before it: in a `<dt>`, say, or a cell of its own."""
    before, text = row.getprevious(), text_of(row)
    beside = (row.getparent().text if before is None else before.tail) if row.getparent() is not None else ""
    told = text_of(before) if before is not None and not (beside or "").strip() else " ".join((beside or "").split())
    return f"{told} {text}" if clock(told.removesuffix("Uhr").strip()) else text


def ticker_rows(tree: Any) -> list[tuple[Any, list[TickerLine]]]:
    """Lists of times and headlines outside the main text, linked or not, each with the element that holds it."""
    rows: dict[Any, list[TickerLine]] = defaultdict(list)
    for row in tree.iter("li", "p", "tr", "dd"):
        if (row.tag == "dd" or _begins_with_digit(row)) and (line := _line(row)):
            rows[row.getparent()].append(line)
    likely = {holder: lines for holder, lines in rows.items() if len(lines) >= FEWEST_TIMES and in_order(lines)}
    return [(holder, lines) for holder, lines in likely.items() if _is_ticker(holder, lines, tree)]


def _begins_with_digit(row: Any) -> bool:
    return full_text(row).lstrip()[:1].isdigit()


def _line(row: Any) -> TickerLine | None:
    text = row_text(row)
    return ticker_line(text) if len(text) <= ROW_CHARACTERS else None


def _is_ticker(holder: Any, lines: Sequence[TickerLine], tree: Any) -> bool:
    around = list(_around(holder))
    rows = sum(child.tag != "dt" for child in holder)
    if any(is_menu(each) for each in around) or len(lines) < TIMED_SHARE * rows:
        return False
    named = any(_NAMED.search(attributes(each)) for each in around)
    return named or main_text(tree)[0] not in (holder, *holder.iterancestors())


def _around(element: Any) -> Iterator[Any]:
    yield element
    yield from (each for each in element.iterancestors() if each.tag not in ("body", "html", "main"))
