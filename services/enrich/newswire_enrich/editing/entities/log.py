"""The log of operators' edits: every change with its number, who made it, when and why; nothing is taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal, Protocol

from newswire_shared.accounting.journal import Entry, JournalStore
from newswire_shared.contracts.documents import Value
from pydantic import Field

from newswire_enrich.editing.entities.edits import Alias, Edit, Edits, Merge, Rename, Split, Suppress, followed


class Undo(Value):
    """The change of a number holds no more; undone itself, it holds again."""

    edit: Literal["undo"] = "undo"
    number: int


Change = Annotated[Merge | Split | Rename | Suppress | Alias | Undo, Field(discriminator="edit")]


class LoggedChange(Entry):
    """A change as it stands in the log; its number is written down with it."""

    number: int
    change: Change


class EditLog(JournalStore[LoggedChange], Protocol):
    """Keeps the log where every worker can read it.  Each method raises TransientError."""

    def version(self) -> str:
        """The version of the edits in force, "" if there are none: cheap, for whoever asks at each article."""


class NoEdits:
    """The log where nobody edits: for runs over files."""

    def version(self) -> str:
        return ""

    def entries(self) -> tuple[LoggedChange, ...]:
        return ()

    def append(self, known: int, entries: Sequence[LoggedChange]) -> bool:
        return False

    def replace(self, entries: Sequence[LoggedChange]) -> None:
        """Nothing is kept."""


def undone(log: Iterable[LoggedChange]) -> dict[int, int]:
    """The numbers of changes that hold no more, each with the number of the undo that holds against it."""
    found: dict[int, int] = {}
    for entry in sorted(log, key=lambda entry: -entry.number):  # the last word first: it decides over those before
        if entry.number not in found and isinstance(entry.change, Undo):
            found.setdefault(entry.change.number, entry.number)
    return found


def holding(log: Iterable[LoggedChange]) -> list[tuple[int, Edit]]:
    """The edits in force with their numbers, in order."""
    listed = sorted(log, key=lambda entry: entry.number)
    gone = undone(listed)  # an undo that was undone itself takes nothing back
    return [(e.number, e.change) for e in listed if e.number not in gone and not isinstance(e.change, Undo)]


def in_force(log: Iterable[LoggedChange]) -> Edits:
    """The edits that hold."""
    return Edits(tuple(edit for _, edit in holding(log)))


def circle(edits: Edits) -> str:
    """The ids of merges that go in a circle, "" if none do."""
    merges = edits.merges
    return ", ".join(sorted(entity_id for entity_id in merges if followed(entity_id, merges) is None))


def lasting(edits: Iterable[Edit]) -> list[Edit]:
    """Edits without repetitions, and of each entity's names only the last."""
    return [*standing(edits).values()]


def standing(edits: Iterable[Edit]) -> dict[Edit | str, Edit]:
    """Edits by what they decide: for a name that is the entity, so the last one stands; for others the edit itself."""
    return {decides(edit): edit for edit in edits}


def decides(edit: Edit) -> Edit | str:
    """What an edit decides, as a key."""
    return edit.entity_id if isinstance(edit, Rename) else edit


def ids_of(edit: Edit) -> tuple[str, ...]:
    """The entities that an edit is about."""
    return (edit.entity_id, edit.into) if isinstance(edit, Merge | Split) else (edit.entity_id,)


def described(change: Change) -> str:
    """A change in a few words."""
    match change:
        case Merge():
            return f"{change.entity_id} is {change.into}"
        case Split():
            return f"“{change.name}” is {change.into}, not {change.entity_id}"
        case Rename():
            return f"{change.entity_id} is shown as “{change.name}”"
        case Suppress():
            return f"{change.entity_id} is not shown"
        case Alias():
            return f"“{change.alias}” is {change.entity_id}"
        case Undo():
            return f"edit {change.number} holds no more"
