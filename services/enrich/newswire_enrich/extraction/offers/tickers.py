"""Tickers: times of day with headlines, in the order of the clock."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from newswire_shared.contracts.documents import TickerLine

from newswire_enrich.extraction.offers.main_text import attributes, is_menu, main_text, text_of

FEWEST_TIMES = 3  # two times in order are a programme or a chance
TIMED_SHARE = 0.8  # of a list's rows; the others are its heading and its "more"
ROW_CHARACTERS = 200  # of an entry; a longer one is a post of a live report
_TIME = re.compile(r"^\W*((?:[01]?\d|2[0-3])[:.][0-5]\d)(?!\d|[:.]\d)(?:\s*(?:Uhr|h|hrs?|час\w*))?\b\W*")
_NAMED = re.compile(r"ticker|news-?wire|news-?feed|live-?feed|lenta", re.IGNORECASE)


def in_order(lines: Sequence[TickerLine]) -> bool:
    """Whether times run one way, but for one midnight."""
    times = [line.time.replace(".", ":").zfill(5) for line in lines]
    later = sum(b > a for a, b in pairwise(times))
    return min(later, sum(b < a for a, b in pairwise(times))) <= 1


def ticker_line(text: str) -> TickerLine | None:
    """A text that begins with a time of day as a line of a ticker, None for another."""
    found = _TIME.match(text)
    title = text[found.end() :].strip() if found else ""
    return TickerLine(time=found[1], title=title) if found and title else None


def ticker_rows(tree: Any) -> list[tuple[Any, list[TickerLine]]]:
    """Lists of times and headlines outside the main text, linked or not, each with the element that holds it."""
    rows: dict[Any, list[TickerLine]] = defaultdict(list)
    for row in tree.iter("li", "p", "tr", "dd"):
        if _begins_with_digit(row) and (line := _line(row)):
            rows[row.getparent()].append(line)
    likely = {holder: lines for holder, lines in rows.items() if len(lines) >= FEWEST_TIMES and in_order(lines)}
    return [(holder, lines) for holder, lines in likely.items() if _is_ticker(holder, lines, tree)]


def _begins_with_digit(row: Any) -> bool:
    return next((begin for piece in row.itertext() if (begin := piece.lstrip()[:1])), "").isdigit()


def _line(row: Any) -> TickerLine | None:
    text = text_of(row)
    return ticker_line(text) if len(text) <= ROW_CHARACTERS else None


def _is_ticker(holder: Any, lines: Sequence[TickerLine], tree: Any) -> bool:
    around = list(_around(holder))
    if any(is_menu(each) for each in around) or len(lines) < TIMED_SHARE * len(holder):
        return False
    named = any(_NAMED.search(attributes(each)) for each in around)
    return named or main_text(tree)[0] not in (holder, *holder.iterancestors())


def _around(element: Any) -> Iterator[Any]:
    yield element
    yield from (each for each in element.iterancestors() if each.tag not in ("body", "html", "main"))
