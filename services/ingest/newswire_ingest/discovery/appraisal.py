"""The worth of a candidate as a source: does it bring the site's own new articles, of the part that was asked for?

A pure function.  Each trait adds or takes points; what they are worth against each other is the order of publishers'
habits: a feed before a news sitemap, that before a page, and none of them if it is dead, of others, or of comments.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from newswire_shared.contracts.identity import InvalidAddress, canonicalize
from newswire_shared.contracts.identity.evidence import names_article

from newswire_ingest.discovery.addresses import site_of, steps
from newswire_ingest.discovery.page_links import How
from newswire_ingest.listings.values import Item, Listing

FEEDS = ("rss", "atom", "jsonfeed")
GOOD = 50.0  # as good as a declared feed that may be alive: nothing better is looked for
SHOWN = 0.3  # of its items on the page: then they are the site's own, at whichever domain they lie
NEWEST = 30  # of a feed's items: a front page shows no more of them
LEAST = 15.0  # what is worth less is no source: it is dead, empty, of others, or of comments
# In the plural: an opinion page may well be called Comment.
_COMMENTS = re.compile(
    r"\b(?:comments|kommentare|comentarios|comentários|commentaires|commenti|reacties|replies)\b|comments?[/_.-]?(?:feed|rss)",
    re.IGNORECASE,
)
_SOUND = re.compile(r"podcast|\baudio\b|\.mp3|\bepisodes?\b|/listen/", re.IGNORECASE)
_SOUND_FILE = re.compile(r"\.(?:mp3|m4a|ogg|opus|aac|wav)(?:\?|$)", re.IGNORECASE)
_TAXONOMY = frozenset(
    [
        "tag",
        "tags",
        "author",
        "authors",
        "topic",
        "topics",
        "user",
        "users",
        "keyword",
        "label",
        "labels",
        "search",
        "person",
        "people",
    ]
)
_WHOLE = re.compile(
    r"\b(?:all|latest|top|main|home|index|full|everything)\b|\bnews\b|alle|toutes|todas|tutte", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: the page at the end of the way, its language, what it links, and by which words."""

    address: str
    language: str = ""
    links: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    is_article: bool = False

    @property
    def section(self) -> tuple[str, ...]:
        """The steps to a section; () for a site, and for an article."""
        found = () if self.is_article else steps(self.address)
        return tuple(step for step in found if not re.fullmatch(r"index\.\w+|home|[a-z]{2}|[a-z]{2}-[a-z]{2}", step))


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that may be the source, with what it offers; `order` counts those found before it."""

    address: str
    how: How
    listing: Listing
    title: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A candidate's points, each with its reason, and when its newest item was published."""

    candidate: Candidate
    points: dict[str, float] = field(default_factory=dict)
    newest: datetime | None = None

    @property
    def worth(self) -> float:
        return sum(self.points.values())

    @property
    def faults(self) -> list[str]:
        """What speaks against it, in words, the worst first."""
        return sorted((why for why, points in self.points.items() if points <= -10), key=lambda why: self.points[why])


def appraise(candidate: Candidate, asked: Asked, now: datetime) -> Appraisal:
    """What a candidate is worth to who asked."""
    listing = candidate.listing
    newest = _newest(listing.items, now)
    points = {
        **_of_kind(candidate),
        **_of_age(listing, newest, now),
        **_of_content(candidate, asked),
        **_of_scope(candidate, asked),
        **_of_way(candidate),
    }
    return Appraisal(candidate, {why: worth for why, worth in points.items() if worth}, newest)


def _of_kind(candidate: Candidate) -> dict[str, float]:
    listing = candidate.listing
    if listing.kind in FEEDS:
        return {"a feed": 40}
    if listing.kind == "listing":
        return {"a page that lists articles": 25}
    if is_news(listing):
        return {"a news sitemap": 36}
    articles = sum(names_article(steps(item.url)) for item in listing.items)
    return {
        "a plain sitemap": 8,
        "it is of pages that are no articles": 16.0 if articles * 2 > len(listing.items) else -20.0,
    }


def is_news(listing: Listing) -> bool:
    """Whether a sitemap is one of news: its entries have titles."""
    titled = sum(bool(item.title) for item in listing.items)
    return listing.kind == "sitemap" and titled * 2 > len(listing.items)


def _newest(items: tuple[Item, ...], now: datetime) -> datetime | None:
    """When the newest item was published; what is to come yet is a mistake, or an announcement."""
    times = [when for item in items if (when := instant(item.published)) and when <= now.replace(microsecond=0)]
    return max(times, default=None)


def instant(written: str | None) -> datetime | None:
    """A time as an instant; days and times without a zone are UTC's."""
    try:
        when = datetime.fromisoformat(written) if written else None
    except ValueError:
        return None
    return when if when is None or when.tzinfo else when.replace(tzinfo=UTC)


def _of_age(listing: Listing, newest: datetime | None, now: datetime) -> dict[str, float]:
    if not listing.items:
        return {"it is empty": -80}
    if newest is None or (listing.kind == "sitemap" and not is_news(listing)):  # its days are those of any change
        return {}
    days = (now - newest).total_seconds() / 86400
    if days > 180:
        return {f"its newest item is {days:.0f} days old": -60}
    if days > 30:
        return {f"its newest item is {days:.0f} days old": -12}
    return {"fresh": 16 if days <= 3 else 12 if days <= 8 else 6}


