"""Edits that the HTTP application asks for."""

from __future__ import annotations

import pytest
from newswire_enrich.editing.entities.asked_edits import carried_out
from newswire_enrich.editing.entities.edits import Alias, Edit, Merge, Rename, Suppress
from newswire_shared.contracts.entity_edits import AskedEdit, EntityDecision
from newswire_shared.contracts.errors import UsageError
from unit.enrich.edit_stand import Stand


@pytest.mark.parametrize(
    ("decision", "value", "made"),
    [
        (EntityDecision.RENAME, "Ana Lindt", Rename(entity_id="person:anna", name="Ana Lindt")),
        (EntityDecision.MERGE, "person:ana", Merge(entity_id="person:anna", into="person:ana")),
        (EntityDecision.SUPPRESS, "", Suppress(entity_id="person:anna")),
        (EntityDecision.ALIAS, "A. Lind", Alias(entity_id="person:anna", alias="A. Lind", type="person", name="Anna")),
    ],
)
def test_an_edit_is_logged_with_who_asked_and_why(decision: EntityDecision, value: str, made: Edit) -> None:
    stand = Stand()
    told = carried_out(stand.editor, AskedEdit(decision, "person:anna", value, "Anna", "person"), "news desk", "so")
    [entry] = stand.log.entries()
    assert entry.change == made and (entry.by, entry.why) == ("news desk", "so") and told.startswith("edit 1:")
    again = carried_out(stand.editor, AskedEdit(decision, "person:anna", value, "Anna", "person"), "news desk", "so")
    assert "so already" in again and len(stand.log.entries()) == 1


def test_what_would_do_harm_is_refused() -> None:
    stand = Stand()
    with pytest.raises(UsageError, match="is no name"):
        carried_out(stand.editor, AskedEdit(EntityDecision.RENAME, "person:anna", "…", "Anna", "person"), "desk", "")
    assert not stand.log.entries()
