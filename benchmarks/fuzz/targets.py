"""What reads inputs of strangers: what it is fed at first, and what must hold of whatever it makes of an input."""

from __future__ import annotations

import html
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from newswire_enrich.draft import Draft, article_of, through
from newswire_enrich.editing.entities.current_catalogue import CurrentCatalogue
from newswire_enrich.entities.catalogue.catalogue import load
from newswire_enrich.entities.recognition.spacy_recogniser import NoRecogniser
from newswire_enrich.extraction import CostlyMarkup, Unreadable, extract
from newswire_enrich.extraction.text.decoding import decode
from newswire_enrich.files.json_lines import read_objects
from newswire_enrich.linking.packing import pack
from newswire_enrich.linking.signature import sign
from newswire_enrich.offline.drafts import draft_of
from newswire_enrich.offline.linking import draft_to_link
from newswire_enrich.page import Page
from newswire_enrich.pipeline import tagging
from newswire_enrich.stages.link import linkable_of
from newswire_ingest.intake.warc.scan import Scan
from newswire_ingest.intake.warc.selection import choice_of
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.push.article import look_of
from newswire_ingest.robots.rules import read_rules, text_of
from newswire_search.query.article_query import Query
from newswire_search.query.plan import plan_search
from newswire_shared.contracts.documents import Article
from newswire_shared.contracts.errors import PermanentError, UsageError
from newswire_shared.contracts.identity import InvalidAddress, canonicalize
from newswire_shared.contracts.topology import QUEUE_NAMES, ROUTES
from newswire_shared.messaging.frames import check_frame

from benchmarks.fuzz import seeds
from benchmarks.fuzz.seeds import ADDRESS

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONG_WORD = re.compile(r"[a-z]{6,}")
MOST_PAGE = 1_000_000  # bytes of a record of a WARC file


@dataclass(frozen=True, slots=True)
class FuzzTarget:
    """A reader: `read` raises for whatever must not be, and nothing for what it rightly refuses."""

    seeds: Callable[[], Sequence[bytes]]
    read: Callable[[bytes], None]
    is_json: bool = False


def read_page(source: bytes) -> None:
    """Extraction: the article passes the schema, and its words stand in the page."""
    for kind in ("text/html", "text/plain", "application/json"):
        try:
            page = extract(source, kind, ADDRESS, {"fetched": NOW.isoformat()})
        except (Unreadable, CostlyMarkup):
            continue
        _is_sound(article_of(_draft(page)))
        if kind == "text/plain":
            _stands_in(page.body, decode(source, kind))


def _draft(page: Page) -> Draft:
    return replace(draft_of({"id": "a", "title": "", "body": "", "url": ADDRESS}), page=page)


def _is_sound(article: Article) -> None:
    """Whether a document is what it is after a way through the index."""
    written = article.model_dump_json()
    assert Article.model_validate_json(written).model_dump_json() == written, "the document is read otherwise"


def _stands_in(text: str, page: str) -> None:
    # Tags may stand within a word, sound ones or such as hold another, and so may the ends of lines and soft hyphens.
    without = (re.sub(gap, "", page) for gap in (r"\s+", r"<[^<>]*>", r"<[^>]*>", r"\xad"))
    known = "\n".join((html.unescape(page), *without)).casefold()
    strange = next((word for word in LONG_WORD.findall(text.casefold()) if word not in known), None)
    assert strange is None, f"{strange!r} stands nowhere in the page"


def read_feed(source: bytes) -> None:
    """Listings: what is offered has an address, its texts can be stored, its times can be counted with."""
    for kind in ("application/xml", "text/html", "application/json"):
        listing = read_listing(source, kind, ADDRESS, now=NOW)
        for item in listing.items:
            assert item.url.lower().startswith(("http://", "https://")), item.url
            repr(item).encode()
            (item.title or "").encode()
        repr(listing).encode()


def read_warc(source: bytes) -> None:
    """WARC files: the scan comes to the end, and each record lies behind the one before."""
    with tempfile.TemporaryFile() as file:
        file.write(source)
        file.flush()
        at = 0
        for found in Scan.of(file, len(source), MOST_PAGE).records(0):
            assert at <= found.offset < found.end <= len(source), "records overlap or stand still"
            at = found.end
            if found.record is not None:
                choice_of(found.record, MOST_PAGE)


