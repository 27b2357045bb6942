"""What a listing knows of an item, as the fields that its capture carries: bounded, and said to come from a listing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newswire_shared.accounting.ledger import GIVEN

from newswire_ingest.listings.values import Item
from newswire_ingest.sources.ports import Source

# Each waiting address of a source holds these in Redis, thousands of them; in UTF-8, without title and address.
MOST_BYTES = 1500
SUMMARY_CHARACTERS = 500  # two or three sentences; what is longer is the article itself
MOST_NAMES = 10  # authors, or categories: lists of more are an index of the site
NAME_CHARACTERS = 100
ADDRESS_CHARACTERS = 500


def facts_of(source: Source, item: Item) -> dict[str, str]:
    """The fields of an item's capture; those of several values have one on each line.

    `via` is the listing that said so.  Where there is too much, what is least needed is left out, and of the summary
    its end.
    """
    facts, room = {"title": item.title or ""}, MOST_BYTES
    for name, value in _by_need(source, item):
        size = len(value.encode())
        if size <= room:
            facts[name], room = value, room - size
    summary = _one(item.summary, SUMMARY_CHARACTERS).encode()[:room]
    facts["summary"] = summary.decode("utf-8", "ignore").rstrip()
    return {f"{GIVEN}{name}": value for name, value in facts.items() if value}


def _by_need(source: Source, item: Item) -> Iterator[tuple[str, str]]:
    yield "published", _one(item.published, NAME_CHARACTERS)
    yield "updated", _one(item.updated, NAME_CHARACTERS)
    yield "language", _one(source.language or item.language, NAME_CHARACTERS)
    yield "via", _address(source.address)
    yield "authors", _several(item.authors)
    yield "categories", _several(item.categories)
    yield "image", _address(item.image)
    yield "guid", _address(item.guid)


def _one(text: str | None, most: int) -> str:
    return " ".join((text or "").split())[:most].rstrip()


def _address(text: str | None) -> str:
    """An address, or a name that serves as one; half of it would be another."""
    whole = " ".join((text or "").split())
    return whole if len(whole) <= ADDRESS_CHARACTERS else ""


def _several(texts: Iterable[str]) -> str:
    names = dict.fromkeys(_one(text, NAME_CHARACTERS) for text in texts)
    return "\n".join([name for name in names if name][:MOST_NAMES])
