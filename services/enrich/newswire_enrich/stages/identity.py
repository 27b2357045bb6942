"""Stage: whose article this is, once the page itself was asked.

rel=canonical on the same registrable domain, or the end of a redirect, names another address of one article; so does
an equal text under the same number at one host, as where a site rewrites the words of an address.  The id that survives
is adopted before anything is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.contracts.domains import registered_domain
from newswire_shared.contracts.identity import Canonical, InvalidAddress, article_key, canonicalize

from newswire_enrich.draft import Draft

_NUMBER = re.compile(r"\d{4,}")  # the number of an article; shorter ones are days and pages
# Longer than a year, and no day of a calendar: reports of one day may share that, and a text.
_ARTICLE_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d[01]\d[0-3]\d(?!\d))\d{5,}")
SHORTEST_SHARED = 250  # characters; notices ("this video cannot be shown") are shorter, briefs mostly longer
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class AdoptIdentity:
    """Ties two addresses that the web gives for one article, and adopts the surviving id and what is known of it."""

    registry: UrlRegistry

    def __call__(self, draft: Draft) -> Draft:
        if draft.url.startswith("file:"):
            return replace(draft, canonical=draft.url, known=self.registry.find(draft.article_id))
        own = canonicalize(draft.url)
        other, shared = other_address(draft, own), shared_key(own.canonical, draft.page.body)
        stated = [(other.key, other.earlier_key)] if other else []
        # without others too: while it waited, another address of it may have been looked at and tied to it
        known = self.registry.adopt(draft.article_id, [*stated, *([(shared, "")] if shared else [])])
        return replace(draft, canonical=(other or own).canonical, article_id=known.article_id, known=known)


def other_address(draft: Draft, own: Canonical) -> Canonical | None:
    """The other address that the page gives for itself, None if it gives none that can be believed."""
    stated, reached = _canonical(draft.page.canonical), _canonical(draft.raw.final_url)
    if stated and reached and stated.key == reached.key != own.key and _is_one_site(own, reached):
        return reached  # two witnesses: the redirect and the page it led to
    believed = stated if stated and _speaks_for(reached or own, stated) else None
    for other in (believed, reached):
        if other and other.key != own.key and is_believable(own.canonical, other.canonical):
            return other
    return None


def _speaks_for(own: Canonical, other: Canonical) -> bool:
    """Whether a page may name another host: one above or below its own, for those beside it may be other people's.

    Many hosts of blogs are on no list of public suffixes.  A redirect needs no such rule: it ends at the host that it
    names, and the text is from there.
    """
    a, b = (urlsplit(each.canonical).netloc.removeprefix("www.") for each in (own, other))
    return a == b or a.endswith(f".{b}") or b.endswith(f".{a}")


def shared_key(canonical: str, body: str) -> str | None:
    """The key that addresses of one host share where they hold one number and show one text; None where they may not.

    Two articles of a host never have both in common, whatever words stand beside the number.  A short text may be a
    notice that stands in many places.
    """
    parts = urlsplit(canonical)
    numbers = sorted({*_ARTICLE_NUMBER.findall(f"{_tail(parts.path)} {parts.query}")})
    text = " ".join(body.split())
    if not numbers or len(text) < SHORTEST_SHARED:
        return None
    return article_key("\n".join((f"text:{parts.netloc}", *numbers, text)))  # no address has this scheme


def _canonical(address: str | None) -> Canonical | None:
    try:
        return canonicalize(address) if address else None
    except InvalidAddress:
        return None


def _is_one_site(own: Canonical, other: Canonical) -> bool:
    a, b = urlsplit(own.canonical), urlsplit(other.canonical)
    return registrable(a.netloc) == registrable(b.netloc) and bool(b.path.strip("/"))


def is_believable(own: str, other: str) -> bool:
    """Whether two addresses may be one article: one registrable domain, and a number or two words in common.

    Sites that name their front page as every page's canonical address would otherwise merge all they have.
    """
    a, b = urlsplit(own), urlsplit(other)
    if registrable(a.netloc) != registrable(b.netloc) or not b.path.strip("/"):
        return False
    numbers = set(_NUMBER.findall(_tail(a.path) + " " + a.query)) & set(_NUMBER.findall(_tail(b.path) + " " + b.query))
    words = set(_WORD.findall(_tail(a.path).lower())) & set(_WORD.findall(_tail(b.path).lower()))
    return bool(numbers) or len(words) >= 2


def _tail(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def registrable(netloc: str) -> str:
    """The registrable domain of a host, or host and port where it has none."""
    return registered_domain(netloc) or netloc
