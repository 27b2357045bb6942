"""The root of `newswire entities`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock

from newswire_shared.contracts.clock import SystemClock
from newswire_shared.contracts.entity_edits import AskedEdit
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.assembly import assemble

from newswire_enrich.editing.entities.asked_edits import carried_out
from newswire_enrich.editing.entities.editor import EntityEditor
from newswire_enrich.editing.entities.redis_log import RedisEditLog
from newswire_enrich.editing.entities.retagging import IndexCommand
from newswire_enrich.entities.catalogue.catalogue import load as load_catalogue


def open_entity_editor() -> EntityEditor:
    """The editor of entities on the configured or running stack.  Raises MissingStack if there is none."""
    parts = assemble("entities", load(SharedSettings))
    return EntityEditor(RedisEditLog(parts.state), parts.publisher, load_catalogue(), SystemClock())


@dataclass(frozen=True, slots=True)
class EntityEditing:
    """What operators decide of entities; the editor finds its stack when it is asked for."""

    editor: Callable[[], EntityEditor] = open_entity_editor
    index_command: Callable[[Sequence[str]], None] = field(default_factory=IndexCommand)


_opening = Lock()
_kept_editor = cache(open_entity_editor)  # of a server, which lives long: a catalogue takes a second to read


def edit_entity(edit: AskedEdit, by: str, why: str) -> str:
    """Carry out what another service asks (`newswire.entity_editors`), as EntityDesk says."""
    with _opening:  # two threads that ask first would read the catalogue twice
        editor = _kept_editor()
    return carried_out(editor, edit, by, why)