def _of_content(candidate: Candidate, asked: Asked) -> dict[str, float]:
    items = candidate.listing.items
    if not items:
        return {}
    site, own = site_of(asked.address), Counter(site_of(item.url) for item in items)
    share = own[site] / len(items)
    untitled = sum(not item.title for item in items) / len(items)
    is_feed = candidate.listing.kind in FEEDS
    return {
        "it is of comments": -80 * is_of_comments(candidate),
        "it is a podcast": -40 * _is_of_sound(candidate),
        "its items are of other sites": -50 * (share < 0.5 and _shown_share(candidate.listing, asked) < SHOWN),
        "its items have no titles": -15 * (untitled > 0.5) * is_feed,
        "items": min(len(items), 20) / 4,
        "another language": -35 * _is_foreign(candidate, asked),
    }


def is_of_comments(candidate: Candidate) -> bool:
    """Whether it is the feed of what readers write."""
    marked = sum(
        "#comment" in item.url.lower() or "#comment" in (item.guid or "").lower() for item in candidate.listing.items
    )
    return bool(_COMMENTS.search(_named(candidate))) or marked * 2 > max(1, len(candidate.listing.items))


def _is_of_sound(candidate: Candidate) -> bool:
    items = candidate.listing.items
    heard = sum(bool(_SOUND_FILE.search(item.image or "") or _SOUND_FILE.search(item.url)) for item in items)
    return heard * 2 > len(items) or bool(_SOUND.search(_named(candidate)))


def _named(candidate: Candidate) -> str:
    """All that names a candidate but its host, which is the site's."""
    parts = urlsplit(candidate.address)
    return f"{parts.path}?{parts.query} {candidate.title} {candidate.listing.title or ''}"


def _is_foreign(candidate: Candidate, asked: Asked) -> bool:
    stated = (candidate.listing.language or "").lower()[:2]
    words = steps(candidate.address)
    if not stated and words and asked.language:  # /fr/rss.xml on a site whose page is at /de/
        stated = words[0] if re.fullmatch("[a-z]{2}", words[0]) and _has_edition(asked) else ""
    return bool(stated and asked.language and stated != asked.language)


def _has_edition(asked: Asked) -> bool:
    first = steps(asked.address)[:1]
    return bool(first) and first[0] == asked.language


def _of_scope(candidate: Candidate, asked: Asked) -> dict[str, float]:
    """Whether it is of the part that was asked for: the section, or the whole site."""
    shown = _shown_share(candidate.listing, asked)
    path = tuple(step for step in steps(candidate.address))
    taxonomy = bool(_TAXONOMY & {*path[:-1]}) and not _TAXONOMY & {*asked.section}
    points = {"it is of one tag or author": -30.0 * taxonomy}
    if asked.section:
        named = mentions(candidate.address, f"{candidate.title} {candidate.listing.title or ''}", asked.section)
        return points | {"of the section": 20.0 * named + 24.0 * shown}
    words = f"{candidate.title} {candidate.listing.title or ''}"
    return points | {
        "on the page": 8.0 * shown,
        "of the whole site": 4.0 * bool(_WHOLE.search(words)) - 1.5 * len(path) + 6.0 * _breadth(candidate.listing),
    }


def mentions(address: str, words: str, section: tuple[str, ...]) -> bool:
    """Whether an address or a title names the last step of a section."""
    name = re.sub(r"\.\w+$", "", section[-1])
    found = {*re.split(r"[^\w]+", " ".join(steps(address))), *re.split(r"\W+", words.lower())}
    pieces = [piece for piece in re.split(r"[^\w]+|_", name) if piece]
    return bool(pieces) and all(piece in found for piece in pieces)


def _shown_share(listing: Listing, asked: Asked) -> float:
    """The share of its newest items that the page links too, by address or by headline."""
    if not asked.links or not listing.items or listing.kind == "listing":
        return 0.0
    linked, some = _keys(asked.links), listing.items[:NEWEST]
    shown = (item.title in asked.words or canonicalize(item.url).key in linked for item in some)
    return sum(shown) / len(some)


def _keys(addresses: frozenset[str]) -> set[str]:
    found = set[str]()
    for address in addresses:
        with suppress(InvalidAddress):
            found.add(canonicalize(address).key)
    return found


def _breadth(listing: Listing) -> float:
    """How far its items are spread over the site's sections: 0 for one, towards 1 for many."""
    firsts = Counter((*steps(item.url), "")[0] for item in listing.items)
    return 1 - max(firsts.values()) / len(listing.items) if firsts else 0.0


def _of_way(candidate: Candidate) -> dict[str, float]:
    worth = {How.NAMED: 30.0, How.DECLARED: 10.0, How.LINKED: 6.0, How.ROBOTS: 5.0, How.BESIDE: 4.0}
    return {candidate.how.value: max(0.0, worth.get(candidate.how, 0.0) - 0.2 * candidate.order)}
