"""Offers of a page: related items and a ticker, told apart from menus, most-read lists and sections.

A list is what its label says.  Without a label, links alone between the paragraphs of the article are offered with it,
and so are lists that the markup calls related, or that share the words of the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from newswire_shared.contracts.documents import RelatedItem, TickerLine

from newswire_enrich.extraction.offers.headlines import beside_links, has_words, heads_line
from newswire_enrich.extraction.offers.labels import ListRole
from newswire_enrich.extraction.offers.link_blocks import Headline, LinkBlock, blocks_of
from newswire_enrich.extraction.offers.link_targets import LinkingPage, is_article, site_of
from newswire_enrich.extraction.offers.main_text import PROSE_CHARACTERS, attributes, short_text, text_of
from newswire_enrich.extraction.offers.tickers import ticker_rows, timed_lines
from newswire_enrich.extraction.text.shapes import is_sentence, letters

TEASER_WORDS = 6  # fewer are a section, an author or a time, unless they end as a sentence does
SHARED_LETTERS = 5  # by which two words are taken for forms of one
SHARED_ITEMS = 0.6  # three fifths of a list after the text share a word with the title (decision 16)
FEWEST_SHARED = 2  # ... and two at least: one word is shared by chance
PROMO_WORDS = 4  # of a link among paragraphs; shorter ones are names
PROMO_CHARACTERS = 25  # of scripts that write without spaces, and of languages of long words
FEWEST_TOPICS = 3  # entries of a list below which their mean says nothing
MOST_LINKS = 3  # of one item: its headline, its section and its author
NEAR = 4  # how many elements around a block name it
MOST_AROUND = 8  # elements around a block that are asked what they are called; further up it is the page
MOST_OF_BODY = 0.5  # where more would go, the body is made of offers, and stays
# Classes and ids of lists that are chosen for the article.
_RELATED = re.compile(r"related|recirc|read-?next|also-?read|read-?also|read-?more|more-?on|similar|verwandt", re.I)
_ASIDE = re.compile(r"side-?bar|widget|\brail\b|footer", re.I)  # ... of columns that stand beside any article
# ... of what others read, is new, is paid for, or is about the author
_OTHERS = re.compile(
    r"most|popular|trending|latest|newest|recent|ticker|ranking|sponsor|promoted|taboola|outbrain|advert|newsletter|"
    r"comments?\b|author|social",
    re.I,
)
_TEASERS = ("p", "div", "span", "em", "small")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Offers:
    """Related items and ticker of a page; `lines` are the letters of all that is offered, which is no body."""

    related: tuple[RelatedItem, ...] = ()
    ticker: tuple[TickerLine, ...] = ()
    lines: frozenset[str] = frozenset()


def offers_of(tree: Any, url: str, titles: Iterable[str]) -> Offers:
    """What a page at `url` offers beside its article; `titles` are what the article is called."""
    site = site_of(url)
    subject = _stems(" ".join(titles)) - _stems(site.domain)
    judged = [(block, _judge(block, site, subject)) for block in blocks_of(tree, site)]
    related = [headline for block, kind in judged if kind is ListRole.RELATED for headline in _items(block)]
    known = {block.element: kind for block, kind in judged}
    rows = [
        line for holder, lines in ticker_rows(tree) if known.get(holder) is not ListRole.MOST_READ for line in lines
    ]
    ticker = [line for block, kind in judged if kind is ListRole.TICKER for line in _timed(block)]
    ticker = list(dict.fromkeys(ticker + rows))
    lines = {letters(text) for line in ticker for text in (line.title, line.time + line.title)}
    return Offers(tuple(_related(related)), tuple(ticker), frozenset(_texts(judged)) | lines)


def without_offers(body: str, lines: frozenset[str]) -> str:
    """A body without the lines that are offered beside it; all of it where it is made of them."""
    paragraphs = body.split("\n\n")
    kept = [line for line in paragraphs if letters(line) not in lines]
    return "\n\n".join(kept) if sum(map(len, kept)) > MOST_OF_BODY * len(body) else body


def _judge(block: LinkBlock, site: LinkingPage, subject: frozenset[str]) -> ListRole | None:
    """The role of a block beside the article; None for menus and links of the text itself."""
    # What a label says comes first, then the clock, then the markup: the order of decision 16.
    if block.label in (ListRole.MOST_READ, ListRole.JUNK):
        return block.label
    if block.label is ListRole.RELATED:
        return ListRole.JUNK if _is_of_topics(block) else ListRole.RELATED
    if _timed(block):
        return ListRole.TICKER
    if block.label in (ListRole.LISTING, ListRole.TICKER):
        return ListRole.LISTING
    return _by_place(block, list(_surroundings(block)), site, subject)


def _by_place(block: LinkBlock, around: Sequence[Any], site: LinkingPage, subject: frozenset[str]) -> ListRole | None:
    """The role of a block without a label that decides, by what the markup calls it, by its place, and by its words."""
    names = " ".join(attributes(each) for each in around[:NEAR])
    if _OTHERS.search(names):
        return ListRole.LISTING
    if any(
        headline.in_sentence and not (block.closing and heads_line(headline.anchor)) for headline in block.headlines
    ):
        return None
    shared = sum(bool(_stems(headline.title) & subject) for headline in block.headlines)
    if _RELATED.search(attributes(block.element)) and (block.label is None or shared):
        return ListRole.RELATED
    if block.label is not None and (block.closing or not block.inside or len(block.headlines) > 1):
        return ListRole.LISTING
    if any(each.tag == "footer" for each in around) or _ASIDE.search(names):
        return ListRole.LISTING
    if block.inside:
        return ListRole.RELATED if _is_promotion(block, site, shared) else None
    close = block.after and shared >= max(FEWEST_SHARED, SHARED_ITEMS * len(block.headlines))
    return ListRole.RELATED if close or _RELATED.search(names) else ListRole.LISTING


def _is_promotion(block: LinkBlock, site: LinkingPage, shared: int) -> bool:
    """Whether links without a label lead to articles, and stand among paragraphs or share words of the title."""
    told = all(_is_promo(headline, site) for headline in block.headlines)
    return told and (shared > 0 or any(len(short_text(each)) > PROSE_CHARACTERS for each in _beside(block.element)))


def _beside(element: Any) -> Iterator[Any]:
    """The nearest siblings of an element that are not of its own kind; paragraphs are of no kind."""
    near = (*islice(element.itersiblings("*", preceding=True), NEAR), *islice(element.itersiblings("*"), NEAR))
    for each in near:
        if each.tag == "p" or (each.tag, each.get("class")) != (element.tag, element.get("class")):
            yield each


def _is_of_topics(block: LinkBlock) -> bool:
    """Whether most entries of a list are links too short for headlines: topics, not articles."""
    items = {headline.item for headline in block.headlines}
    if block.element in items:
        return len({a.get("href") for a in block.element.iter("a") if has_words(a)}) > MOST_LINKS
    others = sum(child not in items and any(has_words(a) for a in child.iter("a")) for child in block.element)
    return len(block.element) >= FEWEST_TOPICS and others > len(items)


def _surroundings(block: LinkBlock) -> Iterator[Any]:
    yield block.element
    for count, element in enumerate(block.element.iterancestors()):
        if element.tag in ("body", "main", "html") or count > MOST_AROUND:
            return
        yield element


def _is_promo(headline: Headline, site: LinkingPage) -> bool:
    long = len(headline.title.split()) >= PROMO_WORDS or len(headline.title) >= PROMO_CHARACTERS
    return long and has_words(headline.anchor) and is_article(headline.address, site)


def _items(block: LinkBlock) -> list[Headline]:
    return [each for each in _items_of_list(block) if each.label is not ListRole.JUNK]


def _related(headlines: Iterable[Headline]) -> Iterator[RelatedItem]:
    """One item for each address; on a page without an address of its own, relative ones are kept out."""
    seen: set[str] = set()
    for headline in headlines:
        if not seen & {headline.address, letters(headline.title)}:
            seen |= {headline.address, letters(headline.title)}
            url = headline.address if "://" in headline.address else None
            yield RelatedItem(title=headline.title, url=url, teaser=_teaser(headline))


def _teaser(headline: Headline) -> str | None:
    """The longest text of an item beside its headline, where that has the length of a sentence or ends as one."""
    parts = [text_of(part) for part in headline.item.iter(*_TEASERS) if not len(part) or part.tag == "p"]
    if heads_line(headline.anchor):
        parts.append(beside_links(headline.item))
    return max((part for part in parts if _is_teaser(part, headline.title)), key=len, default=None)


def _is_teaser(text: str, title: str) -> bool:
    long = len(text.split()) >= TEASER_WORDS or is_sentence(text)
    return long and text not in title and title not in text


def _timed(block: LinkBlock) -> list[TickerLine]:
    """The lines of a block that is a ticker, none for another."""
    return timed_lines([each.item for each in block.headlines])


def _texts(judged: Iterable[tuple[LinkBlock, ListRole | None]]) -> Iterator[str]:
    """The letters of everything offered, as it may stand in a body."""
    for block, kind in judged:
        if kind is None or (kind is ListRole.LISTING and block.inside and not block.closing):
            continue
        if block.closing:
            yield letters(block.heading)
        for headline in _items_of_list(block):
            yield from map(letters, _said(headline, kind is not ListRole.LISTING or block.closing))


def _said(headline: Headline, whole: bool) -> Iterator[str]:
    yield headline.title
    if whole:
        yield text_of(headline.anchor)
        yield text_of(headline.item)
        yield _teaser(headline) or ""
        yield beside_links(headline.item)


def _items_of_list(block: LinkBlock) -> list[Headline]:
    """The headlines of a block, in a labelled one also those above a teaser in one line."""
    known = block.closing or block.label not in (None, ListRole.NAMELESS)
    return [each for each in block.headlines if not each.in_sentence or (known and heads_line(each.anchor))]


def _stems(text: str) -> frozenset[str]:
    """Beginnings of the longer words of a text."""
    return frozenset(word[:SHARED_LETTERS] for word in _WORD.findall(text.casefold()) if len(word) >= SHARED_LETTERS)
