"""What a page states about itself: JSON-LD, OpenGraph and meta elements, read in one pass over one tree."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from newswire_shared.documents import DateOrigin

ARTICLE_TYPES = re.compile(r"(Article|BlogPosting|Report|LiveBlogPosting)$")
_AUTHOR_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&|\|)\s*")
DEEPEST = 5
_BY = re.compile(r"^(?:by|von|par|por|di|av|door)\s+", re.IGNORECASE)
_PRINTED = re.compile(r"^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$")


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of a page; dates are ISO 8601."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
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
    paywalled: bool = False


def read_metadata(tree: Any, url: str) -> Stated:
    """Read a page's statements; what is malformed is passed over."""
    meta = dict(_meta_elements(tree))
    objects = list(_json_ld(tree))
    article = next((item for item in objects if any(map(ARTICLE_TYPES.search, _types(item)))), {})
    published, origin = _published(article, meta)
    return Stated(
        titles=tuple(filter(None, (_text(article.get("headline")), meta.get("og:title"), _heading(tree)))),
        authors=_authors(article, meta),
        published=published,
        published_from=origin,
        modified=iso(_text(article.get("dateModified")) or meta.get("article:modified_time")),
        section=_text(_first(article.get("articleSection"))) or meta.get("article:section"),
        tags=tuple(_keywords(article.get("keywords") or meta.get("news_keywords"))),
        image=_image(article, meta, url),
        language=(tree.get("lang") or "").partition("-")[0].lower() or None,
        canonical=_canonical(tree, url),
        types=frozenset(kind for item in objects for kind in _types(item)),
        og_type=meta.get("og:type"),
        body=_lines(article.get("articleBody")),
        paywalled=str(article.get("isAccessibleForFree", "")).lower() == "false",
    )


def _meta_elements(tree: Any) -> Iterator[tuple[str, str]]:
    """Names and contents, the first of a name winning."""
    for element in reversed(list(tree.iter("meta"))):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            yield name, content


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().strip() == "application/ld+json":
            try:
                found = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _objects(found)


def _objects(found: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(found, list):
        for item in found:
            yield from _objects(item, depth + 1)
    elif isinstance(found, dict):
        yield found
        yield from _objects(found.get("@graph"), depth + 1)


def _types(item: dict[str, Any]) -> list[str]:
    """The types of an object, without the vocabulary's address."""
    stated = item.get("@type")
    return [t.rpartition("/")[2] for t in (stated if isinstance(stated, list) else [stated]) if isinstance(t, str)]


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else None if isinstance(value, list) else value


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _lines(value: Any) -> str:
    return html.unescape(value) if isinstance(value, str) else ""


def _heading(tree: Any) -> str | None:
    """The only heading of the first rank, None when there are several."""
    found = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    found = [text for text in found if text]
    return found[0] if len(set(found)) == 1 else None


def _authors(article: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    stated = article.get("author")
    items = stated if isinstance(stated, list) else [stated]
    names = [_text(i.get("name")) if isinstance(i, dict) else _text(i) for i in items]
    if not any(names):
        names = [meta.get("author") or meta.get("parsely-author")]
    return split_authors([name for name in names if name])


def split_authors(texts: list[str]) -> tuple[str, ...]:
    """Names of persons from bylines: split, without "by", addresses and links."""
    names = (_BY.sub("", name).strip() for text in texts for name in _AUTHOR_SPLIT.split(text))
    kept = (n for n in names if n and len(n) < 60 and "@" not in n and "://" not in n and any(map(str.isalpha, n)))
    return tuple(dict.fromkeys(kept))


def _published(article: dict[str, Any], meta: dict[str, str]) -> tuple[str | None, DateOrigin]:
    ld = iso(_text(article.get("datePublished")))
    if ld:
        return ld, "jsonld"
    for name in ("article:published_time", "datepublished", "date", "pubdate", "dc.date.issued", "parsely-pub-date"):
        found = iso(meta.get(name))
        if found:
            return found, "meta"
    return None, "none"


def iso(text: str | None) -> str | None:
    """A date in ISO 8601 with its offset kept, None for anything else."""
    if not text:
        return None
    match = _PRINTED.match(text.strip())
    if match:
        day, clock, zone = match.groups()
        text = f"{day}T{clock}{zone or ''}"
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.date().isoformat() if len(text.strip()) <= 10 else found.isoformat()


def _keywords(value: Any) -> list[str]:
    words = value.split(",") if isinstance(value, str) else value if isinstance(value, list) else []
    found = (_text(word.get("name") if isinstance(word, dict) else word) for word in words)
    return list(dict.fromkeys(filter(None, found)))[:30]


def _image(article: dict[str, Any], meta: dict[str, str], url: str) -> str | None:
    stated = _first(article.get("image"))
    found = stated.get("url") if isinstance(stated, dict) else stated
    address = _text(found) or meta.get("og:image")
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
