"""What a listing said of an article, kept beside what the page says, and taken where the page is silent."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newswire_shared.contracts.documents import Candidate

from newswire_enrich.extraction.facts.authors import agency_in, persons
from newswire_enrich.extraction.facts.candidates import said
from newswire_enrich.extraction.facts.dates import credible, iso, later
from newswire_enrich.extraction.facts.titles import site_names
from newswire_enrich.extraction.text.shapes import letters
from newswire_enrich.page import Page

# RSS names an author by a mail address with the name behind it; it is looked for where a word begins, since from each
# of its letters takes the square of them.
_MAIL = re.compile(r"(?<!\S)\S+@\S+\s*\((.+)\)")
LONGEST_MAIL = 1000  # characters of a line with such a name: many @ or ( in one take the square of their number too
SITE_LETTERS = 5  # of a site's name within another, by which that is the site's: "Saltmere Sports"; fewer are in many
# What an article is filed under if nobody chose: WordPress' names, in the languages that it is used in most.
_UNFILED = frozenset({
    "uncategorized", "uncategorised", "allgemein", "non classé", "sin categoría", "senza categoria", "sem categoria",
    "без рубрики", "未分类", "未分類", "genel", "geen categorie", "bez kategorii", "okategoriserade",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """What a listing said, as far as an article can use it."""

    title: str = ""
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    byline: str | None = None
    categories: tuple[str, ...] = ()
    image: str | None = None
    language: str | None = None


def with_listing(page: Page, url: str, given: Mapping[str, str]) -> Page:
    """The page with what its listing said (`given`): as candidates, and in place of what the page does not say."""
    listed = _said_by(given, url)
    filled = _with_dates(_with_names(page, listed), listed, given.get("fetched"))
    return replace(filled, image=page.image or listed.image, candidates=(*page.candidates, *_candidates(listed)))


def _said_by(given: Mapping[str, str], url: str) -> Said:
    bylines, sites = [_without_mail(line) for line in _lines(given, "authors")], site_names((), url)
    return Said(
        title=given.get("title", ""), published=iso(given.get("published")), modified=iso(given.get("updated")),
        authors=tuple(name for name in persons(bylines, sites) if _is_signed(name) and not _is_site(name, sites)),
        agency=agency_in(bylines), byline=", ".join(filter(None, bylines)) or None,
        categories=_filed(_lines(given, "categories")), image=_picture(given.get("image")),
        language=given.get("language"),
    )  # fmt: skip


def _without_mail(line: str) -> str:
    return _MAIL.sub(r"\1", line) if len(line) <= LONGEST_MAIL else line


def _lines(given: Mapping[str, str], name: str) -> list[str]:
    return given.get(name, "").split("\n")


def _is_signed(name: str) -> bool:
    """Whether a name is one that a person signs with: `admin` and `aloe` are accounts, and a lone word is a desk."""
    has_case = name.lower() != name.upper()
    return not has_case or (" " in name and not name.islower())


def _is_site(name: str, sites: frozenset[str]) -> bool:
    """Whether a name is that of the site or a part of it, with or without an article before it: "The Gazette"."""
    bare = letters(name).removeprefix("the")
    return any(bare in site or (len(site) >= SITE_LETTERS and site in bare) for site in sites)


def _filed(categories: Sequence[str]) -> tuple[str, ...]:
    words = (" ".join(category.split()) for category in categories)
    return tuple(
        dict.fromkeys(word for word in words if word and word.casefold() not in _UNFILED and "://" not in word)
    )


def _picture(address: str | None) -> str | None:
    """The address of an enclosure that may be a picture: the others say by their ending what they are."""
    if not address or not address.startswith(("http://", "https://")):
        return None
    kind = mimetypes.guess_type(urlsplit(address).path)[0] or "image/"
    return address if kind.startswith("image/") else None


def _with_names(page: Page, listed: Said) -> Page:
    """Authors where there is no byline at all; a lone category is the section, of several nobody knows which is."""
    signed = page.authors or page.agency
    section = page.section or (listed.categories[0] if len(listed.categories) == 1 else None)
    return replace(
        page,
        authors=page.authors if signed else listed.authors,
        agency=page.agency if signed else listed.agency,
        byline=page.byline or listed.byline,
        section=section,
        tags=page.tags or tuple(category for category in listed.categories if category != section),
    )


def _with_dates(page: Page, listed: Said, fetched: str | None) -> Page:
    """Times that can be; a change is later than the publication, or it is none."""
    published, origin = page.published, page.published_from
    if not published and listed.published and credible((listed.published, "feed"), fetched):
        published, origin = listed.published, "feed"
    changed = listed.modified if credible((listed.modified, "feed"), fetched) else None
    modified = page.modified or (changed if later(changed, published) else None)
    return replace(page, published=published, published_from=origin, modified=modified)


def _candidates(listed: Said) -> Iterator[Candidate]:
    yield from said("title", "feed", listed.title)
    yield from said("authors", "feed", "; ".join(filter(None, (*listed.authors, listed.agency))))
    yield from said("published", "feed", listed.published)
    yield from said("modified", "feed", listed.modified)
    yield from said("tags", "feed", "; ".join(listed.categories))
    yield from said("image", "feed", listed.image)
    yield from said("language", "feed", listed.language)
