"""Targets of links: an article's address or not, and of the same site or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from newswire_shared.contracts.identity.hosts import SECOND_LEVELS

LONG_STEP = 60  # characters of a path's last step, of scripts that slugs cannot part into words
SLUG_WORDS = 4  # of a path's last step; sections have fewer
# Ids and days, which addresses of articles have and those of sections have not.
_NUMBER = re.compile(r"\d{5}|\d{4}[/-]\d{1,2}[/-]|/!?\d{4,}")
# From where a word begins: from each of its letters takes the square of a long one.
_SLUG = re.compile(rf"(?<![^\W_])[^\W_]+(?:[-_+][^\W_]+){{{SLUG_WORDS - 1}}}")
_ELSEWHERE = re.compile(r"(?:javascript|mailto|tel|whatsapp|data):", re.IGNORECASE)
# Steps of a path that lead to lists, forms and pages about the site, in the languages of the pages seen.
_NO_ARTICLE = frozenset(
    (
        "tag tags tema temas temat temaer topic topics thema themen theme themes subject subjects category categories "
        "kategorie rubrik author authors autor autoren autores auteur auteurs autore staff person people profile "
        "profiles profil byline contributors writers search suche login signin signup register registration account "
        "newsletter newsletters subscribe subscription abo abonnement shop privacy terms contact about impressum "
        "datenschutz jobs apps rss feed feeds collections comments share print whatsapp epaper e-paper"
    ).split()
)
# Steps that lead to what is no article: never a promotion without a label.
_PICTURES = frozenset(
    "video videos v photo photos gallery galleries multimedia audio podcast podcasts live tv picture pictures".split()
)


@dataclass(frozen=True, slots=True)
class LinkingPage:
    """The page that links are read from: its address, its domain, and whether it has the marks of an article."""

    url: str
    domain: str
    marked: bool


def site_of(url: str) -> LinkingPage:
    """The site of a page; without an address every link counts as its own."""
    parts = urlsplit(url) if "://" in url else urlsplit("")
    return LinkingPage(url, domain(parts.hostname or ""), _has_marks(parts))


def target(href: str | None, site: LinkingPage) -> str | None:
    """The absolute address of a link that may lead to another article of the site, None for another link."""
    href = (href or "").strip()
    if href[:1] in ("#", "") or _ELSEWHERE.match(href):
        return None
    try:
        address = (href if href[:4] == "http" else urljoin(site.url, href)).partition("#")[0]
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https", "") or (site.domain and domain(host) != site.domain):
        return None
    return address if _leads_on(parts, site) else None


def is_article(address: str, site: LinkingPage) -> bool:
    """Whether an address has the marks of an article's, as far as the page's own has them."""
    parts = urlsplit(address)
    words = set(parts.path.casefold().split("/"))
    return not words & _PICTURES and (not site.marked or _has_marks(parts))


def domain(host: str) -> str:
    """The registrable part of a host, by the second levels under which countries register names."""
    labels = host.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVELS
    return ".".join(labels[-3 if country else -2 :])


def _leads_on(parts: SplitResult, site: LinkingPage) -> bool:
    words = parts.path.casefold().strip("/").split("/")
    own = urlsplit(site.url)
    same = parts.path.rstrip("/") == own.path.rstrip("/") and (not parts.query or parts.query == own.query)
    return bool(words[0] or parts.query) and not (same and site.url) and not _NO_ARTICLE & set(words[:-1] or words)


def _has_marks(parts: SplitResult) -> bool:
    text = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return bool(_NUMBER.search(text) or _SLUG.search(parts.path) or len(parts.path.rpartition("/")[2]) > LONG_STEP)
