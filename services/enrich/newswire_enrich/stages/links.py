"""Stage: the addresses that the article itself points to, in canonical form."""

from __future__ import annotations

from dataclasses import replace

from newswire_shared.contracts.identity import InvalidAddress, canonicalize

from newswire_enrich.draft import Draft

MOST_LINKS = 200  # of an article: more is a list, and would only fill the index


def links(draft: Draft) -> Draft:
    """Set the page's own links, each once, without the article itself."""
    found: dict[str, None] = {}
    for address in (*draft.page.links, *(item.url for item in draft.page.related if item.url)):
        try:
            found.setdefault(canonicalize(address).canonical)
        except InvalidAddress:
            continue
    found.pop(draft.canonical, None)
    return replace(draft, links=tuple(found)[:MOST_LINKS])
