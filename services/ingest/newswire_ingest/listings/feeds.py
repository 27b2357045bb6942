"""RSS in all its versions, Atom and CDF, as items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from newswire_ingest.listings.dates import moment
from newswire_ingest.listings.each import each_read
from newswire_ingest.listings.elements import (
    Elements,
    attributes,
    bare,
    each,
    elements_of,
    first,
    first_prose,
    joined,
    language_of,
    names_in,
    prose,
)
from newswire_ingest.listings.links import is_web
from newswire_ingest.listings.markup import Markup
from newswire_ingest.listings.problems import Problem
from newswire_ingest.listings.rests import rest_s, skip_days, skip_hours
from newswire_ingest.listings.values import Item, Listing

ENTRIES = frozenset(("item", "entry", "atom:entry", "atom:item", "rss:item"))
PUBLISHED = ("pubdate", "published", "atom:published", "issued", "atom:issued", "dcterms:issued", "dc:date",
             "prism:publicationdate", "dcterms:created", "created", "atom:created", "date", "dcterms:date")  # fmt: skip
UPDATED = ("updated", "atom:updated", "modified", "atom:modified", "dcterms:modified", "lastbuilddate", "lastmod")
TITLES = ("title", "atom:title", "dc:title")
SUMMARIES = (
    "description",
    "summary",
    "atom:summary",
    "abstract",
    "dc:description",
    "itunes:summary",
    "itunes:subtitle",
)
# The publisher's address, where a service put its own in the place of the link.
ORIGINALS = ("feedburner:origlink", "pheedo:origlink")
LINKS = ("link", "atom:link", "a")
GUIDS = ("guid", "id", "atom:id", "dc:identifier")
ALTERNATES = ("", "alternate", "http://www.iana.org/assignments/relation/alternate")
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
# "anna@example.org (Anna Berg)", as RSS wants it.
MAIL = re.compile(r"[^\s@()]{1,64}@[^\s@()]{1,255}")
PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", re.I)


def read_feed(markup: Markup, kind: str) -> Listing:
    """The items of a feed whose root is known; `kind` is rss or atom."""
    name = names_in(markup.root)
    head = _head(markup.root, name)
    authors = tuple(_people(head)) if kind == "atom" else ()
    entries = [element for element in markup.root.iter() if name(element) in ENTRIES]
    items, odd = each_read(lambda entry: _item(entry, name, authors), entries)
    items = items[:-1] if markup.is_cut and items and not items[-1].url else items
    return Listing(
        kind=kind,
        title=first_prose(head, *TITLES),
        items=items,
        problems=(*_faults(markup, len(items)), *odd),
        language=first(head, "language", "dc:language") or language_of(markup.root),
        rest_s=rest_s(first(head, "ttl"), first(head, "sy:updateperiod"), first(head, "sy:updatefrequency")),
        skip_hours=skip_hours([bare(hour) for block in each(head, "skiphours") for hour in block]),
        skip_days=skip_days([bare(day) for block in each(head, "skipdays") for day in block]),
        site=_address(head) or None,
    )


def is_feed(root: Any) -> bool:
    """Whether a root that is named like one of a feed is one: RDF and channels hold much else."""
    name = names_in(root)
    kind = name(root)
    if kind in ("rss", "atom:feed", "atom:entry", "feed"):
        return True
    wanted = ("link", "atom:link") if kind.endswith("entry") else ("channel", "item", "rss:channel")
    return any(name(child) in wanted for child in root)


def _faults(markup: Markup, items: int) -> Iterator[str]:
    if markup.is_cut:
        yield Problem.CUT_OFF.of(f"it has no end, and {items} items before it stops")
    elif markup.fault:
        yield Problem.BROKEN.of(markup.fault)


def _head(root: Any, name: Callable[[Any], str]) -> Elements:
    """What is said of the feed as a whole: of the channel, or of the root where there is none."""
    if name(root) in ENTRIES:  # one entry, which says nothing of a feed
        return {}
    channel = next((child for child in root if name(child) in ("channel", "atom:channel", "rss:channel")), root)
    found = elements_of(channel, name)
    found.pop("image", None)
    return found


def _item(entry: Any, name: Callable[[Any], str], heirs: tuple[str, ...]) -> Item:
    elements = elements_of(entry, name)
    published, updated = (_moment(elements, entry, *names) for names in (PUBLISHED, UPDATED))
    return Item(
        url=_original(elements)
        or _address(elements)
        or joined(entry, _href(entry))
        or _name_as_address(entry, elements),
        title=first_prose(elements, *TITLES) or entry.get("TITLE"),
        published=published or updated,
        guid=first(elements, *GUIDS) or entry.get(RDF_ABOUT),
        updated=updated,
        summary=first_prose(elements, *SUMMARIES),
        authors=tuple(dict.fromkeys(_people(elements))) or heirs,
        categories=tuple(dict.fromkeys(_categories(elements))),
        language=first(elements, "dc:language") or language_of(entry),
        image=_image(elements),
    )


def _moment(elements: Elements, entry: Any, *names: str) -> str | None:
    found = next((when for element in each(elements, *names) if (when := moment(bare(element)))), None)
    return found or next((when for value in attributes(entry, *names) if (when := moment(value))), None)


def _original(elements: Elements) -> str:
    found = first(elements, *ORIGINALS) or ""
    return found if is_web(found) else ""


def _address(elements: Elements) -> str:
    """The link to the page: of several, one that is `alternate`, and of these one to HTML."""
    links = [link for link in each(elements, *LINKS) if link.get("rel", "").strip().lower() in ALTERNATES]
    ranked = sorted(links, key=lambda link: "html" not in (link.get("type") or "html").lower())
    return next((address for link in ranked if (address := _target(link))), "") or _source(elements)


def _source(elements: Elements) -> str:
    """The page that Atom names as the content of an entry."""
    pages = (part for part in each(elements, "content", "atom:content") if "html" in part.get("type", "html"))
    return next((joined(page, page.get("src")) for page in pages if page.get("src")), "")


def _target(link: Any) -> str:
    return joined(link, "".join(part.strip() for part in (_href(link) or bare(link) or _inner(link)).splitlines()))


def _inner(link: Any) -> str:
    """The target of a link that stands in markup."""
    return next((target for inner in link.iter() if (target := _href(inner))), "")


def _href(element: Any) -> str:
    return next((value.strip() for value in attributes(element, "href", "url")), "")


def _name_as_address(entry: Any, elements: Elements) -> str:
    """What names the item, where it is an address and nothing says that it leads nowhere."""
    names = [guid for guid in each(elements, *GUIDS) if _permalink(guid) != "false"]
    found = [*map(bare, names), entry.get(RDF_ABOUT) or ""]
    return next((text for text in found if is_web(text)), "")


def _permalink(guid: Any) -> str:
    return next((value.strip().lower() for value in attributes(guid, "ispermalink")), "")


def _people(elements: Elements) -> Iterator[str]:
    for person in each(elements, "author", "atom:author", "dc:creator", "itunes:author"):
        named = [bare(part) for part in person if str(part.tag).rpartition("}")[2].lower() == "name"]
        text = (named[0] if named else prose(person)) or ""
        bare_name = MAIL.sub("", text).strip(" ()<>,")
        if bare_name:
            yield " ".join(bare_name.split())


def _categories(elements: Elements) -> Iterator[str]:
    for category in each(elements, "category", "atom:category", "dc:subject", "media:keywords"):
        text = category.get("label") or category.get("term") or prose(category) or ""
        parts = text.split(",") if name_ends(category, "keywords") else (text,)
        yield from (" ".join(part.split()) for part in parts if part.strip())


def name_ends(element: Any, ending: str) -> bool:
    return str(element.tag).lower().endswith(ending)


def _image(elements: Elements) -> str | None:
    """The picture of an item, or else what it encloses."""
    enclosures = [link for link in each(elements, "link", "atom:link") if link.get("rel") == "enclosure"]
    media = [*each(elements, "media:content", "media:thumbnail", "itunes:image", "enclosure"), *enclosures]
    found = sorted(media, key=lambda element: not _is_picture(element))
    addresses = (joined(element, _href(element)) for element in found)
    return next(filter(None, addresses), None) or next(
        (joined(inner, bare(inner)) for image in each(elements, "image") for inner in (*image, image)
         if is_web(bare(inner))), None)  # fmt: skip


def _is_picture(element: Any) -> bool:
    kind = f"{element.get('medium', '')} {element.get('type', '')}".lower()
    return "image" in kind or str(element.tag).endswith(("thumbnail", "image")) or bool(PICTURE.search(_href(element)))
