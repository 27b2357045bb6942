"""Operators' edits of entities in JSONL files: to keep, to share, and to put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from newswire_shared.contracts.documents import Value
from newswire_shared.contracts.errors import UsageError
from pydantic import Field, TypeAdapter, ValidationError

from newswire_enrich.editing.entities.edits import Edit
from newswire_enrich.editing.entities.log import LoggedChange, holding, lasting
from newswire_enrich.editing.stories.edits import LoggedStoryEdit
from newswire_enrich.files.json_lines import numbered_objects

FORM = '{"edit": "merge", "entity_id": …, "into": …}; `newswire entities export` writes this form'
PROVENANCE = ("by", "why")
V = TypeVar("V", bound=Value)
_EDIT: TypeAdapter[Edit] = TypeAdapter(Annotated[Edit, Field(discriminator="edit")])


@dataclass(frozen=True, slots=True)
class FiledEdit:
    """An edit of a file, with who made it and why where the file has it."""

    edit: Edit
    by: str | None
    why: str


def read_edits(path: Path) -> list[FiledEdit]:
    """The edits of a file, of each entity's names the last.  Raises UsageError naming file and line."""
    found = (_filed(f"{path}, line {number}", item) for number, item in numbered_objects(path, "edit"))
    filed = {each.edit: each for each in found}  # of one edit twice the last provenance
    return [filed[edit] for edit in lasting([*filed])]


def exported(log: Sequence[LoggedChange]) -> Iterator[dict[str, Any]]:
    """The edits in force, as `read_edits` reads them."""
    entries = {entry.number: entry for entry in log}
    numbers = {edit: number for number, edit in holding(log)}
    for edit in lasting([*numbers]):  # a name that another one replaced would only be made and replaced again
        entry = entries[numbers[edit]]
        yield {**edit.model_dump(), "by": entry.by, "why": entry.why}


def read_records(path: Path) -> list[LoggedChange]:
    """The changes of a file of records of the index `people`.  Raises UsageError naming file and line."""
    return _recorded(LoggedChange, "entity-edit", path)


def read_story_records(path: Path) -> list[LoggedStoryEdit]:
    """The decisions on stories of a file of records of the index `people`.  Raises UsageError naming file and line."""
    return _recorded(LoggedStoryEdit, "story-edit", path)


def _filed(place: str, found: Mapping[str, Any]) -> FiledEdit:
    try:
        edit = _EDIT.validate_python({name: value for name, value in found.items() if name not in PROVENANCE})
    except ValidationError as error:
        raise UsageError(f"{place} is no edit: {FORM}") from error
    by, why = found.get("by"), found.get("why") or ""
    if not isinstance(by, str | None) or not isinstance(why, str):
        raise UsageError(f"{place}: by and why are texts")
    return FiledEdit(edit, by, why)


def _recorded(model: type[V], kind: str, path: Path) -> list[V]:
    """What the records of a kind in a file hold.  Raises UsageError naming file and line."""
    return [_logged(model, kind, f"{path}, line {number}", found) for number, found in numbered_objects(path, "record")]


def _logged(model: type[V], kind: str, place: str, found: Mapping[str, Any]) -> V:
    try:
        return model.model_validate(found["record"])
    except ValidationError as error:
        raise UsageError(
            f"{place} is no record of an edit: make the file by `newswire index records {kind}`"
        ) from error
