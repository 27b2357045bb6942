"""The entities that people made one of: where an id leads to now, by the records of their edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

KIND = "entity-edit"  # of the records that enrichment keeps of each change


def present_id(entity_id: str, edits: Iterable[Mapping[str, Any]]) -> str:
    """The id that an entity has by these edits; its own where nothing was merged, or where merges go in a circle."""
    merges, now, met = _merges(edits), entity_id, {entity_id}
    while (into := merges.get(now)) is not None:
        if into in met:
            return entity_id
        met.add(into)
        now = into
    return now


def _merges(edits: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Which id each merged one went into; an edit that was undone holds no more, unless that was undone too."""
    ordered = sorted(((int(edit["number"]), edit["change"]) for edit in edits), key=lambda edit: edit[0])
    undone = set[int]()
    for number, change in reversed(ordered):
        if change["edit"] == "undo" and number not in undone:
            undone.add(int(change["number"]))
    holding = (change for number, change in ordered if number not in undone)
    return {change["entity_id"]: change["into"] for change in holding if change["edit"] == "merge"}
