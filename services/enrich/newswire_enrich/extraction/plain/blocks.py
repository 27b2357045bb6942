"""The blocks of a page in plain text: runs of text, and the lists that are offered beside an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newswire_shared.contracts.documents import RelatedItem, TickerLine

from newswire_enrich.extraction.plain.labels import OFFER_INLINE
from newswire_enrich.extraction.plain.lines import Line, LineKind
from newswire_enrich.extraction.text.shapes import (
    asks,
    clock,
    has_digit,
    is_bracketed,
    is_label,
    is_sentence,
    minutes,
    timed,
    width,
    word_count,
)
from newswire_enrich.extraction.text.teasers import split_item

TICKER_LINES = 2  # one time of day with a headline is a dated line of the article
NEAR = 2  # odd lines in a row end a ticker
HEADLINE_WORDS = 2  # of an entry of a ticker, which may be terse
LIKELY_WORDS = 5  # of a headline that no label announces; menus have fewer
AFTER_TEXT = 10  # lines: a list further from a sentence belongs to the page, not to the article
NARROW = 0.4  # of the mean width of the titles before: below a list stands a menu
TITLE_WORDS = 3  # of an item; two words are a section
QUESTION_WIDTH = 90  # a wider question is a sentence of the article
PARAGRAPH_WIDTH = 60  # of a sentence that is certainly no headline


@dataclass(frozen=True, slots=True)
class LineBlock:
    """Lines that belong together: text, items offered beside it, a ticker, or what is nobody's.

    An item whose teaser stands in its own line has both in its title.
    """

    text: tuple[Line, ...] = ()
    related: tuple[RelatedItem, ...] = ()
    ticker: tuple[TickerLine, ...] = ()
    junk: tuple[str, ...] = ()
    length: int = 0


def blocks_of(lines: Sequence[Line]) -> list[LineBlock]:
    """A page cut into its blocks, in order; text that no list parts stays together."""
    found: list[LineBlock] = []
    last = max((i for i, line in enumerate(lines) if _is_paragraph(line)), default=-1)
    start = index = 0
    while index < len(lines):
        block = ticker_at(lines, index) or offers_at(lines, index, last) or popular_at(lines, index)
        if not block:
            index += 1
            continue
        found += [_text(lines[start:index]), block]
        start = index = index + block.length
    return [*found, _text(lines[start:])]


def _text(lines: Sequence[Line]) -> LineBlock:
    return LineBlock(text=tuple(lines), length=len(lines))


def ticker_at(lines: Sequence[Line], start: int) -> LineBlock | None:
    """A ticker that begins here, with its heading if it has one: times of day with headlines, at least two.

    The sentences of a live report are a text, and so is a programme between two sentences.
    """
    first = start + (lines[start].kind is LineKind.TICKER or _heads(lines, start))
    entries, odd, end = _ticker_entries(lines, first)
    if len(entries) < TICKER_LINES:
        return None
    if _are_updates(entries) or (first == start and _is_programme(lines, start, end)):
        return _text(lines[start:end])
    return LineBlock(ticker=tuple(entries), junk=tuple(odd), length=end - start)


def _heads(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is an unknown heading of a ticker."""
    return index + 1 < len(lines) and is_label(lines[index].text) and not _entry(lines, index)


def _ticker_entries(lines: Sequence[Line], index: int) -> tuple[list[TickerLine], list[str], int]:
    """The entries from a line on, the odd lines among them, and where they end."""
    entries: list[TickerLine] = []
    odd: list[str] = []
    pending: list[str] = []
    end = index
    while index < len(lines) and len(pending) < NEAR and (entries or not pending):
        entry = _entry(lines, index)
        if entry:
            entries.append(entry[0])
            odd, pending = odd + pending, []
            index += entry[1]
            end = index
        else:
            pending.append(lines[index].text)
            index += 1
    return entries, odd, end


def _entry(lines: Sequence[Line], index: int) -> tuple[TickerLine, int] | None:
    """The entry of a ticker at a line, and how many lines it fills."""
    if index >= len(lines) or lines[index].kind is LineKind.DATE:
        return None
    text = lines[index].text
    if (found := timed(text)) and word_count(found[1]) >= HEADLINE_WORDS:
        return TickerLine(time=found[0], title=found[1]), 1
    after = lines[index + 1] if index + 1 < len(lines) else None
    if clock(text) and after and after.is_article and not clock(after.text):
        return TickerLine(time=clock(text), title=after.text), 2
    return None


def _are_updates(entries: Sequence[TickerLine]) -> bool:
    """Whether entries are the sentences of a live report rather than headlines."""
    return sum(is_sentence(entry.title) for entry in entries) * 2 > len(entries)


