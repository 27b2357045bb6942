"""The roots that commands work with: what a test gave the context of the command, or that of this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from newswire_enrich.composition.entity_editing import EntityEditing
    from newswire_enrich.editing.stories.editor import StoryEditor


def entity_editing(context: typer.Context) -> EntityEditing:
    """The use cases of `newswire entities`."""
    from newswire_enrich.composition.entity_editing import EntityEditing

    return context.find_object(EntityEditing) or EntityEditing()


def story_editor(context: typer.Context) -> StoryEditor:
    """The use case of `newswire stories`.  Raises MissingStack if there is no stack."""
    from newswire_enrich.composition.story_editing import StoryEditing

    return (context.find_object(StoryEditing) or StoryEditing()).editor()
