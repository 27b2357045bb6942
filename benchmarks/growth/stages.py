"""Every stage that reads texts of strangers, each as a function of one text."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from newswire_enrich.composition.offline import Offline
from newswire_enrich.dates.dateline import dateline
from newswire_enrich.dates.mentioned import dates
from newswire_enrich.draft import Draft, article_of
from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue, load
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.entities.recognition.spacy_recogniser import NoRecogniser
from newswire_enrich.entities.tagging import tag_article
from newswire_enrich.extraction import Unreadable
from newswire_enrich.extraction import extract as extracted
from newswire_enrich.extraction.facts.authors import agency_in, persons
from newswire_enrich.extraction.facts.bylines import byline_before
from newswire_enrich.extraction.facts.dates import iso
from newswire_enrich.extraction.facts.titles import Titles, choose_title, site_names
from newswire_enrich.extraction.text.decoding import decode
from newswire_enrich.extraction.text.teasers import split_item
from newswire_enrich.languages.detection import detect
from newswire_enrich.linking.packing import pack
from newswire_enrich.linking.signature import sign
from newswire_enrich.offline.drafts import draft_of
from newswire_enrich.page import Page
from newswire_enrich.quotes.attribution import attributions
from newswire_enrich.quotes.cast import Cast
from newswire_enrich.quotes.direct import direct_quotes
from newswire_enrich.quotes.indirect import indirect_quotes
from newswire_enrich.quotes.prose import prose_of
from newswire_enrich.sites.memory import MemoryRule, ProcessSiteMemory
from newswire_enrich.stages.fingerprint import digest_of
from newswire_enrich.stages.site_lines import SiteLines
from newswire_index.articles.merge import merge
from newswire_index.articles.shortening import shortened
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.push.article import read_article
from newswire_ingest.robots.rules import read_rules, text_of
from newswire_search.query.highlight import highlights
from newswire_search.query.parser import parse
from newswire_shared.contracts.documents import Entity, Mention
from newswire_shared.contracts.identity import InvalidAddress, canonicalize

TextStage = Callable[[str], object]

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)
SITE = "https://www.lowlandtimes.example"
ADDRESS = f"{SITE}/2026/03/02/the-pier-is-shut-48213"
TITLE = "The pier of Saltmere is shut until the spring"
FETCHED = {"fetched": NOW.isoformat()}
PEOPLE = {"Ilse Marrow": "person", "Otto Brandt": "person", "Saltmere": "place", "Harbour Board": "organisation"}


def extract(*given: Any) -> object:
    """What extraction makes of a page, which may be that it is none."""
    try:
        return extracted(*given)
    except Unreadable:
        return None


def html_text(text: str) -> object:
    """One paragraph a blank line."""
    return extract(_page("".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))), "text/html", ADDRESS)


def html_lines(text: str) -> object:
    """One paragraph, with a break for each line."""
    return extract(_page(f"<p>{'<br>'.join(map(html.escape, text.splitlines()))}</p>"), "text/html", ADDRESS)


def html_items(text: str) -> object:
    """A list of links, one for each fifty characters."""
    items = (text[at : at + 50] for at in range(0, len(text), 50))
    return extract(
        _page("".join(f'<li><a href="/2026/03/02/a-{at}">{html.escape(item)}</a>' for at, item in enumerate(items))),
        "text/html", ADDRESS,
    )  # fmt: skip


def html_facts(text: str) -> object:
    """The text wherever a page states a fact."""
    said = html.escape(text, quote=True)
    stated = json.dumps(
        {"@type": "NewsArticle", "headline": text, "author": text, "datePublished": text, "keywords": text}
    )
    head = f'<meta name="author" content="{said}"><meta property="og:title" content="{said}">'
    script = f'<script type="application/ld+json">{stated.replace("<", "&lt;")}</script>'
    return extract(_page(f'<h1>{said}</h1><p class="byline">{said}</p>', head + script), "text/html", ADDRESS, FETCHED)


def html_raw(text: str) -> object:
    """The text as markup."""
    return extract(_page(text), "text/html", ADDRESS)


def _page(body: str, head: str = "") -> bytes:
    lead = "<p>The harbour board met on Monday and said that the pier is shut until the spring of next year.</p>"
    whole = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{lead}{body}{lead}</body></html>"
    return whole.encode()


def plain(text: str) -> object:
    return extract(text.encode(), "text/plain", ADDRESS)


def undeclared(text: str) -> object:
    """Bytes in an encoding that nothing names."""
    try:
        return decode(text.encode("cp1251", "replace") + b"\xff\xfe\xfd" * 20, "text/html")
    except Unreadable:
        return None


def titles(text: str) -> object:
    said = Titles(text, text, f"{text} | Lowland Times", text)
    return choose_title(said, site_names(("Lowland Times",), ADDRESS), bool)


def authors(text: str) -> object:
    return persons([text], frozenset()), agency_in([text]), byline_before(text)


def listed(text: str) -> object:
    """What a feed says of an item, beside an empty page."""
    given = dict.fromkeys(("title", "published", "updated", "authors", "categories", "image", "summary"), text)
    return extract(_page(""), "text/html", ADDRESS, given | FETCHED)


def site_lines(text: str) -> object:
    stage = SiteLines(ProcessSiteMemory(MemoryRule()))
    return [stage.cleaned(Page(TITLE, text), ADDRESS, name) for name in "abc"]


def known_names(text: str) -> object:
    """Entities in a language without a model: the catalogue, the passes and the resolution."""
    return tag_article(NoRecogniser(), catalogue(), TITLE, text, "en")


def tagging(text: str) -> object:
    """Quotes, attribution and dates over the entities that the catalogue gives: as many people as names."""
    people = tag_article(NoRecogniser(), catalogue(), TITLE, text, "en")
    cast = Cast(prose_of(text, "en"), people)
    return indirect_quotes(cast, direct_quotes(cast)), attributions(cast)


def entities(text: str) -> object:
    return tag_article(recogniser(), catalogue(), TITLE, text, "en")


def french_entities(text: str) -> object:
    return tag_article(recogniser(), catalogue(), TITLE, text, "fr")


def quotes(text: str) -> object:
    return [(indirect_quotes(cast, direct_quotes(cast))) for cast in casts(text)]


def attribution(text: str) -> object:
    return [attributions(cast, ("Ilse Marrow",)) for cast in casts(text)]


def casts(text: str) -> list[Cast]:
    """The text in languages of different customs, with people and without."""
    people = _people(text)
    return [Cast(prose_of(text, language), people if language != "fr" else ()) for language in ("en", "de", "fr", "zh")]


def _people(text: str) -> tuple[Entity, ...]:
    return tuple(
        Entity(id=f"{kind}:{name}", name=name, type=kind, salience=0.5, confidence=0.8, mentions=_mentions(text, name))
        for name, kind in PEOPLE.items()
    )


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    word, found, at = name.split()[-1], list[Mention](), -1
    while (at := text.find(word, at + 1)) >= 0:
        found.append(Mention(field="body", start=at, end=at + len(word), text=word, kind="alias"))
    return tuple(found)


def named_dates(text: str) -> object:
    return [dates("body", text, language, DAY) for language in ("en", "de", "fr", "ru", "hy", "zh")], iso(text)


def placed(text: str) -> object:
    return [dateline(text, language) for language in ("en", "de", "fr", "ru")]


def linking(text: str) -> object:
    """The signature by which copies and stories are found, packed."""
    return [pack(sign(TITLE, text, language)) for language in ("en", "zh")]


def merging(text: str) -> object:
    """An article's document, merged with itself and cut for the index; a tenth of the body fits."""
    article = article_of(_draft(text))
    document = merge(merge(None, article, "ref"), article.model_copy(update={"capture_id": "b"}), "ref2")
    return shortened(document, max(1, len(text) // 10)).model_dump_json()


def _draft(text: str) -> Draft:
    return draft_of({"id": "a", "title": TITLE, "body": text, "url": ADDRESS, "published": "2026-03-02"})


def feeds(text: str) -> object:
    said = html.escape(text, quote=True)
    item = "".join(
        f"<{name}>{said}</{name}>" for name in ("title", "description", "author", "category", "pubDate", "link")
    )
    return read_listing(f"<rss><channel><item>{item}</item></channel></rss>".encode(), "", ADDRESS, now=NOW)


def json_feeds(text: str) -> object:
    item = {
        "url": f"{SITE}/a",
        "title": text,
        "summary": text,
        "content_html": text,
        "date_published": text,
        "tags": [text],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": text, "items": [item]}
    return read_listing(json.dumps(feed).encode(), "", ADDRESS, now=NOW)


def listing_pages(text: str) -> object:
    return read_listing(f"<html><body><h1>News</h1>{text}".encode(), "text/html", ADDRESS, now=NOW)


def line_lists(text: str) -> object:
    return read_listing(text.encode(), "text/plain", ADDRESS, now=NOW)


def robots(text: str) -> object:
    rules = read_rules(
        text_of(b"User-agent: *\n" + b"".join(b"Disallow: /%s\n" % t for t in text.encode().splitlines())), "newswire"
    )
    return rules.allows(f"{SITE}/{text}")


def addresses(text: str) -> object:
    return [_canonical(f"{SITE}/{text}"), _canonical(f"{SITE}/a?u={text}"), _canonical(text)]


def _canonical(address: str) -> object:
    try:
        return canonicalize(address)
    except InvalidAddress:
        return None


def queries(text: str) -> object:
    return parse(text)


def marked(text: str) -> object:
    return highlights(text, text, ("pier", "harbour board", "a", "塩"))


def pushed(text: str) -> object:
    line = json.dumps({"title": text, "body": text, "authors": [text], "tags": [text], "published": "2026-03-02"})
    try:
        return read_article(line.encode(), NOW)
    except ValueError:
        return None


@cache
def catalogue() -> EntityCatalogue:
    """The packaged catalogue."""
    return load()


@cache
def recogniser() -> Recogniser:
    """The models of the settings."""
    return Offline.open().ready_recogniser()


CHEAP: Mapping[str, TextStage] = {
    "html, paragraphs": html_text,
    "html, lines": html_lines,
    "html, list of links": html_items,
    "html, facts": html_facts,
    "html, as markup": html_raw,
    "plain text": plain,
    "decoding": undeclared,
    "titles": titles,
    "authors": authors,
    "headline and teaser": split_item,
    "facts of a listing": listed,
    "site lines": site_lines,
    "language": detect,
    "known names": known_names,
    "tagging": tagging,
    "quotes": quotes,
    "attribution": attribution,
    "dates": named_dates,
    "dateline": placed,
    "digest": lambda text: digest_of(text, text),
    "linking": linking,
    "merging": merging,
    "feeds": feeds,
    "JSON feeds": json_feeds,
    "listing pages": listing_pages,
    "lists of lines": line_lists,
    "robots": robots,
    "addresses": addresses,
    "queries": queries,
    "highlights": marked,
    "pushed articles": pushed,
}
COSTLY: Mapping[str, TextStage] = {
    "entities": entities,
    "entities, French": french_entities,
}  # a model reads every word
STAGES: Mapping[str, TextStage] = {**CHEAP, **COSTLY}
