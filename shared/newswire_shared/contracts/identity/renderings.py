"""Rules about hosts, paths and fragments since scheme 2: other renderings of one page."""

from __future__ import annotations

import re
from typing import Final

from newswire_shared.contracts.identity.address import Parts
from newswire_shared.contracts.identity.escapes import normal
from newswire_shared.contracts.identity.evidence import names_article, pins_article
from newswire_shared.contracts.identity.hosts import registrable_length
from newswire_shared.contracts.identity.referrals import is_sure_in_route
from newswire_shared.contracts.identity.tables import table

# Hosts of one text in another frame: of an edition's front page, of a telephone.
EDITION_LABELS: Final = table("edition 3g lite")
# Countries' hosts may be newspapers of their own, so it takes a slug together with a number or a hash.
COUNTRY_LABELS: Final = table("au nz uk us")
# Hosts of one publisher that serve the same articles under the same paths, as their redirects show.
TWIN_HOSTS: Final = {
    "abcnews.com": "abcnews.go.com",
    "bbc.co.uk": "bbc.com",
    "economictimes.com": "economictimes.indiatimes.com",
    "guardian.co.uk": "theguardian.com",
    "huffingtonpost.com": "huffpost.com",
    "the-independent.com": "independent.co.uk",
    "theguardian.co.uk": "theguardian.com",
    "thetimes.co.uk": "thetimes.com",
    "timesofindia.com": "timesofindia.indiatimes.com",
}
_OWN_NUMBER = re.compile(r"\d{7,}|(?=[a-z]*\d)(?=\d*[a-z])[0-9a-z]{10,}", re.ASCII)
_WORD = re.compile(r"[a-z]{3,}", re.ASCII)
# An underscore before `amp` is no joint of words where dashes are.
_AMP_MARK = re.compile(r"(?<=[a-z0-9])_amp(?=\.s?html?\Z|\Z)", re.ASCII)
_AMP_PROGRAM = re.compile(r"amp_(?=(?:articleshow|liveblog|videoshow|photostory|slideshow)\Z)", re.ASCII)


def no_edition_label(parts: Parts) -> Parts:
    labels = parts.host.split(".")
    if len(labels) <= registrable_length(labels):
        return parts
    is_edition = labels[0] in EDITION_LABELS or (labels[0] in COUNTRY_LABELS and _is_slug_with_number(parts.segments))
    return parts._replace(host=".".join(labels[1:])) if is_edition and pins_article(parts.segments) else parts


def first_twin(parts: Parts) -> Parts:
    """The host of a publisher that has two, where the path names one article."""
    twin = TWIN_HOSTS.get(parts.host)
    return parts._replace(host=twin) if twin and names_article(parts.segments) else parts


def _is_slug_with_number(segments: tuple[str, ...]) -> bool:
    """Whether the last segments hold three words and a number: two papers do not write both alike by chance."""
    words = "-".join(segments[-2:]).lower()
    return len(_WORD.findall(words)) >= 3 and _has_number(words)


def _has_number(words: str) -> bool:
    return any(map(_OWN_NUMBER.fullmatch, re.split("[-_.,]", words.lower())))


def no_amp_mark(parts: Parts) -> Parts:
    """`slug-of-words_amp.html`, and `amp_articleshow/123.cms`."""
    if not parts.segments or "amp" not in "".join(parts.segments[-2:]):
        return parts
    *rest, last = parts.segments
    if "-" in last and last.count("_") == 1 and pins_article(parts.segments):
        last = _AMP_MARK.sub("", last)
    if rest and last[:5].isdecimal():
        rest[-1] = _AMP_PROGRAM.sub("", rest[-1])
    segments = (*rest, last)
    return parts if segments == parts.segments else parts._replace(segments=segments)


def no_view_segment(parts: Parts) -> Parts:
    """`/news/print/slug-40512345`: the word inside a path whose last segment holds the number of the article.

    `/slug-40512345/lite` is another such view.
    """
    if parts.segments[-1:] == ("lite",) and pins_article(parts.segments[:-1]):
        return parts._replace(segments=parts.segments[:-1])
    if "print" not in parts.segments[:-1] or not _has_number(parts.segments[-1]):
        return parts
    return parts._replace(segments=tuple(segment for segment in parts.segments if segment != "print"))


def only_routes(parts: Parts) -> Parts:
    """The fragment stays where it is a route, `#!` or `#/`; of its parameters only sure trackers go."""
    if not parts.fragment:
        return parts
    route, _, query = parts.fragment.partition("?") if parts.fragment[0] in "!/" else ("", "", "")
    params = [normal(param) for param in query.split("&") if param and not is_sure_in_route(param)]
    path = normal(route).rstrip("/") or ("/" if params else "")
    fragment = "?".join([path, "&".join(params)]) if params else path
    return parts._replace(fragment="" if fragment == "!" else fragment)
