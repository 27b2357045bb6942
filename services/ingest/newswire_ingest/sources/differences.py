"""Changes from the sources that there are to those that a file declares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newswire_shared.contracts.errors import UsageError

from newswire_ingest.sources.declarations import FIELDS, written
from newswire_ingest.sources.names import placed
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.source_files import Declaration

SIGNS = {"add": "+", "change": "~", "remove": "-"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One source as it is, None for a new one, and as it shall be, None for one that goes."""

    before: Source | None
    after: Source | None

    @property
    def kind(self) -> str:
        return "add" if self.before is None else "remove" if self.after is None else "change"

    @property
    def name(self) -> str:
        source = self.after or self.before
        assert source is not None
        return source.name

    @property
    def fields(self) -> dict[str, tuple[Any, Any]]:
        """What differs: each field with its old and its new value."""
        old, new = (written(source) if source else {} for source in (self.before, self.after))
        return {name: (old.get(name), new.get(name)) for name in FIELDS if old.get(name) != new.get(name)}

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {"change": self.kind, "name": self.name, "fields": {name: [*pair] for name, pair in self.fields.items()}}

    def lines(self) -> Iterator[str]:
        """For a person."""
        yield f"{SIGNS[self.kind]} {self.name}"
        for name, (old, new) in self.fields.items():
            if self.kind == "change":
                yield f"    {name}: {_shown(old)} -> {_shown(new)}"
            elif name != "name":
                yield f"    {name}: {_shown(old if self.kind == 'remove' else new)}"


def _shown(value: Any) -> str:
    return (
        ", ".join(value)
        if isinstance(value, list)
        else "none"
        if value is None
        else str(value).lower()
        if value is True
        else str(value)
    )


def differences(declared: Sequence[Declaration], known: Sequence[Source], *, prune: bool = False) -> list[Difference]:
    """What makes the known sources those that a file declares; with `prune` what it does not declare goes.

    A source is known by its name, or by its address where the file gives none.  Raises UsageError for a name that the
    file gives twice.
    """
    _refuse_doubles(declared)
    by_name = {source.name: source for source in known}
    wanted = _wanted(declared, known)
    found = [Difference(by_name.get(source.name), _like(source, by_name.get(source.name))) for source in wanted]
    gone = [Difference(source, None) for source in known if source.name not in {each.name for each in wanted}]
    return [change for change in found if change.fields] + (gone if prune else [])


def _wanted(declared: Sequence[Declaration], known: Iterable[Source]) -> list[Source]:
    """Each under its name; those without one under that of their address, or a free one."""
    named = [each.source for each in declared if each.is_named]
    names = {source.name for source in named}
    others = [*named, *(source for source in known if source.name not in names)]
    return named + placed(((each.source, False) for each in declared if not each.is_named), others)


def _like(source: Source, known: Source | None) -> Source:
    return replace(source, revision=known.revision if known else 1)


def _refuse_doubles(declared: Iterable[Declaration]) -> None:
    places = dict[str, str]()
    for each in declared:
        if each.is_named and each.source.name in places:
            raise UsageError(f"{each.place}: the name {each.source.name} stands at {places[each.source.name]} already")
        places[each.source.name if each.is_named else f"\n{each.place}"] = each.place


def counted(planned: Sequence[Difference], declared: Sequence[Declaration]) -> str:
    """What an import came to, in words."""
    if len(planned) == len(declared):
        return f"{len(planned)} sources added"
    return f"{len(planned)} sources added or changed, {len(declared) - len(planned)} were there already"
