"""What a page offers beside its article: related items and a ticker, told from menus, most-read lists and sections.

A list is what its label says.  Without a label, links alone between the paragraphs of the article are offered with it,
and so are lists that the markup calls related, or that share the words of the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from newswire_shared.documents import RelatedItem, TickerLine

from newswire_enrich.extraction.link_blocks import Block, Headline, attributes, blocks_of, text_of
from newswire_enrich.extraction.link_targets import Site, is_article, site_of
from newswire_enrich.extraction.offer_labels import Offer

TEASER_WORDS = 6
SHARED_LETTERS = 5
SHARED_ITEMS = 0.6
FEWEST_SHARED = 2
FEWEST_TIMES = 3
TIMED_ITEMS = 0.8
PROMO_WORDS = 4
NEAR = 4  # how many elements around a block name it
MOST_OF_BODY = 0.5
_MENU = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|mega-?menu|subnav\w*|breadcrumbs?|topbar|masthead|toolbar|"
    r"pagination|pager|prev-?post|next-?post|comments?)(?:$|[\s_-])", re.I)
_RELATED = re.compile(r"related|recirc|read-?next|also-?read|read-?also|read-?more|more-?on|similar|verwandt", re.I)
_ASIDE = re.compile(r"side-?bar|widget|\\brail\\b|footer", re.I)
_OTHERS = re.compile(r"most|popular|trending|latest|newest|recent|ticker|ranking|sponsor|promoted|taboola|outbrain|advert|newsletter|comments?\\b|author|social", re.I)
_TIME = re.compile(r"^\W*((?:[01]?\d|2[0-3])[:.][0-5]\d)(?:\s*(?:Uhr|h|Uhr\b))?\b(?!\d*[:.]\d)\W*")
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
    related = [headline for block, kind in judged if kind is Offer.RELATED for headline in _items(block, site)]
    ticker = [line for block, kind in judged if kind is Offer.TICKER for line in _ticker_lines(block)]
    return Offers(tuple(_related(related)), tuple(ticker), frozenset(_texts(judged)))


def without_offers(body: str, lines: frozenset[str]) -> str:
    """A body without the lines that are offered beside it; all of it where it is made of them."""
    paragraphs = body.split("\n\n")
    kept = [line for line in paragraphs if _letters(line) not in lines]
    return "\n\n".join(kept) if sum(map(len, kept)) > MOST_OF_BODY * len(body) else body


def _judge(block: Block, site: Site, subject: frozenset[str]) -> Offer | None:
    """What a block is to the article; None for menus and links of the text itself."""
    around = list(_surroundings(block))
    if any(each.tag in ("nav", "template") or _MENU.search(attributes(each)) or _hidden(each) for each in around):
        return None
    if block.label in (Offer.MOST_READ, Offer.JUNK):
        return block.label
    if block.label is Offer.RELATED:
        return Offer.RELATED
    if _is_ticker(block):
        return Offer.TICKER
    if block.label in (Offer.LISTING, Offer.TICKER):
        return Offer.LISTING
    return _by_place(block, around, site, subject)


def _by_place(block: Block, around: Sequence[Any], site: Site, subject: frozenset[str]) -> Offer | None:
    """What a block without a telling label is, by what the markup calls it, by its place, and by its words."""
    names = " ".join(attributes(each) for each in around[:NEAR])
    if _OTHERS.search(names):
        return Offer.LISTING
    if any(headline.in_sentence for headline in block.headlines):
        return None
    alone = len(block.headlines) == 1
    if block.label is not None and not (alone and block.inside):
        return Offer.LISTING
    if any(each.tag == "footer" for each in around) or _ASIDE.search(names):
        return Offer.LISTING
    if block.inside:
        return Offer.RELATED if all(_is_promo(each, site) for each in block.headlines) else None
    if _RELATED.search(names):
        return Offer.RELATED
    shared = sum(bool(_stems(headline.title) & subject) for headline in block.headlines)
    return Offer.RELATED if block.after and shared >= max(FEWEST_SHARED, SHARED_ITEMS * len(block.headlines)) else Offer.LISTING


def _surroundings(block: Block) -> Iterator[Any]:
    yield block.element
    for count, element in enumerate(block.element.iterancestors()):
        if element.tag in ("body", "main", "html") or count > 8:
            return
        yield element


def _hidden(element: Any) -> bool:
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _is_promo(headline: Headline, site: Site) -> bool:
    return len(headline.title.split()) >= PROMO_WORDS and is_article(headline.address, site)


def _items(block: Block, site: Site) -> list[Headline]:
    return [each for each in block.headlines if each.label is not Offer.JUNK and not each.in_sentence]


def _related(headlines: Iterable[Headline]) -> Iterator[RelatedItem]:
    """One item for each address."""
    seen: set[str] = set()
    for headline in headlines:
        if not seen & {headline.address, _letters(headline.title)}:
            seen |= {headline.address, _letters(headline.title)}
            yield RelatedItem(title=headline.title, url=headline.address, teaser=_teaser(headline))


def _teaser(headline: Headline) -> str | None:
    """The longest text of an item beside its headline, where that has the length of a sentence."""
    parts = (text_of(part) for part in headline.item.iter("p", "div", "span") if not len(part) or part.tag == "p")
    others = [part for part in parts if len(part.split()) >= TEASER_WORDS and part not in headline.title]
    return max(others, key=len, default=None)


def _is_ticker(block: Block) -> bool:
    times = [line.time.replace(".", ":").zfill(5) for line in _ticker_lines(block)]
    turns = sum(later > earlier for earlier, later in pairwise(times))
    in_order = min(turns, sum(later < earlier for earlier, later in pairwise(times))) <= 1
    return len(times) >= max(FEWEST_TIMES, TIMED_ITEMS * len(block.headlines)) and in_order


def _ticker_lines(block: Block) -> list[TickerLine]:
    found = []
    for headline in block.headlines:
        if time := _TIME.match(text_of(headline.item)):
            found.append(TickerLine(time=time[1], title=_TIME.sub("", headline.title)))
    return found


def _texts(judged: Iterable[tuple[Block, Offer | None]]) -> Iterator[str]:
    """The letters of everything offered, as it may stand in a body."""
    for block, kind in judged:
        if kind is not None and (kind is not Offer.LISTING or not block.inside):
            for headline in block.headlines:
                if headline.in_sentence:
                    continue
                yield from map(_letters, (headline.title, text_of(headline.anchor), text_of(headline.item)))
                if teaser := _teaser(headline):
                    yield _letters(teaser)


def _stems(text: str) -> frozenset[str]:
    """Beginnings of the longer words of a text."""
    return frozenset(word[:SHARED_LETTERS] for word in _WORD.findall(text.casefold()) if len(word) >= SHARED_LETTERS)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
