"""`newswire extract`: recorded pages taken apart, with the lines that their site repeats taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newswire_shared.contracts.documents import NOT_ARTICLES
from newswire_shared.running.page_files import page_id

from newswire_enrich.extraction import CostlyMarkup, Unreadable, extract
from newswire_enrich.files.recorded_pages import read_page
from newswire_enrich.languages.detection import detect
from newswire_enrich.offline.drafts import canonical_of
from newswire_enrich.page import Page
from newswire_enrich.sites.memory import SiteMemory
from newswire_enrich.sites.rules import NO_RULES, SiteRules
from newswire_enrich.stages.language import LEAD_CHARACTERS
from newswire_enrich.stages.site_lines import SiteLines


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
        page = page_of(path, address or "", rules)
        key = canonical_of(address)
        if key and page.kind not in NOT_ARTICLES:  # a front page repeats what is each article's own
            page = site_lines.cleaned(page, key, key)
        yield extracted(name, address, page)


def page_of(path: Path, address: str, rules: SiteRules) -> Page:
    """A recorded page taken apart; what is no text or costs too much is a stub: no page of a folder is missing."""
    kind = "text/plain" if ".txt" in path.suffixes else "text/html"
    try:
        return extract(read_page(path), kind, address, rules=rules)
    except (Unreadable, CostlyMarkup):
        return Page("", "", kind="stub")


def extracted(name: str, url: str | None, page: Page) -> dict[str, Any]:
    """One line of `extract`: a field that is unknown is null or [], never missing."""
    return {
        "id": name, "url": url, "title": page.title or None, "authors": page.authors, "byline": page.byline,
        "published": page.published, "published_from": page.published_from, "modified": page.modified,
        "language": detect(f"{page.title}. {page.body[:LEAD_CHARACTERS]}") or page.language,
        "body": page.body, "kind": page.kind,
        "related": [item.model_dump() for item in page.related], "ticker": [line.model_dump() for line in page.ticker],
        "junk": page.junk, "section": page.section, "tags": page.tags, "source": page.agency, "image": page.image,
        "paywalled": page.paywalled,
    }  # fmt: skip
