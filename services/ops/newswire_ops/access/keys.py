"""Access keys as a person works with them: made, listed, revoked.

The copy in Redis that everyone asks is changed, and RecordChanged is published, which the indexer keeps in the index
`people`.  Neither holds the key itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from newswire_shared.accounting.access_keys import AccessKey, AccessKeys, Right, key_of, new_key
from newswire_shared.accounting.journal import Records
from newswire_shared.accounting.publishing import EventPublisher
from newswire_shared.accounting.restoration import PartProgress, Resumption, Survivors
from newswire_shared.contracts.clock import from_ms
from newswire_shared.contracts.documents import StoredRecord
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.source_names import is_source_name
from pydantic import ValidationError

HEADINGS = ("id", "name", "source", "may", "made (UTC)", "last used", "state")
KIND = "key"  # of the records in the index `people`


@dataclass(frozen=True, slots=True)
class ListedKey:
    """A key, and when it was last used; 0 if it never was."""

    key: AccessKey
    used_ms: int

    def as_json(self) -> dict[str, Any]:
        """For machines; without the digest, which nobody needs."""
        shown = {name: value for name, value in asdict(self.key).items() if name != "digest"}
        return shown | {"used_ms": self.used_ms}

    def as_row(self) -> tuple[str, ...]:
        """For a person, under `HEADINGS`."""
        key = self.key
        state = f"revoked {_shown(key.revoked_ms)}" if key.revoked_ms else "in force"
        made, used = _shown(key.created_ms), _shown(self.used_ms) if self.used_ms else "never"
        return key.id, key.name, key.source, ", ".join(key.rights), made, used, state


@dataclass(frozen=True, slots=True)
class KeyEditor:
    """Makes and revokes keys, each change with its record."""

    keys: AccessKeys
    publisher: EventPublisher

    def add(self, name: str, source: str, rights: tuple[Right, ...]) -> tuple[AccessKey, str]:
        """Make a key, and answer it with the text that is shown once.

        Raises UsageError for a name that another key in force has, or that is none.
        """
        for what, given in (("key", name), ("source", source)):
            if not is_source_name(given):
                raise UsageError(f"{given!r} is no name for a {what}: small letters, digits, dots, hyphens; at most 63")
        if any(key.name == name and not key.revoked_ms for key in self.keys.all()):
            raise UsageError(f"there is a key {name} already: revoke it first, or choose another name")
        made, text = new_key(name, source, tuple(rights))
        return self._recorded(self.keys.add(made)), text

    def revoke(self, name_or_id: str) -> AccessKey:
        """Let a key open nothing from now on.  Raises UsageError if there is none in force, or more than one."""
        in_force = [key for key in self.keys.all() if not key.revoked_ms]
        found = [key for key in in_force if name_or_id in (key.id, key.name)]
        if len(found) > 1:
            raise UsageError(f"{name_or_id} is several keys: name one of {', '.join(key.id for key in found)}")
        if not found:
            names = ", ".join(key.name for key in in_force) or "none"
            raise UsageError(f"there is no key {name_or_id} in force; there are: {names}")
        return self._recorded(self.keys.revoke(found[0]))

    def restore(self, keys: Iterable[AccessKey]) -> int:
        """Put keys back as their records have them, and answer how many; what is newer here stays."""
        known = {key.id: key.revision for key in self.keys.all()}
        lost = [key for key in keys if known.get(key.id, 0) < key.revision]
        for key in lost:
            self.keys.put(key)
        return len(lost)

    def record(self) -> int:
        """Publish the record of every key again, and answer how many."""
        keys = self.keys.all()
        for key in keys:
            self._recorded(key)
        return len(keys)

    def listed(self) -> list[ListedKey]:
        """Every key, the oldest first."""
        used: Mapping[str, int] = self.keys.used_ms()
        return [ListedKey(key, used.get(key.id, 0)) for key in self.keys.all()]

    def _recorded(self, key: AccessKey) -> AccessKey:
        Records(KIND, self.publisher).keep(key.id, key.revision, asdict(key))
        return key


@dataclass(frozen=True, slots=True)
class RestoreKeys:
    """Use case: bring keys back from their records in the index."""

    editor: KeyEditor

    def __call__(self, survivors: Survivors, resumption: Resumption) -> Iterator[PartProgress]:
        found, notes = list[AccessKey](), list[str]()
        records = survivors.records(KIND)
        for record in records:
            try:
                found.append(key_of(record.record or {}))
            except (TypeError, KeyError) as error:
                notes.append(f"the record of key {record.name} cannot be read: {error}")
        back = len(found) if resumption.dry_run else self.editor.restore(found)
        yield PartProgress(total=len(records)).after("", len(records), back, notes)


def read_records(lines: Iterable[str]) -> Iterator[AccessKey]:
    """The keys of records of the index `people`, one a line.  Raises UsageError that names the line."""
    for number, line in enumerate(lines, 1):
        try:
            found = StoredRecord.model_validate_json(line)
            if found.kind != KIND or found.record is None:
                raise KeyError(found.kind)
            yield key_of(found.record)
        except (ValidationError, TypeError, KeyError) as error:
            raise UsageError(
                f"line {number} is no record of a key: make the file by `newswire index records {KIND}`"
            ) from error


def _shown(at_ms: int) -> str:
    return f"{from_ms(at_ms):%Y-%m-%d %H:%M}"
