"""What `extract`, `tag` and `link` do on files: the workers' own functions, without the workers."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import compress
from pathlib import Path
from typing import Any

from newswire_shared.contracts.clock import to_ms
from newswire_shared.contracts.documents import LINKS_TO_IT, NOT_ARTICLES, Copy, MentionedDate, Relation
from newswire_shared.contracts.identity import InvalidAddress, canonicalize
from newswire_shared.contracts.stories import Card
from newswire_shared.running.embedded import Broker
from newswire_shared.running.page_files import page_id

from newswire_enrich.dates.dateline import dateline
from newswire_enrich.dates.mentioned import dates, day_of
from newswire_enrich.draft import analysed, instant
from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.entities.tagging import tag_article
from newswire_enrich.extraction import Unreadable, extract
from newswire_enrich.languages.detection import detect
from newswire_enrich.linking.linker import Linkable, Linker
from newswire_enrich.page import Page
from newswire_enrich.quotes import quotes
from newswire_enrich.quotes.attribution import attributions
from newswire_enrich.quotes.cast import Cast
from newswire_enrich.quotes.prose import prose_of
from newswire_enrich.runs.files import read_page
from newswire_enrich.sites.memory import SiteMemory
from newswire_enrich.sites.rules import NO_RULES, SiteRules
from newswire_enrich.stages.entities import UNKNOWN_IS
from newswire_enrich.stages.language import LEAD_CHARACTERS, code_of
from newswire_enrich.stages.site_lines import SiteLines

SHORTEST_DETECTED = 40  # characters; a shorter text is taken for another language too easily


def extract_pages(
    pages: Sequence[Path],
    addresses: Mapping[str, str],
    url: str | None,
    memory: SiteMemory,
    rules: SiteRules = NO_RULES,
) -> Iterator[dict[str, Any]]:
    """The article of each recorded page, in the shape that the command promises."""
    site_lines = SiteLines(memory)
    for path in pages:
        name = page_id(path.name)
        address = url or addresses.get(name)
        kind = "text/plain" if ".txt" in path.suffixes else "text/html"
        try:
            page = extract(read_page(path), kind, address or "", rules=rules)
        except Unreadable:
            page = Page("", "", kind="stub")
        key = _canonical(address)
        if key and page.kind not in NOT_ARTICLES:
            page = site_lines.cleaned(page, key, key)
        yield extracted(name, address, page)


def extracted(name: str, url: str | None, page: Page) -> dict[str, Any]:
    """One line of `extract`: a field that is unknown is null or [], never missing."""
    return {
        "id": name, "url": url, "title": page.title or None, "authors": page.authors, "published": page.published,
        "published_from": page.published_from, "modified": page.modified,
        "language": detect(f"{page.title}. {page.body[:LEAD_CHARACTERS]}") or page.language,
        "body": page.body, "kind": page.kind,
        "related": [item.model_dump() for item in page.related], "ticker": [line.model_dump() for line in page.ticker],
        "junk": page.junk, "section": page.section, "tags": page.tags, "source": page.agency, "image": page.image,
        "paywalled": page.paywalled,
    }  # fmt: skip


def body_of(article: Mapping[str, Any]) -> str:
    """An article's text, under either of its names."""
    return str(article.get("body") or article.get("text") or "")


def tag_articles(
    articles: Iterable[Mapping[str, Any]],
    recogniser: Recogniser,
    catalogue: EntityCatalogue,
) -> Iterator[dict[str, Any]]:
    """The tags of each article, from as much of title and body as workers read."""
    for article in articles:
        title, body = analysed(str(article.get("title") or "")), analysed(body_of(article))
        language = language_of(article, title, body)
        cast = Cast(prose_of(body, language), tag_article(recogniser, catalogue, title, body, language))
        yield {
            "id": article["id"], "entities": [entity.model_dump() for entity in cast.entities],
            "quotes": [quote.model_dump() for quote in quotes(cast)],
            "attribution": [one.model_dump() for one in attributions(cast)],
            "dates": [one.model_dump() for one in dates_of(article, title, body, language)],
            "dateline": dateline(body, language),
        }  # fmt: skip


