"""The Lua scripts of linking."""

from __future__ import annotations

from newswire_shared.state.scripts import STORY_LIBRARIES, ScriptFolder

LINKING = "newswire_enrich.linking"
SCRIPTS = ScriptFolder(LINKING, (*STORY_LIBRARIES, (LINKING, "library")))
