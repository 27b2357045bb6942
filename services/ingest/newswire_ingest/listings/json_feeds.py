"""JSON Feed 1.0 and 1.1, known by their structure: the version is missing or wrong in many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newswire_ingest.listings.dates import moment
from newswire_ingest.listings.each import each_read
from newswire_ingest.listings.elements import PROSE
from newswire_ingest.listings.links import is_web
from newswire_ingest.listings.plain import plain
from newswire_ingest.listings.problems import Problem
from newswire_ingest.listings.values import Item, Listing

ADDRESSES = ("url", "external_url")
SPECIFIC = frozenset((*ADDRESSES, "content_html", "content_text", "date_published"))  # what an item of a feed has
VERSION = "jsonfeed.org"
ITEMS = re.compile(r'"items"\s*:\s*\[')
BETWEEN = re.compile(r"[\s,]*")
# Lenient about raw tabs and line ends in strings, which hand-made feeds have.
DECODER = json.JSONDecoder(strict=False)


def read_json(text: str) -> Listing | None:
    """A JSON Feed; None for JSON that is none."""
    try:
        found, problems = DECODER.decode(text), tuple[str, ...]()
    except (ValueError, RecursionError) as error:
        found, problems = _to_the_fault(text), (Problem.BROKEN.of(f"{type(error).__name__}: {error}"),)
    if not isinstance(found, dict) or not _is_feed(found):
        return None
    entries = found.get("items")
    if not isinstance(entries, list):
        why = Problem.BROKEN.of("it has no list of items")
        return Listing("jsonfeed", _string(found.get("title")), (), (*problems, why))
    heirs = tuple(_people(found))
    items, odd = each_read(lambda entry: _item(entry if isinstance(entry, dict) else {}, heirs), entries)
    return Listing(
        kind="jsonfeed",
        title=plain(_string(found.get("title"))),
        items=items,
        problems=(*problems, *odd),
        language=_string(found.get("language")),
        site=_string(found.get("home_page_url")),
    )


def _is_feed(found: dict[str, Any]) -> bool:
    if VERSION in str(found.get("version", ""))[:100]:
        return True
    items = found.get("items")
    if not isinstance(items, list):
        return False
    dicts = [item for item in items[:20] if isinstance(item, dict)]
    return any(SPECIFIC & item.keys() for item in dicts)


def _to_the_fault(text: str) -> dict[str, Any] | None:
    """What can be read of broken JSON: the texts at its head, and the items before the fault."""
    begin = ITEMS.search(text)
    is_one = begin or VERSION in text[:1000]
    if not is_one:
        return None
    before = text[: begin.start() if begin else 1000]
    head = {name: _value(before, name) for name in ("title", "home_page_url")}
    version = VERSION if VERSION in before[:1000] else ""
    return {**head, "version": version, "items": list(_whole_items(text, begin.end())) if begin else []}


def _value(head: str, name: str) -> str | None:
    found = re.search(rf'"{name}"\s*:\s*("(?:[^"\\]|\\.){{0,1000}}")', head)
    try:
        return _string(DECODER.decode(found[1])) if found else None
    except ValueError:
        return None


def _whole_items(text: str, at: int) -> Iterator[object]:
    while True:
        between = BETWEEN.match(text, at)
        at = between.end() if between else at
        try:
            item, at = DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield item


def _item(entry: dict[str, Any], heirs: tuple[str, ...]) -> Item:
    guid = _string(entry.get("id"))
    links = (_string(entry.get(name)) for name in ADDRESSES)
    published, updated = (moment(_written(entry.get(name))) for name in ("date_published", "date_modified"))
    return Item(
        url=next(filter(None, links), None) or (guid if guid and is_web(guid) else ""),
        title=plain(_string(entry.get("title"))),
        published=published or updated,
        guid=guid or (str(entry["id"]) if isinstance(entry.get("id"), int) else None),
        updated=updated,
        summary=plain((_string(entry.get("summary")) or "")[:PROSE]),
        authors=tuple(dict.fromkeys(_people(entry))) or heirs,
        categories=tuple(tag.strip() for tag in _list(entry.get("tags")) if isinstance(tag, str) and tag.strip()),
        language=_string(entry.get("language")),
        image=_image(entry),
    )


def _people(entry: dict[str, Any]) -> Iterator[str]:
    for person in (*_list(entry.get("authors")), entry.get("author")):
        name = _string(person.get("name")) if isinstance(person, dict) else _string(person)
        if name and name.strip():
            yield " ".join(name.split())


def _image(entry: dict[str, Any]) -> str | None:
    attached = [part.get("url") for part in _list(entry.get("attachments")) if isinstance(part, dict)]
    return next((found for found in (entry.get("image"), entry.get("banner_image"), *attached)
                 if isinstance(found, str) and found), None)  # fmt: skip


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _written(value: object) -> str | None:
    """A date, which some write as a number of seconds."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _string(value)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None
