"""Entities and their edits as `newswire entities` shows them: rows and lines for people, objects for machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newswire_enrich.editing.entities.log import LoggedChange, described, ids_of, undone
from newswire_enrich.editing.entities.lookup import Lookup, Standing

HEADINGS = ("id", "name", "type", "country", "source", "now")
LOG_HEADINGS = ("edit", "when (UTC)", "by", "what", "why", "")
SOURCES = {"articles": "articles; not in the catalogue", "operator": "an edit"}


def now(standing: Standing) -> str:
    """What edits made of an entity, in a word; "" if nothing."""
    if standing.current is None:
        return "suppressed"
    return "" if standing.current == standing.row.id else f"merged into {standing.current}"


def row(standing: Standing) -> tuple[str, ...]:
    """An entity in a table."""
    own = standing.row
    return own.id, standing.shown, own.type, own.country, SOURCES.get(own.source, own.source), now(standing)


def as_json(standing: Standing, lookup: Lookup) -> dict[str, Any]:
    """An entity for machines; `current` is null for a suppressed one."""
    own = standing.row
    return {
        "id": own.id, "name": standing.shown, "type": own.type, "country": own.country or None,
        "source": own.source, "current": standing.current, "names": lookup.names(own.id),
        "edits": [{"number": number, **edit.model_dump()} for number, edit in standing.edits],
    }  # fmt: skip


def lines(standing: Standing, lookup: Lookup) -> Iterator[str]:
    """An entity for a person."""
    own = standing.row
    shown = {
        "name": standing.shown,
        "type": own.type,
        "country": own.country,
        "source": SOURCES.get(own.source, own.source),
        "names": ", ".join(lookup.names(own.id)),
        "now": now(standing),
    }
    yield own.id
    yield from (f"  {label:<8} {text}" for label, text in shown.items() if text)
    yield from (f"  edit {number:<3} {described(edit)}" for number, edit in standing.edits)


def chosen(log: Sequence[LoggedChange], entity_id: str | None) -> list[LoggedChange]:
    """The changes that name an entity, or all, the newest first; with the undos of those."""
    numbers = {e.number for e in log if e.change.edit != "undo" and entity_id in (None, *ids_of(e.change))}
    for entry in sorted(log, key=lambda entry: entry.number):
        if entry.change.edit == "undo" and entry.change.number in numbers:
            numbers.add(entry.number)
    return sorted((entry for entry in log if entry.number in numbers), key=lambda entry: -entry.number)


def log_rows(entries: Iterable[LoggedChange], log: Sequence[LoggedChange]) -> Iterator[tuple[str, ...]]:
    """Changes in a table; the last column shows which are undone."""
    gone = undone(log)
    for entry in entries:
        state = f"undone by {gone[entry.number]}" if entry.number in gone else ""
        yield str(entry.number), f"{entry.at:%Y-%m-%d %H:%M:%S}", entry.by, described(entry.change), entry.why, state


def log_json(entries: Iterable[LoggedChange], log: Sequence[LoggedChange]) -> Iterator[dict[str, Any]]:
    """Changes for machines."""
    gone = undone(log)
    for entry in entries:
        yield {**entry.model_dump(mode="json"), "undone_by": gone.get(entry.number)}


def summary(entries: Sequence[LoggedChange]) -> str:
    """The changes that were made, for a person."""
    if not entries:
        return "nothing to change: it is so already"
    return "\n".join(f"edit {entry.number}: {described(entry.change)}" for entry in entries)
