"""What a person decides of an entity, as one service asks another to carry it out.

Enrichment, which owns the edits, offers who carries them out by the entry-point group `newswire.entity_editors`; the
HTTP application asks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from newswire_shared.contracts.documents import EntityType

EDITORS = "newswire.entity_editors"


class EntityDecision(StrEnum):
    """What is decided of an entity."""

    RENAME = "rename"
    ALIAS = "alias"
    MERGE = "merge"
    SUPPRESS = "suppress"


@dataclass(frozen=True, slots=True)
class AskedEdit:
    """An edit of an entity as articles have it.

    `value` is the new name, the further name, or the id that it is merged into; "" for a suppression.  `name` and
    `type` are what articles call it and take it for.
    """

    decision: EntityDecision
    entity_id: str
    value: str
    name: str
    type: EntityType


class EntityDesk(Protocol):
    """Carries edits out."""

    def __call__(self, edit: AskedEdit, by: str, why: str) -> str:
        """Make an edit, and answer in a line what became of it.

        Raises UsageError for what would do nothing or harm, MissingStack without a stack, and TransientError.
        """
