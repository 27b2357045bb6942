"""Of what was read, what may be taken: items with a sound address, each once, without fields that are wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key

from newswire_ingest.listings.faults import UNFILLED_TITLE, fault_of
from newswire_ingest.listings.links import absolute, is_web, without_session
from newswire_ingest.listings.problems import Problem, gathered
from newswire_ingest.listings.values import Item, Listing
from newswire_ingest.texts import storable

ITEMS = 10_000  # of one listing: a news sitemap has 1,000 at most, a plain one up to 50,000, each a call to Redis
LONGEST_TEXT = 1000  # characters of a title or teaser: no headline is longer, and each is kept with its address
MOST_NAMES = 50  # authors or categories of an item: a feed with more lists its whole vocabulary
FEEDS = ("rss", "atom", "jsonfeed")
AHEAD = timedelta(days=7)  # a date beyond is a slip; nearer ones are wrong clocks, zones, and what is due tomorrow
EARLIEST = "1800"  # before there were newspapers of today's kind, there were zeros of calendars
ZERO = ("1970-01-01T00:00:00", "1969-12-31", "1900-01-01", "1899-12-3")
FEWEST = 3  # items that must agree before their agreement is odd
SAME_DATES = 10  # items of one second: fewer may have been released together
SAME_NOW = 4  # items that all claim to be of one and the same second of this hour
AT_ONCE = timedelta(hours=1)  # a date of the request itself, or of the build that a cache keeps
Found = tuple[Problem, str | None]


def sound(listing: Listing, address: str, now: datetime | None = None) -> Listing:
    """The listing with what may be taken of it, and everything else as problems."""
    if listing.kind == "article":  # it is what was asked for, and lists nothing
        page = tuple(item for item in listing.items if _key(item.url))
        return replace(listing, items=page, title=_text(listing.title))
    now = now or datetime.now(UTC)
    is_feed = listing.kind in FEEDS or any(item.title for item in listing.items)
    base = address if is_web(address) else (listing.site or "")
    chosen, many = _newest(listing.items)
    items, odd = _sound(chosen, base, now, is_feed=is_feed)
    items, homes = _without_home(items, absolute(base, listing.site or "")) if is_feed else (items, [])
    children, odd_children = _sound(
        _newest(listing.children)[0], base, now, is_feed=False, is_child=True  # few of them are read, the newest
    )  # fmt: skip
    items, repeated = _without_one_link_for_all(items, chosen, base) if is_feed else (items, [])
    items, dates = _with_telling_dates(items, now) if is_feed else (items, [])
    problems = (*listing.problems, *many, *gathered([*odd, *homes, *odd_children]), *repeated, *dates)
    return replace(
        listing, title=_text(listing.title), items=items, children=children, language=_text(listing.language),
        problems=tuple(map(storable, problems)), site=_text(absolute(base, listing.site or "")) or None,
    )  # fmt: skip


def _without_home(items: tuple[Item, ...], site: str) -> tuple[tuple[Item, ...], list[Found]]:
    """The items but for those that lead to the page which the feed says it is of."""
    home = site.rstrip("/")
    found = [(Problem.HOME_PAGE, item.title or item.url) for item in items if home and item.url.rstrip("/") == home]
    return (tuple(item for item in items if item.url.rstrip("/") != home), list(found)) if found else (items, [])


def _newest(items: Sequence[Item]) -> tuple[Sequence[Item], list[str]]:
    """As many as are taken, in their order: the newest where they have dates, else the first."""
    if len(items) <= ITEMS:
        return items, []
    ranked = sorted(range(len(items)), key=lambda n: items[n].published or items[n].updated or "", reverse=True)
    kept = [items[n] for n in sorted(ranked[:ITEMS])]
    return kept, [Problem.TOO_MANY.of(f"only {ITEMS} of {len(items)} items are taken")]


def _sound(
    items: Sequence[Item], base: str, now: datetime, *, is_feed: bool, is_child: bool = False
) -> tuple[tuple[Item, ...], list[Found]]:
    taken, problems = dict[str, Item](), list[Found]()
    for found in items:
        url = absolute(base, _text(found.url) or "")
        item, odd = _with_sound_fields(replace(found, url=without_session(url)), base, now)
        fault = fault_of(item.url, base, is_feed=is_feed) if not is_child or not item.url else None
        key = "" if fault else _key(item.url)
        if fault or not key:
            problems.append((_no_link(found, fault) or Problem.WRONG_ADDRESS, item.title or item.guid or item.url))
            continue
        session = [Problem.SESSION] if url != item.url else []
        problems += [(problem, item.title or item.url) for problem in (*session, *odd)]
        taken.setdefault(key, item)
    return tuple(taken.values()), problems


def _no_link(item: Item, fault: Problem | None) -> Problem | None:
    is_named = fault is Problem.NO_ADDRESS and is_web(item.guid)
    return Problem.GUID_ONLY if is_named else fault


def _key(url: str) -> str:
    """The key of the article; "" for what cannot be fetched."""
    try:
        host_key(url)  # an item that names a file names nothing that can be fetched
        return canonicalize(url).key
    except InvalidAddress:
        return ""


def _with_sound_fields(item: Item, base: str, now: datetime) -> tuple[Item, list[Problem]]:
    """The item without what could not be kept, and what was wrong with it."""
    problems = list[Problem]()
    title = _short(item.title)
    if title and UNFILLED_TITLE.fullmatch(title):
        title = None
        problems.append(Problem.UNFILLED_TITLE)
    published, fault = _possible(item.published, now)
    if fault:
        problems.append(fault)
    whole = replace(
        item, url=_text(item.url) or "", title=title, published=published, guid=_short(item.guid),
        updated=_possible(item.updated, now)[0], summary=_short(item.summary), authors=_names(item.authors),
        categories=_names(item.categories), language=_short(item.language), image=_image(item.image, base),
    )  # fmt: skip
    return whole, problems


def _possible(written: str | None, now: datetime) -> tuple[str | None, Problem | None]:
    if not written:
        return None, None
    if written.startswith(ZERO) or written < EARLIEST:
        return None, Problem.ZERO_DATE
    if written > (now.astimezone(UTC) + AHEAD).isoformat():
        return None, Problem.FUTURE_DATE
    return written, None


def _without_one_link_for_all(
    items: tuple[Item, ...], offered: Sequence[Item], base: str
) -> tuple[tuple[Item, ...], list[str]]:
    """The items but for one that most of the listing links to: that is a page of the site, whatever the titles say."""
    titles: dict[str, set[str | None]] = {}
    for item in offered:
        titles.setdefault(without_session(absolute(base, _text(item.url) or "")), set()).add(item.title)
    link, most = max(
        ((url, len(names)) for url, names in titles.items() if url), key=lambda pair: pair[1], default=("", 0)
    )
    if most < FEWEST or most * 2 <= sum(map(len, titles.values())):
        return items, []
    return tuple(item for item in items if item.url != link), [Problem.SAME_LINK.of(link)]


def _with_telling_dates(items: tuple[Item, ...], now: datetime) -> tuple[tuple[Item, ...], list[str]]:
    """The items without their dates, where all of them have the same second: that of an import, or of the request."""
    dates = Counter(item.published for item in items)
    same = next(iter(dates), None)
    if len(dates) > 1 or not same or "T" not in same or same.endswith("T00:00:00+00:00"):
        return items, []
    is_now = same >= (now.astimezone(UTC) - AT_ONCE).isoformat()
    if len(items) < (SAME_NOW if is_now else SAME_DATES):
        return items, []
    return tuple(replace(item, published=None, updated=None) for item in items), [Problem.SAME_DATE.of(same)]


def _names(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for text in texts[:MOST_NAMES] if (name := _short(text)))


def _image(link: str | None, base: str) -> str | None:
    url = absolute(base, _text(link) or "")
    return url if is_web(url) and len(url) <= LONGEST_TEXT else None


def _short(text: str | None) -> str | None:
    return (_text(text) or "")[:LONGEST_TEXT] or None


def _text(value: str | None) -> str | None:
    """A text that UTF-8 can hold, without NUL; None for others: JSON can name halves of characters."""
    return value.replace("\0", "") if value is not None and value == storable(value) else None