def _is_programme(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether times that go up stand between two sentences: an article's list of what is to come."""
    times = [minutes(found[0]) for line in lines[start:end] if (found := timed(line.text))]
    around = (*lines[max(start - 1, 0) : start], *lines[end : end + 1])
    return times == sorted(times) and len(around) == 2 and all(line.is_sentence for line in around)


def offers_at(lines: Sequence[Line], start: int, last: int) -> LineBlock | None:
    """Items offered beside the article that begin here, after a known label or after the page's `last` paragraph.

    There, two bulleted lines that each hold a title and a teaser need no label.
    """
    label = lines[start]
    if label.kind is LineKind.OFFER:
        match = OFFER_INLINE.match(label.text)
        return LineBlock(related=(RelatedItem(title=match["title"]),), length=1) if match else None
    bare = len(lines) > start + 1 and all(line.item and _has_both(line, ()) for line in lines[start : start + 2])
    if label.kind is not LineKind.OFFERS and not (start > last and (bare or _is_last_list(lines, start))):
        return None
    items, end = _items(lines, start + (not bare))
    return LineBlock(related=tuple(items), length=end - start) if items else None


def popular_at(lines: Sequence[Line], start: int) -> LineBlock | None:
    """A list of what many read, whatever its subject: nothing of it belongs to the article."""
    if lines[start].kind is not LineKind.POPULAR:
        return None
    _, end = _items(lines, start + 1)
    return LineBlock(junk=tuple(line.text for line in lines[start:end]), length=end - start)


def _is_paragraph(line: Line) -> bool:
    return line.is_sentence and not line.item and line.width > PARAGRAPH_WIDTH


def _is_last_list(lines: Sequence[Line], start: int) -> bool:
    """Whether a short line soon after a sentence begins a list, of bullets or of headlines."""
    label, items = lines[start], lines[start + 1 : start + 3]
    if not (label.kind is LineKind.TEXT and is_label(label.text) and items):
        return False
    if not any(line.is_sentence for line in lines[max(start - AFTER_TEXT, 0) : start]):
        return False
    if items[0].item:
        return not label.text.endswith((":", "："))
    return len(items) > 1 and all(_is_likely(item) and item.width > label.width for item in items)


def _is_likely(line: Line) -> bool:
    """Whether a line is a headline even where no known label says so: longer than a menu's, and no row of figures."""
    return _is_headline(line) and line.words >= LIKELY_WORDS and not has_digit(line.text)


def _is_headline(line: Line) -> bool:
    """Whether a line reads like the title of an item: an open line of some words, or a question."""
    question = line.is_sentence and asks(line.text) and line.width < QUESTION_WIDTH
    return (line.kind is LineKind.TEXT or question) and line.words >= TITLE_WORDS and not is_bracketed(line.text)


def _items(lines: Sequence[Line], index: int) -> tuple[list[RelatedItem], int]:
    """The items of a list from a line on, and where it ends."""
    items: list[RelatedItem] = []
    bulleted = index < len(lines) and bool(lines[index].item)
    while index < len(lines) and not _begins_ticker(lines, index):
        line = lines[index]
        if line.text.isdigit() or (line.kind is LineKind.DATE and items):
            pass
        elif bulleted and line.item:
            items.append(RelatedItem(title=line.item))
        elif not bulleted and (_is_headline(line) or _has_both(line, items)) and not _is_narrow(line, items):
            items.append(RelatedItem(title=line.text))
        elif _is_teaser(lines, index) and items and not items[-1].teaser:
            items[-1] = RelatedItem(title=items[-1].title, teaser=line.text)
        else:
            break
        index += 1
    return items, index


def _is_narrow(line: Line, items: Sequence[RelatedItem]) -> bool:
    """Whether a line is much shorter than the titles before it, as the menu below a list is."""
    return line.width * len(items) < NARROW * sum(width(item.title) for item in items)


def _begins_ticker(lines: Sequence[Line], index: int) -> bool:
    block = ticker_at(lines, index)
    return bool(block and block.ticker)


def _has_both(line: Line, items: Sequence[RelatedItem]) -> bool:
    """Whether a sentence is a title with its teaser rather than the teaser of the item before it."""
    free = not items or items[-1].teaser or is_sentence(items[-1].title)
    return bool(free) and line.is_sentence and split_item(line.item or line.text)[1] is not None


def _is_teaser(lines: Sequence[Line], index: int) -> bool:
    """Whether a sentence belongs to the item before it; two that follow each other are the article again."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    return lines[index].is_sentence and not (after and after.is_sentence and not _is_headline(after) and not after.item)