def read_robots(source: bytes) -> None:
    rules = read_rules(text_of(source), "newswire")
    for address in (ADDRESS, f"{ADDRESS}?{source[:200].decode('latin-1')}"):
        deciding = rules.deciding(address)
        assert rules.allows(address) == (deciding is None or deciding.allows)


def read_query(source: bytes) -> None:
    try:
        plan = plan_search(Query(text=source.decode("utf-8", "surrogatepass" if source[:1] < b"\x80" else "replace")))
    except (UsageError, UnicodeDecodeError):
        return
    assert plan.least <= max(1, len(plan.terms.words))
    repr(plan).encode()


def read_message(source: bytes) -> None:
    """Frames and messages: refused with words, or a message that is written as it was read."""
    try:
        check_frame(source, next(iter(QUEUE_NAMES)))
    except PermanentError as error:
        assert str(error)
    try:
        given = json.loads(source)
    except (ValueError, RecursionError):
        return
    for route in ROUTES:
        try:
            message = route.message.decode(given)
        except PermanentError:
            continue
        assert route.message.decode(message.encode()) == message
        message.summary()


def read_tag(source: bytes) -> None:
    """`tag`: offsets lie in the text that was given and cut out what they say."""
    for line in _lines(source):
        draft = through(_tagging(), draft_of(line))
        assert isinstance(draft, Draft)
        fields = {"title": draft.page.title, "body": draft.page.body}
        spans = [(m.field, m.start, m.end, m.text) for entity in draft.entities for m in entity.mentions]
        spans += [(d.field, d.start, d.end, d.text) for d in draft.dates]
        for field, start, end, text in spans:
            assert fields[field][start:end] == text, "a span does not cut out its text"
        for span in (span for quote in draft.quotes for span in quote.spans):
            assert 0 <= span.start < span.end <= len(fields[span.field]), "a quote lies beyond its text"
        assert all(0 <= one.start <= one.end <= len(fields[one.field]) for one in draft.attribution)


def read_link(source: bytes) -> None:
    """`link`: a line becomes what linking works with, packed."""
    for line in _lines(source):
        linkable = linkable_of(article_of(draft_to_link(line)))
        pack(sign(linkable.title, linkable.body, linkable.language, linkable.silent))


def _lines(source: bytes) -> Iterator[Mapping[str, object]]:
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.write(source)
        file.flush()
        try:
            with redirect_stderr(io.StringIO()):  # a word for each field that is left out
                lines = [*read_objects(Path(file.name))]
        except UsageError:
            return
    yield from lines


def read_url(source: bytes) -> None:
    """Addresses: a canonical form is its own canonical form."""
    try:
        found = canonicalize(source.decode("utf-8", "replace"))
    except InvalidAddress:
        return
    assert canonicalize(found.canonical).canonical == found.canonical, "the canonical form has another one"
    found.canonical.encode()


def read_push(source: bytes) -> None:
    try:
        look = look_of(source, "desk", "", NOW)
    except ValueError as error:
        assert str(error) and not isinstance(error, UnicodeError), error
        return
    assert look.key and look.slot and look.copy.body


@cache
def _tagging() -> tuple[Callable[[Draft], Draft], ...]:
    return tagging(NoRecogniser(), CurrentCatalogue(load()))  # type: ignore[return-value]


TARGETS: Mapping[str, FuzzTarget] = {
    "pages": FuzzTarget(seeds.pages, read_page),
    "feeds": FuzzTarget(seeds.feeds, read_feed),
    "warc": FuzzTarget(seeds.archives, read_warc),
    "robots": FuzzTarget(seeds.robots_files, read_robots),
    "queries": FuzzTarget(seeds.queries, read_query),
    "messages": FuzzTarget(seeds.messages, read_message, is_json=True),
    "tag": FuzzTarget(seeds.articles, read_tag, is_json=True),
    "link": FuzzTarget(seeds.articles, read_link, is_json=True),
    "urls": FuzzTarget(seeds.addresses, read_url),
    "push": FuzzTarget(seeds.articles, read_push, is_json=True),
}