def language_of(article: Mapping[str, Any], title: str, body: str) -> str:
    """The language that an article states, or seems to be written in; English where neither says."""
    lead = f"{title}. {body[:LEAD_CHARACTERS]}"
    stated = code_of(article.get("language") or article.get("lang"))
    return str(stated or (len(lead) >= SHORTEST_DETECTED and detect(lead)) or UNKNOWN_IS)


def dates_of(article: Mapping[str, Any], title: str, body: str, language: str | None) -> tuple[MentionedDate, ...]:
    """The dates of title and body, relative ones against the article's day of publication."""
    day = day_of(article.get("published"))
    return (*dates("title", title, language, day), *dates("body", body, language, day))


@contextmanager
def state_for_a_run() -> Iterator[str]:
    """A broker for this run alone, gone after it."""
    with tempfile.TemporaryDirectory(prefix="newswire-link-") as folder, Broker(Path(folder)) as broker:
        yield broker.url


def link_articles(
    articles: Sequence[Mapping[str, Any]], open_linker: Callable[[], Linker], workers: int
) -> Iterator[dict[str, Any]]:
    """The links of each article, once the whole stream has been seen and what was a near thing was looked at again."""
    ids = [str(article["id"]) for article in articles]
    with _mapping(workers) as each:
        unsettled = each(partial(_link, open_linker), articles)
        each(partial(_look_again, open_linker), list(compress(ids, unsettled)))
        related = each(partial(_relations, open_linker), articles)
    state = open_linker().state
    surviving, copies = state.resolve(ids), state.copies(ids)
    by_address = {key: str(a["id"]) for a in articles if (key := _canonical(a.get("url")))}
    for article, name, found in zip(articles, ids, related, strict=True):
        yield linked(article, surviving[name], copies.get(name), found, by_address)


@contextmanager
def _mapping(workers: int) -> Iterator[Callable[..., list[Any]]]:
    """A function that calls another for each item, here or in processes."""
    if workers == 1:
        yield lambda function, items: list(map(function, items))
        return
    with ProcessPoolExecutor(workers) as pool:
        yield lambda function, items: list(pool.map(function, items, chunksize=4))


def _link(open_linker: Callable[[], Linker], article: Mapping[str, Any]) -> bool:
    return open_linker()(linkable(article)).is_unsettled


def _look_again(open_linker: Callable[[], Linker], article_id: str) -> None:
    open_linker().look_again(article_id)


def _relations(open_linker: Callable[[], Linker], article: Mapping[str, Any]) -> tuple[Relation, ...]:
    return open_linker().relations(linkable(article))


def linkable(article: Mapping[str, Any]) -> Linkable:
    """What linking needs of an article in a file."""
    published = instant(article.get("published"))
    entities = sorted(article.get("entities") or (), key=lambda entity: -salience_of(entity))
    card = Card(
        str(article["id"]), str(article.get("source") or ""), to_ms(published) if published else None,
        tuple(str(e["id"]) for e in entities if "id" in e),
    )  # fmt: skip
    names = {str(e["id"]): str(e["name"]) for e in entities if "id" in e and "name" in e}
    title, body = analysed(str(article.get("title") or "")), analysed(body_of(article))
    return Linkable(card, title, body, language_of(article, title, body), names=names)


def salience_of(entity: Mapping[str, Any]) -> float:
    """An entity's salience, 0 where it says none."""
    salience = entity.get("salience")
    return salience if isinstance(salience, int | float) else 0.0


def linked(
    article: Mapping[str, Any], story: str, copy: Copy | None, related: Iterable[Relation],
    by_address: Mapping[str, str],
) -> dict[str, Any]:  # fmt: skip
    """One line of `link`."""
    own = str(article["id"])
    targets = [by_address.get(_canonical(address) or "") for address in article.get("links") or ()]
    relations = {t: Relation(id=t, score=1.0, why=LINKS_TO_IT) for t in targets if t and t != own}
    for relation in related:
        relations.setdefault(relation.id, relation)
    return {
        "id": own, "story": story, "duplicate_of": copy.duplicate_of if copy else None,
        "duplicate_kind": copy.kind if copy else None, "similarity": copy.similarity if copy else None,
        "related": [relation.model_dump() for relation in relations.values()],
    }  # fmt: skip


def _canonical(address: object) -> str | None:
    try:
        return canonicalize(str(address)).canonical if address else None
    except InvalidAddress:
        return None
