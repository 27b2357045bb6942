"""newswire as a tool beside others: what its commands `extract` and `tag` give, page by page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def extractor() -> Callable[[str, str], dict[str, Any]]:
    """The whole of extraction, with the lines that a site repeats taken out."""
    from newswire_enrich.composition.offline import Offline
    from newswire_enrich.offline.extraction import extract_pages
    from newswire_enrich.sites.memory import ProcessSiteMemory

    memory = ProcessSiteMemory(Offline.open().settings.memory_rule)
    return lambda page, url: next(extract_pages([Path(page)], {}, url, memory))


def tagger() -> Callable[[str], dict[str, Any]]:
    """All stages that tag: entities with their ids, quotes, attribution, dates."""
    from newswire_enrich.composition.offline import Offline
    from newswire_enrich.entities.catalogue.catalogue import load
    from newswire_enrich.offline.tagging import tag_articles

    recogniser, catalogue = Offline.open().ready_recogniser(), load()
    catalogue.gazetteer()
    return lambda text: next(tag_articles([{"id": "", "title": "", "body": text}], recogniser, catalogue))


def detector() -> Callable[[str], dict[str, Any]]:
    """The language of a text."""
    from newswire_enrich.languages.detection import detect

    return lambda text: {"language": detect(text)}


def identity() -> Callable[[str], dict[str, Any]]:
    """What one address of an article has in common with all others of it."""
    from newswire_shared.contracts.identity import canonicalize

    return lambda url: {"key": canonicalize(url).key}
