"""Extraction: the article and nothing but the article, from markup, plain text or JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from lxml.etree import SerialisationError, XMLSyntaxError, XPathError
from newswire_shared.contracts.markup_cost import CostlyMarkup, refuse_costly

from newswire_enrich.extraction.facts.listing import with_listing
from newswire_enrich.extraction.json_article import VERSION as JSON_VERSION
from newswire_enrich.extraction.json_article import page_of_json
from newswire_enrich.extraction.markup.page import VERSION as MARKUP_VERSION
from newswire_enrich.extraction.markup.page import page_of_markup
from newswire_enrich.extraction.plain.page import VERSION as PLAIN_VERSION
from newswire_enrich.extraction.plain.page import page_of_text
from newswire_enrich.extraction.ruled import page_by_rule
from newswire_enrich.extraction.text.decoding import Unreadable, decode, without_references
from newswire_enrich.page import Page, sound
from newswire_enrich.sites.rules import NO_RULES, SiteRules

__all__ = ["VERSIONS", "CostlyMarkup", "Unreadable", "extract"]

# What lxml raises where it lacks memory, and at a page for no other reason: its HTML parser forgives everything,
# expressions and selectors are compiled, and every text can be written.
_LACKS_MEMORY = (SerialisationError, XMLSyntaxError, XPathError)
VERSIONS = (MARKUP_VERSION, PLAIN_VERSION, JSON_VERSION)


def extract(
    body: bytes, content_type: str, url: str, given: Mapping[str, str] | None = None, rules: SiteRules = NO_RULES
) -> Page:
    """Take a page apart.

    `given` may hold what a listing stated (`title`, `published`, `updated`, `authors`, `categories`, `image`), which
    fills what the page lacks, and `fetched`, the instant of the fetch, past which no date is believed.  A rule of the
    page's site goes before what holds for all sites.

    Raises Unreadable for what is no text, CostlyMarkup for a page whose tree would cost too much, and MemoryError, also
    where lxml calls the lack of memory something else.  Same input, same output; nothing is fetched.
    """
    known = given or {}
    page = _taken_apart(decode(body, content_type), content_type, url, known, rules)
    return sound(with_listing(page, url, known))


def _taken_apart(text: str, content_type: str, url: str, given: Mapping[str, str], rules: SiteRules) -> Page:
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return page_of_json(text)
    if kind == "text/plain" and not text.lstrip()[:1].startswith("<"):
        return page_of_text(text, given)
    refuse_costly(text)
    text = without_references(text)
    rule = rules.rule_for(url, _day(given.get("fetched")))
    try:
        return page_by_rule(text, url, given, rule) if rule else page_of_markup(text, url, given)
    except _LACKS_MEMORY as error:
        raise MemoryError(str(error)) from error


def _day(fetched: str | None) -> date | None:
    return datetime.fromisoformat(fetched).astimezone(UTC).date() if fetched else None
