"""Statements of a page about itself: JSON-LD, OpenGraph and meta elements, read in one pass over one tree."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from newswire_shared.contracts.documents import Candidate, DateOrigin

from newswire_enrich.extraction.facts.authors import agency_in, persons, split_authors, stated_bylines, without_agencies
from newswire_enrich.extraction.facts.candidates import stated_candidates
from newswire_enrich.extraction.facts.dates import dated_in_article, iso, published_of, stated_days
from newswire_enrich.extraction.facts.json_ld import (
    article_of,
    first_of,
    name_of,
    objects_of,
    posts_of,
    text_of,
    types_of,
)
from newswire_enrich.extraction.facts.titles import page_heading, site_names

MOST_TAGS = 30  # longer lists are an index of the site, and say nothing of the article
# Objects whose dates are the article's where the article states none.
PAGE_TYPES = frozenset({"WebPage", "ItemPage", "CollectionPage"})

_STYLE = re.compile(r"</?(em|i|b|strong|span|su[pb]|u|q|mark|small|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of a page; dates are ISO 8601."""

    headline: str | None = None
    social_title: str | None = None
    heading: str | None = None
    authors: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    published: str | None = None
    published_from: DateOrigin = "none"
    modified: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    language: str | None = None
    canonical: str | None = None
    types: frozenset[str] = frozenset()
    og_type: str | None = None
    body: str = ""
    posts: tuple[tuple[str, str], ...] = ()
    paywalled: bool = False
    words: int | None = None
    sites: tuple[str, ...] = ()
    agency: str | None = None
    byline: str | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """What it states that its article is called."""
        return tuple(filter(None, (self.headline, self.social_title)))


def read_metadata(tree: Any, url: str) -> Stated:
    """Read a page's statements; what is malformed is passed over."""
    metas = _meta_elements(tree)
    meta = {name: contents[0] for name, contents in metas.items()}
    objects = objects_of(tree)
    article = article_of(objects)
    days = stated_days(article, [item for item in objects if PAGE_TYPES & {*types_of(item)}], meta)
    published, origin = published_of(days)
    sites = tuple(filter(None, (meta.get("og:site_name"), name_of(article.get("publisher")))))
    own = site_names(sites, url)
    headline, social = _unstyled(text_of(article.get("headline"))), _unstyled(meta.get("og:title"))
    bylines, organised, named = stated_bylines(article, objects, metas, own)
    return Stated(
        headline=headline,
        social_title=social,
        heading=page_heading(tree, (headline or "", social or ""), own),
        authors=persons(bylines, own) or persons(named, own),
        collective=without_agencies(organised) or split_authors(bylines),
        published=published,
        published_from=origin,
        modified=dated_in_article(article, "dateModified") or iso(meta.get("article:modified_time")),
        section=text_of(first_of(article.get("articleSection"))) or meta.get("article:section"),
        tags=tuple(_keywords(article.get("keywords") or meta.get("news_keywords"))),
        image=_image(article, meta, url),
        language=(tree.get("lang") or "").partition("-")[0].lower() or None,
        canonical=_canonical(tree, url),
        types=frozenset(kind for item in objects for kind in types_of(item)),
        og_type=meta.get("og:type"),
        body=_lines(article.get("articleBody")),
        posts=posts_of(objects),
        paywalled=_is_paid(article),
        words=_count(article.get("wordCount")),
        sites=sites,
        agency=agency_in((*bylines, *organised, *named)),
        byline=", ".join((*bylines, *organised) or named) or None,
        candidates=tuple(stated_candidates(article, meta, (*bylines, *organised), named, days)),
    )


def _unstyled(title: str | None) -> str | None:
    """A title without the elements of style that were written into its metadata with it."""
    if not title or "<" not in title:
        return title
    return " ".join(_STYLE.sub(lambda tag: " " if tag[1].lower() == "br" else "", title).split()) or None


def _meta_elements(tree: Any) -> dict[str, list[str]]:
    """The contents of every name, in their order."""
    found: dict[str, list[str]] = {}
    for name, content in _contents(tree):
        found.setdefault(name, []).append(content)
    return found


def _contents(tree: Any) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = text_of(element.get("content"))  # also where its entities are escaped twice
        if name and content:
            yield name, content


def _lines(value: Any) -> str:
    return html.unescape(value) if isinstance(value, str) else ""


def _is_paid(article: dict[str, Any]) -> bool:
    """Whether an article, or a part of it, is said not to be free."""
    parts = article.get("hasPart")
    stated = [article, *(parts if isinstance(parts, list) else [parts])]
    return any(str(each.get("isAccessibleForFree", "")).lower() == "false" for each in stated if isinstance(each, dict))


def _count(value: Any) -> int | None:
    return int(value) if str(value).isdecimal() else None


def _keywords(value: Any) -> list[str]:
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    found = (text_of(word.get("name") if isinstance(word, dict) else word) for word in words)
    return list(dict.fromkeys(filter(None, found)))[:MOST_TAGS]


def _image(article: dict[str, Any], meta: dict[str, str], url: str) -> str | None:
    stated = first_of(article.get("image"))
    found = stated.get("url") if isinstance(stated, dict) else stated
    address = text_of(found) or meta.get("og:image")
    return absolute(url, address) if address else None


def _canonical(tree: Any, url: str) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return absolute(url, str(link.get("href")))
    return None


def absolute(url: str, address: str) -> str | None:
    """An address as a page at `url` means it, None for what is no address."""
    try:
        return urljoin(url, address.strip())
    except ValueError:
        return None
