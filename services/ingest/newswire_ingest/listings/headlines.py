"""The headlines of a page: which of its links are articles, by their place, their words and the shape of their address.

One sign alone is not enough: a menu has words, a section has an address, a shop has headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from newswire_shared.contracts.domains import registered_domain
from newswire_shared.contracts.identity.evidence import names_article, pins_article

from newswire_ingest.listings.places import framed
from newswire_ingest.listings.values import Item

FEWEST = 5  # headlines that make a page a list: an article has fewer beside it that are not marked as such
HEADLINE_WORDS = 4  # fewer are the names of sections, unless something else speaks for them
LONGEST = 300  # characters of a headline: more is a teaser, and a link around a whole card has both
WIDE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # scripts whose words are not set apart
WIDE_WORD = 2.5  # characters of these that say as much as a word
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
HEADLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:head(?:line)?|title|titre|titulo|titel|overskrift)(?:$|[\s_-])", re.I)
# First or last but one part of the path of pages that list, sell or explain, in the languages of many sites.
OTHER_PAGES = frozenset(
    """
    tag tags topic topics thema themen theme themes tema temas category categories kategorie rubrik rubriques rubrique
    section sections author authors autor autoren auteurs auteur autores people profile profil user users search suche
    recherche buscar login signin signup register account konto compte abo abonnement abonnements subscribe
    subscription subscriptions newsletter newsletters info about about-us contact kontakt impressum imprint datenschutz
    privacy terms legal policies policy help hilfe faq advertise jobs careers shop boutique tienda store share archive
    archives archiv page rss feed feeds sitemap apps app services usingthesite
    """.split()
)
# Here lie articles too, told by a name of several words.
MIXED_PAGES = frozenset(
    """
    events event veranstaltungen agenda weather wetter meteo games spiele juegos jeux podcast podcasts sounds audio
    radio tv live program programme horoscope horoskop crossword quiz
    """.split()
)
OTHER_HOSTS = frozenset(
    """
    shop store jobs abo account accounts login my mein epaper e-paper tickets trauer anzeigen support help games ads
    """.split()
)
OTHER_WORDS = re.compile(
    r"(?:^|[-_/])(?:privacy|datenschutz|impressum|terms-(?:of|and)|conditions-generales|cookie-policy|newsletter|subscribe"
    r"|kontakt|contact-us|accessibility|sitemap)(?:$|[-_/.])", re.I)  # fmt: skip
IDENTIFIED = re.compile(
    r"(?:^|&)(?:\w{0,12}id|id\w{0,12}|p|art|article|story|news|no|nr|n|a|aid|nid|sid)=[\w-]{0,20}\d{2}", re.I
)

MOSTLY = 0.6  # of headlines: so many agree by rule, not by chance
JOINT = re.compile("[-_]")

MOST_LINKS = 5000  # of a page that are looked at: large home pages have a thousand
NEAR = 3  # levels of markup between a link and its heading: a card has one or two
Blocks = dict[Any, list[Any]]


@dataclass(slots=True)
class Headline:
    """What the links to one address say together."""

    url: str
    shape: int  # 0 for an address that names nothing, 1 for one that names an article, 2 for one that no other can have
    title: str = ""
    rank: int = -1  # of the title: 3 a heading, 2 named as headline, 1 the words of a link, 0 a heading beside the link

    @property
    def weight(self) -> float:
        return words_in(self.title)

    @property
    def is_sure(self) -> bool:
        """Whether two signs agree."""
        if self.rank >= 2:
            return self.weight >= 2 and (self.shape > 0 or self.weight >= HEADLINE_WORDS)
        return self.weight >= (3 if self.shape == 2 else HEADLINE_WORDS) and self.shape > 0


def headlines(tree: Any, address: str) -> tuple[Item, ...]:
    """The articles that a page lists, each once, in their order."""
    base = _base(tree, address)
    links = list(islice(_links(tree, base, address), MOST_LINKS))
    beside = framed([link for link, _ in links])
    found = _gathered([pair for pair in links if pair[0] not in beside], _blocks(tree))
    sure = [headline for headline in found if headline.is_sure]
    chosen = _alike(sure) if len(sure) >= FEWEST else _repeated(found)
    return tuple(Item(url=headline.url, title=headline.title) for headline in chosen)


def _alike(found: list[Headline]) -> list[Headline]:
    """Headlines but for sections, on a site that gives each article a number or a date of its own."""
    pinned = sum(headline.shape == 2 for headline in found)
    if pinned < max(FEWEST, len(found) * MOSTLY):
        return found
    return [headline for headline in found if headline.shape == 2 or JOINT.subn("", _last(headline.url))[1] >= 3]


def _last(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]


def words_in(text: str) -> float:
    """How much a text says, in words; of scripts that set no words apart, by characters."""
    wide = len(WIDE.findall(text))
    return len(WIDE.sub(" ", text).split()) + wide / WIDE_WORD


def _base(tree: Any, address: str) -> str:
    own = tree.find(".//base[@href]")
    try:
        return urljoin(address, own.get("href").strip()) if own is not None else address
    except ValueError:
        return address


def _links(tree: Any, base: str, address: str) -> Iterator[tuple[Any, str]]:
    """Links to other pages of the same site that may be articles."""
    site, own = registrable(urlsplit(address).hostname or ""), address.partition("#")[0].rstrip("/")
    for link in tree.iter("a"):
        href = (link.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:")):
            continue
        try:
            url = urljoin(base, href).partition("#")[0]
            parts = urlsplit(url)
        except ValueError:
            continue
        is_own = parts.scheme in ("http", "https") and registrable(parts.hostname or "") == site
        if is_own and url.rstrip("/") != own and not _is_other(parts):
            yield link, url


def _is_other(parts: SplitResult) -> bool:
    """Whether an address is that of a page that is no article, by its words."""
    segments = [segment.lower() for segment in parts.path.split("/") if segment]
    if not segments and not parts.query:
        return True
    if (parts.hostname or "").split(".")[0] in OTHER_HOSTS or {*segments[:1], *segments[-2:-1]} & OTHER_PAGES:
        return True
    if segments and segments[-1] in OTHER_PAGES | MIXED_PAGES:
        return True
    is_named = bool(segments) and segments[-1].count("-") >= 3
    return bool(OTHER_WORDS.search(parts.path)) or (bool({*segments[:1]} & MIXED_PAGES) and not is_named)


@lru_cache(1024)  # the hosts that a few pages link to
def registrable(host: str) -> str:
    """The registrable domain of a host, or the host where it has none."""
    return registered_domain(host) or host


def _gathered(links: list[tuple[Any, str]], blocks: Blocks) -> list[Headline]:
    found: dict[str, Headline] = {}
    for link, url in links:
        headline = found.setdefault(url.rstrip("/"), Headline(url, _shape(url)))
        title, rank = _title(link, blocks)
        is_better = (rank, words_in(title) >= HEADLINE_WORDS) > (headline.rank, headline.weight >= HEADLINE_WORDS)
        if title and len(title) <= LONGEST and is_better:
            headline.title, headline.rank = title, rank
    return [headline for headline in found.values() if headline.title]


def _shape(url: str) -> int:
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    if pins_article(segments):
        return 2
    return 1 if names_article(segments) or IDENTIFIED.search(parts.query) else 0


def _title(link: Any, blocks: Blocks) -> tuple[str, int]:
    inner = next((part for part in link.iter() if part.tag in HEADINGS), None)
    if inner is not None and (title := _words(inner)):
        return title, 3
    words = _words(link)
    outer = next((box.tag for box in _near(link, NEAR) if box.tag in HEADINGS), None)
    if outer and words:
        return words, 3
    named = next((part for part in link.iter() if HEADLINE_CLASS.search(part.get("class") or "")), None)
    if named is not None and (title := _words(named)):
        return title, 2
    if words_in(words) >= HEADLINE_WORDS:
        return words, 1
    beside = _heading_beside(link, blocks)
    return (beside, 0) if beside else (words, 1 if words else -1)


def _blocks(tree: Any) -> Blocks:
    """The headings of each block of a page, as far as a block is near them; found in one pass over the page."""
    found: Blocks = {}
    for heading in tree.iter(*HEADINGS):
        for box in _near(heading, NEAR):
            found.setdefault(box, []).append(heading)
    return found


def _heading_beside(link: Any, blocks: Blocks) -> str:
    """The one heading without a link in the block of a link that says "read more", or nothing."""
    headings = next((blocks[box] for box in _near(link, NEAR) if box in blocks), [])
    is_alone = len(headings) == 1 and headings[0].find(".//a") is None
    return _words(headings[0]) if is_alone else ""


def _near(element: Any, levels: int) -> Iterator[Any]:
    for _, box in zip(range(levels), element.iterancestors(), strict=False):
        yield box


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def _repeated(found: list[Headline]) -> list[Headline]:
    """Headlines of a site whose addresses tell nothing: their words are all there is, and that there are many."""
    wordy = [headline for headline in found if headline.weight >= HEADLINE_WORDS]
    shapes = Counter(_pattern(headline.url) for headline in wordy)
    return [headline for headline in wordy if shapes[_pattern(headline.url)] >= FEWEST or headline.is_sure]


def _pattern(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return parts.netloc, parts.path.rstrip("/").count("/")
