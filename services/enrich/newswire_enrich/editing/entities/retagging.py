"""Tagging stored articles anew: what `newswire index rebuild` is asked for, so that it finds the right ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import entry_points
from shlex import join

import typer
from newswire_shared.contracts.errors import UsageError

from newswire_enrich.editing.entities.lookup import Lookup
from newswire_enrich.editing.entities.validation import refuse_unknown
from newswire_enrich.entities.catalogue.names import folded

COMMANDS = "newswire.commands"


def rebuild_words(
    lookup: Callable[[], Lookup],
    entity: str | None,
    source: str | None,
    since: datetime | None,
    *,
    dry_run: bool,
    as_json: bool,
) -> list[str]:
    """The words after `newswire index`.  Raises UsageError for an entity that nobody knows.

    Entities are looked up only for one that is named: the rest needs no log of edits.
    """
    words = ["rebuild", "--stale"]
    words += ["--source", source] if source else []
    words += ["--since", f"{since:%Y-%m-%d}"] if since else []
    words += _about(lookup(), entity) if entity else []
    return [*words, *["--dry-run"] * dry_run, *["--json"] * as_json]


def _about(lookup: Lookup, entity_id: str) -> Iterator[str]:
    """The ids that articles may have it under, and its names."""
    refuse_unknown(entity_id, lookup)
    family = lookup.family(entity_id)
    for each in family:
        yield from ("--entity", each)
    names: dict[str, str] = {}
    for name in (name for each in family for name in lookup.all_names(each)):
        if names.setdefault(folded(name), name) is name:  # one that is folded alike finds the same articles
            yield from ("--named", name)


@dataclass(frozen=True, slots=True)
class IndexCommand:
    """`newswire index`, which another service offers where it is installed."""

    group: str = COMMANDS

    def __call__(self, words: Sequence[str]) -> None:
        """Run it with these words.  Raises UsageError where the index service is not installed."""
        found = next(iter(entry_points(group=self.group, name="index")), None)
        if found is None:
            raise UsageError(f"the index service is not installed here: run `newswire index {join(words)}` where it is")
        typer.main.get_command(found.load()).main(list(words), prog_name="newswire index", standalone_mode=False)
