"""Edits that another service asks for, of entities as articles have them."""

from __future__ import annotations

from newswire_shared.contracts.entity_edits import AskedEdit, EntityDecision

from newswire_enrich.editing.entities import listing
from newswire_enrich.editing.entities.editor import EntityEditor
from newswire_enrich.editing.entities.edits import Alias, Edit, Merge, Rename, Suppress
from newswire_enrich.editing.provenance import Provenance


def carried_out(editor: EntityEditor, asked: AskedEdit, by: str, why: str) -> str:
    """Make the edit, and answer what was made.  Raises UsageError for what would do nothing or harm."""
    # articles have it, so an id that the catalogue lacks is meant
    return listing.summary(editor.edit([(_edit(asked), Provenance.of(by, why, unlisted=True))]))


def _edit(asked: AskedEdit) -> Edit:
    match asked.decision:
        case EntityDecision.RENAME:
            return Rename(entity_id=asked.entity_id, name=asked.value)
        case EntityDecision.ALIAS:
            return Alias(entity_id=asked.entity_id, alias=asked.value, type=asked.type, name=asked.name)
        case EntityDecision.MERGE:
            return Merge(entity_id=asked.entity_id, into=asked.value)
        case EntityDecision.SUPPRESS:
            return Suppress(entity_id=asked.entity_id)
