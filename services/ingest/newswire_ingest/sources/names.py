"""The names of sources: no source takes another's place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.source_names import LONGEST_NAME

from newswire_ingest.sources.ports import Source


def placed(declared: Iterable[tuple[Source, bool]], known: Iterable[Source]) -> list[Source]:
    """Sources under names that take no other's place; True stands beside those that a person named.

    One that is known already, by its address, keeps its name.  The second feed of a host becomes `host-2`.  Raises
    UsageError where a person gave the name of another source.
    """
    kept, named = {source.name: source for source in known}, list[Source]()
    of_address = {source.address: source.name for source in kept.values()}
    taken = {source.name: source.address for source in kept.values()}
    for source, is_named in declared:
        if is_named and source.name in kept and kept[source.name].address != source.address:
            raise UsageError(_taken_by(kept[source.name]))
        name = source.name if is_named else of_address.get(source.address, source.name)
        named.append(replace(source, name=_free(name, source.address, taken)))
        taken[named[-1].name] = source.address
    return named


def _free(name: str, address: str, taken: Mapping[str, str]) -> str:
    """The name, or the first of name-2, name-3 … that is not another address' already."""
    tried, number = name, 1
    while taken.get(tried, address) != address:
        number += 1
        tried = f"{name[: LONGEST_NAME - len(str(number)) - 1]}-{number}"
    return tried


def _taken_by(source: Source) -> str:
    return (
        f"the source {source.name} is {source.address} already: choose another --name, "
        f"or take it away first with `newswire sources remove {source.name}`"
    )
